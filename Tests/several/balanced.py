"""Two servers behind HAProxy, each restarted in turn with officers at work: nothing is dropped (4.2, 4.6).

HAProxy runs with deploy/haproxy.cfg, in which the ports and the certificate are put. Not one request may be cut off or
answered with 400 or more; uploads that were begun at a server that leaves are finished there; and in the end every act
that was answered stands in the book once. `python3 Tests/several/balanced.py` needs what `scripts/prepare balanced`
installs.
"""

import argparse
import pathlib
import random
import re
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
from balancer import NAMES, Balanced, Balancer, free_ports  # noqa: E402
from ground import ground  # noqa: E402
from server import Server  # noqa: E402

HOLDER = "Thames Valley Police"
ASKING = ["Milton Keynes Council", "Redwillow Homes", "The Ambulance Trust"]


class Behind:
    """A partnership in PostgreSQL, two servers on it, and everybody who comes by way of the balancer."""

    def __init__(self, given, folder, database, dice):
        self.given, self.folder, self.dice = given, folder, dice
        self.database = checks.Database(database)
        self.ports = free_ports(dice, 2 + len(NAMES))
        self.where = ["--records", database]
        self.told, self.heads, self.trays = atwork.Told(), checks.Heads(), atwork.Trays()
        self.servers, self.balancer, self.officers = {}, None, []
        self.waited_for = self.noticed = 0

    def start(self, name):
        with (self.folder / f"{name}.log").open("a") as log:
            self.servers[name] = Server(
                self.given.binary, *self.where, "--key-file", self.folder / "demo" / "root.key", "--public-address",
                f"https://127.0.0.1:{self.ports[0]}", "--leave-after", str(self.given.leave_after), log=log,
                port=self.ports[2 + NAMES.index(name)])  # fmt: skip

    def prepare(self):
        """Everybody signed in, by way of the balancer, and a case for each upload."""
        made = [self.given.binary, "demo", "--only-make", *self.where, "--data", self.folder / "demo"]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for name in NAMES:
            self.start(name)
        self.balancer = Balancer(self.folder, self.ports)
        found = load.sign_ins(self.folder / "demo")
        for agency in ASKING:
            posts = [([load.hand_in], login) for login in list(found[f"practitioner, {agency}"].items())[:2]]
            posts.append(([load.approve], *found[f"liaison officer, {agency}"].items()))
            posts.append(([load.read, load.destroy, load.approve], *found[f"deputy liaison officer, {agency}"].items()))
            self.officers += [self._officer(agency, acts, login) for acts, login in posts]
        for post in ["liaison officer", "deputy liaison officer"] * 2:
            acts = [load.determine, load.disclose][:: -1 if len(self.officers) % 2 else 1]
            self.officers.append(self._officer(HOLDER, acts, *found[f"{post}, {HOLDER}"].items()))
        self.cases = load.Backlog()
        asker, _, approver, _, *_, self.holder = self.officers
        for _ in range(2 * self.given.rounds * len(NAMES)):
            for act, officer in ((load.hand_in, asker), (load.approve, approver), (load.determine, self.holder)):
                act(officer, load.Told(), self.cases)

    def _officer(self, agency, acts, login):
        officer = Balanced(self.balancer, random.Random(self.dice.random())).sign_in(*login)
        officer.acts, officer.tray = acts, atwork.Tray(self.trays, agency)
        return officer

    def run(self):
        before = self.database.book()
        threads = [
            threading.Thread(
                target=atwork.day, args=(officer, officer.acts, self.told, officer.tray, self.heads), daemon=True)
            for officer in self.officers
        ]  # fmt: skip
        for thread in threads:
            thread.start()
        time.sleep(5)
        for number in range(self.given.rounds):
            for name in NAMES:
                self.restart(name)
                print(f"{number + 1}: {name} was restarted; {len(self.told.acts)} acts answered", flush=True)
        time.sleep(5)
        self.told.stop.set()
        for thread in threads:
            thread.join(timeout=120)
        return before

    def restart(self, name):
        """A graceful restart, with an upload under way at each server that ends after the time for leaving."""
        uploads = [self.balancer.upload(self.holder, self.cases.take("disclose")) for _ in NAMES]
        server, said = self.servers[name], len(self.balancer.log.read_text())
        server.process.send_signal(signal.SIGTERM)
        noticed = self.balancer.wait_for(f"Server ready/{name} is DOWN", said, self.given.leave_after)
        self.noticed = max(self.noticed, noticed)
        time.sleep(self.given.leave_after + 2 - noticed)
        self.waited_for += server.process.poll() is None
        for reference, upload in uploads:
            upload.go.set()
            upload.join(60)
            if not re.match(rb"HTTP/1.1 303 .*location: /disclosures/D-", upload.head, re.S | re.I):
                raise AssertionError(f"the upload for {reference} was answered: {upload.head[:500]}")
            self.told.act(reference, "request.disclosed")
        if status := server.process.wait(timeout=30):
            raise AssertionError(f"SIGTERM ended {name} with status {status}")
        acts = len(self.told.acts)
        time.sleep(3)
        if len(self.told.acts) == acts:
            raise AssertionError(f"no act was answered in three seconds without {name}")
        said = len(self.balancer.log.read_text())
        self.start(name)
        self.balancer.wait_for(f"Server ready/{name} is UP", said, 30)

    def look(self, before):
        if self.told.faults:
            raise AssertionError("somebody was let down:")
        if faults := self.balancer.faults():
            raise AssertionError("HAProxy says:\n" + "\n".join(faults[:20]))
        checks.acts(before, self.database.book(), self.told)
        checks.positions(self.database)
        checks.verify(self.given.binary, self.where, self.heads.write(self.folder / "heads"))
        if not self.balancer.requests:
            raise AssertionError("HAProxy logged no request")
        if logged := "".join((self.folder / f"{name}.log").read_text() for name in NAMES):
            raise AssertionError(f"the servers logged:\n{logged[:2000]}")
        if not self.waited_for:
            raise AssertionError("no upload was ever under way at a server that left")

    def end(self):
        self.told.stop.set()
        for server in self.servers.values():
            if server.process.poll() is None:
                server.end()
        if self.balancer:
            self.balancer.process.kill()
            self.balancer.process.wait()

    def summary(self):
        longest = max(officer.longest for officer in self.officers)
        stops = self.given.rounds * len(NAMES)
        return (
            f"{len(self.officers)} officers behind HAProxy, {stops} restarts: {self.balancer.requests} requests, none "
            f"dropped or refused; {len(self.told.acts)} acts answered and all there once; a server that left was "
            f"noticed within {self.noticed:.1f} s, and waited {self.waited_for} times for an upload; the longest "
            f"answer took {longest:.1f} s"
        )


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--binary", default=str(ROOT / ".build/debug/gatehouse"))
    arguments.add_argument("--rounds", type=int, default=2, help="how often each server is restarted")
    arguments.add_argument("--leave-after", type=int, default=8)
    arguments.add_argument("--keep", action="store_true", help="leave the folder with every log")
    given = arguments.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    with ground("balanced", given.keep) as (database, folder):
        behind = Behind(given, folder, database, random.Random())
        try:
            behind.prepare()
            behind.look(behind.run())
            print(behind.summary())
        except AssertionError as error:
            sys.exit("\n".join([str(error), *behind.told.faults]))
        finally:
            behind.end()


if __name__ == "__main__":
    main()
