"""A partnership in the databases, servers on it, officers at work through them, and what is looked at in the end."""

import pathlib
import subprocess
import time

# First, since it says where the officers come from.
from shift import Patient, Shift, Told

import book
import load
import machine
from psql import address, psql
from server import Server

DATABASE = USER = "gatehouse"
# How long after acts go again one that was begun before may still be refused: a request's patience.
GRACE = 20


class Named(Server):
    """A server that officers know by a name."""

    def __init__(self, name, *arguments, **settings):
        super().__init__(*arguments, **settings)
        self.name, self.is_there = name, True

    def end(self, *how):
        self.is_there = False
        super().end(*how)


class Partnership:
    def __init__(self, binary, folder, ports):
        self.binary, self.folder, self.ports = binary, folder, ports
        self.made = folder / "made"
        self.servers, self.outages = [], []
        self.told, self.shift = Told(), None

    def make(self):
        psql(self.ports, f"CREATE ROLE {USER} LOGIN")
        psql(self.ports, f"CREATE DATABASE {DATABASE} OWNER {USER}")
        self._gatehouse("demo", "--only-make", *self._records(), "--data", self.made)
        self.before = load.acts_in((reference, entry) for _, reference, entry in self._book())

    def serve(self, name, ports=None, within=120):
        """A server; `ports` are the databases that it knows, in the order in which it tries them."""
        with open(self.folder / f"{name}.log", "ab") as log:
            server = Named(name, self.binary, *self._records(ports), "--key-file", self.made / "root.key", log=log,
                           within=within)  # fmt: skip
        self.servers.append(server)
        return server

    def open(self, *servers):
        """Officers sign in, half of them at each server; cases are made to wait at every point; all begin to work."""
        people, backlog = load.people(self.made), load.Backlog()
        cookies = {
            post: Patient(servers[number % len(servers)].port).sign_in(*login).cookie
            for number, (post, login) in enumerate(people.items())
        }
        self.told.begin(servers[0].name)
        load.stock({post: Patient(servers[0].port, cookie) for post, cookie in cookies.items()}, self.told, backlog)
        self.shift = Shift(cookies, backlog, self.told)
        self.shift.begin(*servers)

    def work(self, *servers, acts=20, within=60):
        """Lets the officers go on until each of these servers has answered so many acts more."""
        since = time.monotonic()
        self._wait(
            f"each server to answer {acts} acts",
            lambda: all(self._answered(server, since) >= acts for server in servers), within)

    def answered_again(self, *servers, since, within):
        """How long each server answered no act that was begun after a moment."""
        def firsts():
            return {each.name: self.told.first_answer(each.name, since) for each in servers}

        self._wait("acts to be answered again", lambda: all(firsts().values()), within)
        again = firsts()
        self.outages.append((since, max(again.values())))
        return {name: came - since for name, came in again.items()}

    def answered_between(self, start, end):
        """How many acts each server answered that were begun between two moments and answered in between."""
        return {
            server.name: sum(
                each.server == server.name and start < each.began and each.came < end for each in self.told.answers)
            for server in self.servers
        }

    def close(self):
        if self.shift:
            self.shift.end()
        for server in self.servers:
            if server.is_there:
                server.end()

    def look(self):
        """Ends the work and holds the book against what was told; what was found, or an AssertionError."""
        self.shift.end()
        told, heads = self.told, self.shift.heads
        faults = list(told.faults)
        for server in self.servers:
            if server.is_there:
                faults += self._session_faults(server)
        entries = self._book()
        faults += book.faults(entries, told.answers, heads)
        faults += [
            f"{each.server} refused although the database was there: {each.why}" for each in told.refusals
            if not any(start <= each.came and each.began <= end + GRACE for start, end in self.outages)
        ]  # fmt: skip
        if faults:
            raise AssertionError("; ".join(faults[:10]))
        self._verify(heads)
        done = load.acts_in((reference, entry) for _, reference, entry in entries) - self.before
        return {
            "answered": len(told.answers), "refused": len(told.refusals),
            "whole": sum(done.values()) - len(told.answers), "heads": len(heads), "entries": len(entries),
        }  # fmt: skip

    def _session_faults(self, server):
        """Whoever signed in before anything died is still signed in, at every server."""
        answers = {post: Patient(server.port, cookie).get("/in-tray") for post, cookie in self.shift.cookies.items()}
        return [
            f"the {post} is no longer signed in at {server.name}: {page.status} {page.location}"
            for post, page in answers.items() if page.status != 200
        ]  # fmt: skip

    def _verify(self, heads):
        """What Gatehouse itself says of the book, against every head that it ever showed."""
        kept = pathlib.Path(self.folder) / "heads"
        kept.mkdir()
        arguments = []
        for number, note in enumerate(heads):
            (kept / f"{number}.txt").write_text(note)
            arguments += ["--checkpoint", kept / f"{number}.txt"]
        self._gatehouse("ledger", "verify", *self._records(), *arguments)

    def _gatehouse(self, *arguments):
        done = subprocess.run([self.binary, *arguments], capture_output=True, text=True, timeout=300)
        if done.returncode != 0:
            raise AssertionError(f"gatehouse {arguments[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")

    def _records(self, ports=None):
        return ["--records", address(ports or self.ports, DATABASE, USER)]

    def _book(self):
        return book.read(self.ports, DATABASE, USER)

    def _answered(self, server, since):
        return sum(each.server == server.name and each.came > since for each in self.told.answers)

    def _wait(self, what, look, within):
        def look_around():
            if self.told.faults:
                raise AssertionError(self.told.faults[0])
            return look()

        machine.wait_for(what, look_around, within)
