"""Kills the server at random instants, with officers at work on it, and looks at what is left (4.2, 4.6).

After each kill: the ledger verifies, with every list, key and file; every act that was answered stands in it; and the
server starts again and answers. `python3 Tests/crash/crash.py --rounds 200` takes some minutes.
"""

import argparse
import collections
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

import load
from officer import Officer

ROOT = pathlib.Path(__file__).resolve().parents[2]
KINDS = ["request.drafted", "request.approved", "request.determined", "information.disclosed", "information.read",
         "information.destroyed"]  # fmt: skip


class Server:
    """`gatehouse serve` on a folder and a port of its own."""

    def __init__(self, binary, folder):
        self.process = subprocess.Popen(
            [binary, "serve", "--data", folder / "partnership", "--key-file", folder / "root.key", "--port", "0",
             "--log", "error"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        line = self.process.stdout.readline()
        if "answers at" not in line:
            raise AssertionError(f"the server did not start: {line}")
        self.port = int(line.rsplit(":", 1)[1])

    def end(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        self.process.wait(timeout=30)
        self.process.stdout.close()


class Crash:
    def __init__(self, binary, folder, dice):
        self.binary, self.folder, self.dice = binary, folder, dice
        self.first = folder / "first"
        self.answered = self.under_way = self.whole = 0

    def prepare(self):
        """A partnership with officers signed in and cases at every point, from which each round begins."""
        make = [self.binary, "demo", "--only-make", "--data", self.first]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        people = self._people()
        server = Server(self.binary, self.first)
        self.cookies = {
            post: Officer(server.port).sign_in(*login).cookie for post, login in people.items()
        }
        backlog, told = load.Backlog(), load.Told()
        at = {post: Officer(server.port, cookie) for post, cookie in self.cookies.items()}
        counts = [(load.hand_in, "asker", 30), (load.approve, "liaison", 24), (load.determine, "holder", 18),
                  (load.disclose, "holder", 12), (load.read, "deputy", 6)]  # fmt: skip
        for act, post, count in counts:
            for _ in range(count):
                act(at[post], told, backlog)
        self.backlog = backlog.waiting
        server.end(signal.SIGTERM)
        if server.process.returncode != 0:
            raise AssertionError(f"SIGTERM ended the server with status {server.process.returncode}")

    def _people(self):
        """Who is at work, out of the list that the demonstration keeps: post, agency, e-mail address, password."""
        found = {}
        for line in (self.first / "sign-in.txt").read_text().splitlines():
            cells = [cell.strip() for cell in line.split("  ") if cell.strip()]
            if len(cells) == 3:
                # Those offered at the head of the list stand in it once more.
                found.setdefault(cells[0], {})[cells[1]] = cells[2]
        asker, colleague = list(found["practitioner, Milton Keynes Council"].items())[:2]
        return {
            "asker": asker,
            "colleague": colleague,
            "liaison": first(found["liaison officer, Milton Keynes Council"]),
            "deputy": first(found["deputy liaison officer, Milton Keynes Council"]),
            "holder": first(found["liaison officer, Thames Valley Police"]),
        }

    def round(self, number):
        folder = self.folder / "round"
        shutil.copytree(self.first, folder)
        server = Server(self.binary, folder)
        before = self._book(folder)
        told, backlog, stop = load.Told(), load.Backlog(self.backlog), threading.Event()
        at_work = [
            # Two people, since one person who begins twice takes up the same empty draft.
            ("asker", [load.hand_in]), ("colleague", [load.hand_in]), ("liaison", [load.approve]),
            ("deputy", [load.read, load.destroy, load.approve]), ("holder", [load.determine, load.disclose]),
            ("holder", [load.disclose, load.determine]),
        ]  # fmt: skip
        threads = [
            threading.Thread(
                target=load.work, args=(server.port, self.cookies[post], acts, told, backlog, stop), daemon=True)
            for post, acts in at_work
        ]
        for thread in threads:
            thread.start()
        time.sleep(self.dice.uniform(0.02, 0.9))
        server.end()
        stop.set()
        for thread in threads:
            thread.join(timeout=30)
        self._look(folder, before, told)
        shutil.rmtree(folder)

    def _look(self, folder, before, told):
        if told.faults:
            raise AssertionError("; ".join(told.faults))
        verified = subprocess.run(
            [self.binary, "ledger", "verify", "--data", folder / "partnership"], capture_output=True, text=True)
        if verified.returncode != 0:
            raise AssertionError(f"the ledger does not verify: {verified.stdout}{verified.stderr}")
        book = self._book(folder)
        answered = collections.Counter(told.acts)
        missing = answered - (book - before)
        if missing:
            raise AssertionError(f"answered, and not in the book: {dict(missing)}")
        again = Server(self.binary, folder)
        page = Officer(again.port, self.cookies["liaison"]).get("/in-tray")
        again.end()
        if page.status != 200:
            raise AssertionError(f"started again, the server answered {page.status}")
        self.answered += sum(answered.values())
        self.under_way += told.under_way
        self.whole += sum((book - before - answered).values())

    @staticmethod
    def _book(folder):
        """How often each kind of entry stands in the book of each case, read past Gatehouse."""
        book = collections.Counter()
        # The kind stands in an entry as CBOR: the key `k`, then a text and its length (docs/ledger.md).
        marks = [(kind, b"ak" + bytes([0x60 + len(kind)]) + kind.encode()) for kind in KINDS]
        with sqlite3.connect(folder / "partnership" / "records.sqlite") as records:
            for reference, entry in records.execute("SELECT reference, bytes FROM entry"):
                book.update((reference, kind) for kind, mark in marks if mark in entry)
        records.close()
        return book


def first(people):
    return next(iter(people.items()))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=200)
    arguments.add_argument("--binary", default=str(ROOT / ".build/debug/gatehouse"))
    arguments.add_argument("--seed", type=int, default=None, help="when to kill; the last line of a failure names it")
    given = arguments.parse_args()
    seed = given.seed if given.seed is not None else random.SystemRandom().randrange(1_000_000)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gatehouse-crash-") as folder:
        crash = Crash(given.binary, pathlib.Path(folder), random.Random(seed))
        crash.prepare()
        for number in range(1, given.rounds + 1):
            try:
                crash.round(number)
            except AssertionError as error:
                sys.exit(f"round {number}: {error}\nagain: python3 Tests/crash/crash.py --seed {seed}")
            print(f"round {number} of {given.rounds}: {crash.answered} acts answered", flush=True)
    # Rounds in which nobody was at work would prove nothing.
    if crash.answered < given.rounds or crash.under_way < given.rounds:
        sys.exit(f"too little was going on: {crash.answered} acts answered, {crash.under_way} under way")
    print(
        f"{given.rounds} kills in {time.monotonic() - start:.0f} s: {crash.answered} acts answered and all there; "
        f"{crash.under_way} under way, {crash.whole} of them whole in the book and the rest not at all"
    )


if __name__ == "__main__":
    main()
