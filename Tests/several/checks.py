"""What is looked at once everybody has stopped, and what is watched meanwhile. Each of them can fail."""

import collections
import subprocess
import threading

import load
from load import acts_in
from officer import Gone, Officer

READ = "information.read"
CHECKPOINT = "/book/checkpoint"
ALLOWANCE = 5
"""So many failed attempts an account has before it waits (Sources/Web/SignIn/Throttling.swift)."""


class Database:
    """The records, read past Gatehouse."""

    def __init__(self, address):
        self.address = address

    def lines(self, sql):
        asked = subprocess.run(
            ["psql", self.address, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql],
            check=True, capture_output=True, text=True)  # fmt: skip
        return [line.split("|") for line in asked.stdout.splitlines()]

    def number(self, sql):
        return int(self.lines(sql)[0][0])

    def book(self):
        """How often each kind of entry stands in the book of each case."""
        entries = self.lines("SELECT reference, encode(bytes, 'hex') FROM demo.entry")
        return acts_in((reference, bytes.fromhex(entry)) for reference, entry in entries)


def acts(before, book, told):
    """Every act that was answered is in the book once; one under way at a kill once or not at all; and no other."""
    answered, cut, new = collections.Counter(told.acts), collections.Counter(told.cut), book - before
    missing = answered - new
    if missing:
        raise AssertionError(f"answered, and not in the book: {dict(missing)}")
    # Information can be read again, and is by an officer who was not told that it had been.
    twice = {act: count for act, count in book.items() if count > 1 and act in answered and act[1] != READ}
    if twice:
        raise AssertionError(f"in the book more than once: {twice}")
    surplus = new - answered - cut
    if surplus:
        raise AssertionError(f"in the book, and nobody was told: {dict(surplus)}")
    return told.found + sum((new - answered).values())


def positions(database):
    """Positions count from 0 without a gap as far as the head says."""
    found = [int(line[0]) for line in database.lines("SELECT position FROM demo.entry ORDER BY position")]
    size = database.number("SELECT size FROM demo.head")
    if found != list(range(size)):
        gap = next((place for place, position in enumerate(found) if place != position), len(found))
        raise AssertionError(f"the head counts {size} entries; there are {len(found)}, and the first gap is at {gap}")
    return size


class Heads:
    """Every head that any server showed: never another of the same size, and never a smaller one later."""

    def __init__(self):
        self.lock = threading.Lock()
        self.notes, self.servers = {}, set()
        self.largest = self.seen = 0

    def look(self, officer):
        with self.lock:
            before = self.largest
        page = officer.get(CHECKPOINT)
        if page.status != 200:
            raise AssertionError(f"{CHECKPOINT} answered {page.status}")
        self.servers.add(officer.server.name)
        self.add(page.text, before)

    def add(self, note, before=0):
        _, size, root = note.splitlines()[:3]
        with self.lock:
            self.seen += 1
            kept = self.notes.setdefault(int(size), note)
            self.largest = max(self.largest, int(size))
        if kept.splitlines()[2] != root:
            raise AssertionError(f"two heads of {size} entries have different roots:\n{kept}\n{note}")
        if int(size) < before:
            raise AssertionError(f"a server showed {size} entries after one had shown {before}")

    def write(self, folder):
        """Each in a file, as an agency would keep it."""
        folder.mkdir()
        files = []
        for size, note in sorted(self.notes.items()):
            files.append(folder / f"checkpoint-{size}")
            files[-1].write_text(note)
        return files


def verify(binary, where, kept):
    """`ledger verify` finds nothing, and every head that was kept is a prefix of the last."""
    options = [word for file in kept for word in ("--checkpoint", file)]
    done = subprocess.run([binary, "ledger", "verify", *where, *options], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"the ledger does not verify: {done.stdout}{done.stderr}")
    return done.stdout


def sessions(fleet, database, officers, opened):
    """The cookies of the beginning are good at every server, and no session was opened but theirs."""
    for server in fleet.working():
        for officer in officers:
            page = Officer(server.port, officer.cookie).get("/account/sessions")
            if page.status != 200 or "This one" not in page.text:
                raise AssertionError(f"{server.name} does not know an officer any more: {page.status} {page.location}")
    kept = database.number("SELECT count(*) FROM demo.session")
    if kept != opened:
        raise AssertionError(f"{opened} people signed in, once each, and there are {kept} sessions")


def attempt(server, email, password):
    """Tries to sign in; what comes of it: `in`, `wrong`, `wait`, or `cut` where the server ended on the way."""
    try:
        stranger = Officer(server.port)
        page = stranger.get("/sign-in")
        answer = stranger.send("/sign-in", page.form("/sign-in"), name=email, password=password)
    except Gone as error:
        if not server.is_ended:
            raise AssertionError(f"{server.name}, alive, gave no answer to an attempt: {error}") from error
        return "cut"
    if answer.status == 303:
        return "in"
    for sign, outcome in [("Check your e-mail address", "wrong"), ("There were too many attempts", "wait")]:
        if sign in answer.text:
            return outcome
    raise AssertionError(f"{server.name}: signing in answered {answer.status}: {load.errors(answer.text)}")


def throttled_one_by_one(fleet, dice, email):
    """Attempts one after the other, each at any server, while servers are killed: together they have one allowance."""
    outcomes = collections.Counter()
    while outcomes["wait"] < 3:
        outcomes[attempt(fleet.any(dice), email, "not the password")] += 1
        if outcomes["in"] or outcomes["wrong"] > ALLOWANCE:
            raise AssertionError(f"one account had more than {ALLOWANCE} attempts over the servers: {outcomes}")
    # One that was cut off may have counted, or not.
    if outcomes["wrong"] + outcomes["cut"] < ALLOWANCE:
        raise AssertionError(f"one account had fewer than {ALLOWANCE} attempts: {outcomes}")


def throttled_at_once(fleet, email, password):
    """Attempts at the same moment at every server: no more go on than one after the other; then everybody waits."""
    outcomes, lock = [], threading.Lock()

    def try_once(server):
        try:
            outcome = attempt(server, email, "not the password")
        except AssertionError as error:
            outcome = str(error)
        with lock:
            outcomes.append(outcome)

    threads = [threading.Thread(target=try_once, args=(server,)) for server in fleet.working() * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if sorted(outcomes) != ["wait"] * (len(threads) - ALLOWANCE) + ["wrong"] * ALLOWANCE:
        raise AssertionError(f"of {len(threads)} attempts at once {ALLOWANCE} were to go on: {outcomes}")
    # Not even the right one gets in now.
    after = [attempt(server, email, password) for server in fleet.working()]
    if set(after) != {"wait"}:
        raise AssertionError(f"a throttled account was let in by one of the servers: {after}")
