"""Three servers over one PostgreSQL, killed and restarted at random with 64 officers at work (4.2, 4.6, 4.8).

At the end: every act that was answered stands in the book exactly once, and one that was under way at a kill once or
not at all; positions have no gap; every head that any server showed is a prefix of the last; the ledger verifies; the
cookies of the beginning are good at every server; and failed attempts to sign in are counted together.
`python3 Tests/several/several.py --seconds 300` needs PostgreSQL's programs, and begins one of its own.
"""

import argparse
import concurrent.futures
import pathlib
import random
import signal
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/crash"))

import atwork  # noqa: E402
import checks  # noqa: E402
import load  # noqa: E402
from fleet import SERVERS, Fleet, Killer  # noqa: E402
from ground import ground  # noqa: E402
from traveller import Traveller  # noqa: E402

HOLDER = "Thames Valley Police"
# Those who have not signed, one with nobody in post, and the support team ask nobody anything.
IDLE = {"MKEC", "MKCMS", "Kestrel Hill School", "SaferMK Support Team", HOLDER}
ASKING = 14
AT_HOLDER = 8


class Several:
    def __init__(self, binary, folder, database, dice):
        self.binary, self.folder, self.dice = binary, folder, dice
        self.database = checks.Database(database)
        self.records = ["--records", database, "--name", "demo"]
        logs = folder / "logs"
        logs.mkdir()
        self.fleet = Fleet(binary, [*self.records, "--key-file", folder / "demo" / "root.key"], logs)
        self.told, self.heads, self.trays = atwork.Told(), checks.Heads(), atwork.Trays()
        self.officers, self.killer = [], None

    def prepare(self):
        """A partnership in the database, three servers, and everybody signed in, once and for all."""
        subprocess.run(
            [self.binary, "demo", "--only-make", "--records", self.database.address, "--data", self.folder / "demo"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        for place in range(SERVERS):
            self.fleet.start(place)
        self.found = load.sign_ins(self.folder / "demo")
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            self.officers = list(pool.map(self._signed_in, self._posts()))
        team = "SaferMK Support Team"
        self.watcher = self._signed_in((team, [], *self._first("auditor", team)))
        self.opened = self.database.number("SELECT count(*) FROM demo.session")
        if self.opened != len(self.officers) + 1:
            raise AssertionError(f"{len(self.officers) + 1} people signed in, and there are {self.opened} sessions")

    def _first(self, post, agency):
        return next(iter(self.found[f"{post}, {agency}"].items()))

    def _posts(self):
        """Who is at work: agency, acts, e-mail address and password."""
        agencies = [place.split(", ", 1)[1] for place in self.found if place.startswith("practitioner, ")]
        for agency in [agency for agency in agencies if agency not in IDLE][:ASKING]:
            # One browser each, since one person who begins twice takes up the same empty draft.
            for login in list(self.found[f"practitioner, {agency}"].items())[:2]:
                yield agency, [load.hand_in], *login
            yield agency, [load.approve], *self._first("liaison officer", agency)
            yield agency, [load.read, load.destroy, load.approve], *self._first("deputy liaison officer", agency)
        for number in range(AT_HOLDER):
            post = "deputy liaison officer" if number % 2 else "liaison officer"
            acts = [load.determine, load.disclose] if number % 4 < 2 else [load.disclose, load.determine]
            yield HOLDER, acts, *self._first(post, HOLDER)

    def _signed_in(self, post):
        agency, acts, *login = post
        officer = Traveller(self.fleet, random.Random(self.dice.random())).sign_in(*login)
        officer.acts, officer.tray = acts, atwork.Tray(self.trays, agency)
        return officer

    def run(self, seconds):
        before = self.database.book()
        killer = self.killer = Killer(self.fleet, random.Random(self.dice.random()))
        threads = [threading.Thread(target=self._watch, daemon=True)] + [
            threading.Thread(
                target=atwork.day, args=(officer, officer.acts, self.told, officer.tray, self.heads), daemon=True)
            for officer in self.officers
        ]  # fmt: skip
        start = time.monotonic()
        for thread in [*threads, killer]:
            thread.start()
        self._pass(seconds, start, killer)
        killer.stop.set()
        killer.join(timeout=180)
        self.told.stop.set()
        for thread in threads:
            thread.join(timeout=180)
        self.took = time.monotonic() - start
        if any(thread.is_alive() for thread in [*threads, killer]):
            raise AssertionError("somebody is still waiting for an answer after three minutes")
        if killer.fault:
            raise AssertionError(killer.fault)
        return before

    def _pass(self, seconds, start, killer):
        """Lets the time go by; halfway somebody who forgot a password tries their luck at every server."""
        tried, said = False, 0
        while (passed := time.monotonic() - start) < seconds and not self.told.stop.is_set() and not killer.fault:
            if passed > seconds / 2 and not tried:
                tried = True
                email, _ = self._first("signatory", "Milton Keynes Council")
                checks.throttled_one_by_one(self.fleet, self.dice, email)
            time.sleep(0.5)
            if passed - said >= 10:
                said = passed
                print(f"{passed:.0f} s of {seconds}: {len(self.told.acts)} acts answered, "
                      f"{self.fleet.kills} kills", flush=True)  # fmt: skip

    def _watch(self):
        """Keeps each head that comes by, as another agency may."""
        while not self.told.stop.is_set():
            try:
                self.watcher.leave()
                self.heads.look(self.watcher)
            except Exception as error:  # noqa: BLE001 (whatever it is, the run has failed, and says why)
                self.told.fault(f"the watcher: {error}")
            self.told.stop.wait(0.3)

    def look(self, before):
        if self.told.faults:
            raise AssertionError("\n".join(self.told.faults))
        checks.sessions(self.fleet, self.database, [*self.officers, self.watcher], self.opened)
        email, password = self._first("signatory", HOLDER)
        checks.throttled_at_once(self.fleet, email, password)
        self.whole = checks.acts(before, self.database.book(), self.told)
        self.size = checks.positions(self.database)
        if len(self.heads.servers) < SERVERS:
            raise AssertionError(f"heads were seen at {sorted(self.heads.servers)} alone")
        last = subprocess.run(
            [self.binary, "ledger", "checkpoint", *self.records], check=True, capture_output=True, text=True)
        self.heads.add(last.stdout)
        checks.verify(self.binary, self.records, self.heads.write(self.folder / "heads"))
        for place in range(SERVERS):
            self.fleet.end(place, signal.SIGTERM)
        if self.fleet.logged():
            raise AssertionError("the servers logged:\n" + "\n".join(self.fleet.logged()[:50]))
        # A run in which nobody was at work, or nothing was killed, would prove nothing.
        if len(self.told.acts) < self.took or self.fleet.kills < self.took / 30:
            raise AssertionError(f"too little went on: {len(self.told.acts)} acts, {self.fleet.kills} kills")

    def end(self):
        """Leaves no server behind, whatever happened."""
        self.told.stop.set()
        if self.killer and self.killer.is_alive():
            self.killer.stop.set()
            self.killer.join()
        for server in self.fleet.working():
            server.end()

    def summary(self):
        fleet, told = self.fleet, self.told
        longest = max(officer.longest for officer in self.officers)
        return (
            f"{len(self.officers)} officers at {SERVERS} servers for {self.took:.0f} s, {fleet.kills} kills, "
            f"{fleet.stops - SERVERS} stops and {fleet.starts - SERVERS} restarts: {len(told.acts)} acts answered "
            f"({len(told.acts) / self.took:.1f} a second) and all there once; {len(told.cut)} under way "
            f"({told.cut_by_stop} at a stop), {self.whole} of them whole in the book and the rest not at all; "
            f"{self.heads.seen} heads, {len(self.heads.notes)} different, all prefixes of the last with {self.size} "
            f"entries; the longest wait {longest:.1f} s"
        )


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=int, default=300)
    arguments.add_argument("--binary", default=str(ROOT / ".build/debug/gatehouse"))
    arguments.add_argument("--seed", type=int, default=None, help="when to kill; the last line of a failure names it")
    arguments.add_argument("--keep", action="store_true", help="leave database and logs where they are, and say where")
    given = arguments.parse_args()
    # As for Ctrl-C: no server is left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    seed = given.seed if given.seed is not None else random.SystemRandom().randrange(1_000_000)
    with ground("several", given.keep) as (database, folder):
        several = Several(given.binary, folder, database, random.Random(seed))
        try:
            several.prepare()
            several.look(several.run(given.seconds))
            print(several.summary())
        except AssertionError as error:
            sys.exit(f"{error}\nagain: python3 Tests/several/several.py --seconds {given.seconds} --seed {seed}")
        finally:
            several.end()


if __name__ == "__main__":
    main()
