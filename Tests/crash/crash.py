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
from server import Server

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Crash:
    def __init__(self, binary, folder, dice):
        self.binary, self.folder, self.dice = binary, folder, dice
        self.first = folder / "first"
        self.answered = self.under_way = self.whole = 0

    def prepare(self):
        """A partnership with officers signed in and cases at every point, from which each round begins."""
        make = [self.binary, "demo", "--only-make", "--data", self.first]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        server = self._serve(self.first)
        self.cookies = {
            post: Officer(server.port).sign_in(*login).cookie for post, login in load.people(self.first).items()
        }
        backlog = load.Backlog()
        at = {post: Officer(server.port, cookie) for post, cookie in self.cookies.items()}
        load.stock(at, load.Told(), backlog)
        self.backlog = backlog.waiting
        server.end(signal.SIGTERM)
        if server.process.returncode != 0:
            raise AssertionError(f"SIGTERM ended the server with status {server.process.returncode}")

    def _serve(self, folder):
        return Server(self.binary, "--data", folder / "partnership", "--key-file", folder / "root.key")

    def round(self, number):
        folder = self.folder / "round"
        shutil.copytree(self.first, folder)
        server = self._serve(folder)
        before = self._book(folder)
        told, backlog, stop = load.Told(), load.Backlog(self.backlog), threading.Event()
        threads = [
            threading.Thread(
                target=load.work, args=(server.port, self.cookies[post], acts, told, backlog, stop), daemon=True)
            for post, acts in load.AT_WORK
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
        again = self._serve(folder)
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
        with sqlite3.connect(folder / "partnership" / "records.sqlite") as records:
            book = load.acts_in(records.execute("SELECT reference, bytes FROM entry"))
        records.close()
        return book


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
