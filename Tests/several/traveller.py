"""An officer who goes on at another server where theirs does not answer."""

import http.client
import select
import time

import load
from officer import Gone, Officer

ACTS = {
    "check": "request.drafted", "approval": "request.approved", "determination": "request.determined",
    "disclosure": "request.disclosed", "reading": "information.read", "destruction": "information.destroyed",
}  # fmt: skip
"""By the last part of the address that a form is sent to: what is entered in the book."""


class Cut(Gone):
    """The server ended before it answered an act: nobody knows yet whether it was done."""

    def __init__(self, path, began, server):
        super().__init__(path)
        self.path, self.began, self.was_stopped = path, began, server.is_stopped
        self.reference, part = path.split("/")[-2:]
        self.kind = ACTS[part]


class Traveller(Officer):
    """Somebody signed in once, at any of the servers, whose cookie is to be good at every one of them."""

    def __init__(self, fleet, dice, cookie=None):
        self.fleet, self.dice, self.cookie = fleet, dice, cookie
        self.server = self.connection = None
        self.longest = 0
        self.is_signed_in = cookie is not None

    def sign_in(self, email, password):
        super().sign_in(email, password)
        self.is_signed_in = True
        return self

    def leave(self):
        """The next page comes from any server."""
        if self.connection:
            self.connection.close()
        self.connection = None

    def waited(self, began):
        self.longest = max(self.longest, time.monotonic() - began)

    def _ask(self, method, path, body, headers):
        began = time.monotonic()
        while True:
            self._reach()
            server, before = self.server, self.cookie
            try:
                page = super()._ask(method, path, body, dict(headers))
            except Gone as error:
                self.leave()
                if not server.is_ended:
                    raise AssertionError(f"{server.name}, alive, gave no answer to {method} {path}: {error}") from error
                if method == "POST" and self.is_signed_in and path.rsplit("/", 1)[1] in ACTS:
                    raise Cut(path, began, server) from error
                # To look, and to keep a draft, may be done twice.
                continue
            self.waited(began)
            if page.status >= 400:
                raise AssertionError(f"{server.name}: {method} {path} answered {page.status}: {load.errors(page.text)}")
            if self.is_signed_in and (page.location.startswith("/sign-in") or self.cookie != before):
                raise AssertionError(f"{server.name}: {method} {path} answered as if nobody were signed in")
            return page

    def _reach(self):
        """A connection that is open: the one there is, or a new one to any server that answers."""
        if self.connection and self.connection.sock and not is_closed(self.connection.sock):
            return
        self.leave()
        while True:
            self.server = self.fleet.any(self.dice)
            self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=90)
            try:
                return self.connection.connect()
            except OSError as error:
                if not self.server.is_ended:
                    raise AssertionError(f"{self.server.name}, alive, took no connection: {error}") from error


def is_closed(socket):
    """Whether the other side has hung up: nobody has anything to say to us before we ask."""
    return bool(select.select([socket], [], [], 0)[0])
