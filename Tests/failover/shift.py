"""Officers at work on several servers at once, who go on when they are refused, and what they were told (4.2, 4.6)."""

import dataclasses
import itertools
import pathlib
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "crash"))

import load
from officer import Gone, Officer


@dataclasses.dataclass(frozen=True)
class Answer:
    """One act that was answered: through which server, when it was begun, and when the answer came."""

    reference: str
    kind: str
    server: str
    began: float
    came: float


@dataclasses.dataclass(frozen=True)
class Refusal:
    """One that was not: nobody knows whether it was filed, until the book is read."""

    server: str
    began: float
    came: float
    why: str


class Told(load.Told):
    """What the servers answered, kept outside of them."""

    def __init__(self):
        super().__init__()
        self.answers, self.refusals = [], []
        self._here = threading.local()

    def begin(self, server):
        self._here.server, self._here.began = server, time.monotonic()

    def act(self, reference, kind):
        super().act(reference, kind)
        with self.lock:
            self.answers.append(Answer(reference, kind, self._here.server, self._here.began, time.monotonic()))

    def refuse(self, why):
        with self.lock:
            self.refusals.append(Refusal(self._here.server, self._here.began, time.monotonic(), why))

    def fault(self, words):
        with self.lock:
            self.faults.append(words)

    def first_answer(self, server, since):
        """When the first act was answered that was begun after a moment."""
        with self.lock:
            came = [each.came for each in self.answers if each.server == server and each.began > since]
        return min(came, default=None)


class Patient(Officer):
    """An officer to whom "not now", or nothing at all, is no fault of the server's: its database has just died."""

    def __init__(self, port, cookie=None):
        super().__init__(port, cookie)
        self.connection.timeout = 10

    def _ask(self, method, path, body, headers):
        page = super()._ask(method, path, body, headers)
        if page.status in (502, 503, 504):
            raise Gone(f"{path.split('/')[1]} answered {page.status}")
        return page


class Shift:
    """All posts at work, on servers that can come and go; the watchers beside them keep every head that is shown."""

    def __init__(self, cookies, backlog, told):
        self.cookies, self.backlog, self.told = cookies, backlog, told
        self.heads = {}
        self._servers = []
        self._stop, self._threads = threading.Event(), []

    def begin(self, *servers):
        """Everybody begins to work, half of them at each server."""
        for server in servers:
            self.take(server)
        for number, (post, acts) in enumerate(load.AT_WORK):
            self._run(self._work, number, post, acts)

    def take(self, server):
        """Whoever is at work takes this server in turn from now on."""
        self._servers.append(server)
        self._run(self._watch, server)

    def _run(self, do, *arguments):
        thread = threading.Thread(target=do, args=arguments, daemon=True)
        thread.start()
        self._threads.append(thread)

    def end(self):
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=60)

    def _work(self, first, post, acts):
        for number in itertools.count(first):
            there = [server for server in self._servers if server.is_there]
            if self._stop.is_set() or not there:
                return
            server, act = there[number % len(there)], acts[number // len(there) % len(acts)]
            self.told.begin(server.name)
            officer = Patient(server.port, self.cookies[post])
            try:
                act(officer, self.told, self.backlog)
            except Gone as gone:
                self.told.refuse(str(gone))
                self._stop.wait(0.5)
            except Exception as error:  # noqa: BLE001 (whatever it is, the run has failed, and says why)
                self.told.fault(f"{server.name}, {act.__name__}: {error}")
                return
            finally:
                officer.connection.close()
            self._stop.wait(0.1)

    def _watch(self, server):
        """Reads the book's head as an agency would that keeps it, four times a second."""
        while server.is_there and not self._stop.wait(0.25):
            officer = Patient(server.port, self.cookies["deputy"])
            try:
                page = officer.get("/book/checkpoint")
                if page.status != 200:
                    self.told.fault(f"{server.name}: the book's head answered {page.status}")
                    return
                self.heads.setdefault(page.text, (server.name, time.monotonic()))
            except Gone:
                continue
            finally:
                officer.connection.close()
