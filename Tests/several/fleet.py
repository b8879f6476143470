"""Servers beside each other over one database, and who ends and restarts them while officers are at work."""

import signal
import subprocess
import threading
import time

from server import Server

SERVERS = 3


class Fleet:
    """The servers by their places; a place is empty while its server is down."""

    def __init__(self, binary, where, logs):
        self.binary, self.where, self.logs = binary, where, logs
        self.lock = threading.Lock()
        self.places = [None] * SERVERS
        self.starts = self.kills = self.stops = 0

    def start(self, place):
        with self.lock:
            self.starts += 1
            log = self.logs / f"server-{place + 1}-start-{self.starts}.log"
        try:
            with log.open("w") as file:
                server = Server(self.binary, *self.where, log=file)
        except AssertionError as error:
            raise AssertionError(f"{error}{log.read_text()}") from error
        server.name, server.is_ended, server.is_stopped = f"server {place + 1}", False, False
        with self.lock:
            self.places[place] = server

    def end(self, place, how):
        """Ends a server: with SIGKILL at once, with SIGTERM once it has answered what was begun."""
        with self.lock:
            server, self.places[place] = self.places[place], None
            # Before the signal, so that whoever finds it gone knows why.
            server.is_ended, server.is_stopped = True, how == signal.SIGTERM
        try:
            server.end(how)
        except subprocess.TimeoutExpired as error:
            server.process.kill()
            raise AssertionError(f"{server.name} went on for {error.timeout:.0f} s after its signal") from error
        status = server.process.returncode
        if how == signal.SIGTERM and status != 0:
            raise AssertionError(f"SIGTERM ended {server.name} with status {status}")
        with self.lock:
            if how == signal.SIGTERM:
                self.stops += 1
            else:
                self.kills += 1

    def working(self):
        with self.lock:
            return [server for server in self.places if server]

    def any(self, dice, patience=120):
        """One of those that answer; waits for one where all are down."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            servers = self.working()
            if servers:
                return dice.choice(servers)
            time.sleep(0.05)
        raise AssertionError(f"no server came back in {patience} s")

    def logged(self):
        """Whatever the servers had to say, line by line; at `--log error` that is nothing."""
        return [f"{log.name}: {line}" for log in sorted(self.logs.iterdir()) for line in log.read_text().splitlines()]


class Killer(threading.Thread):
    """Ends one server or two at random instants, mostly the hard way, and starts them again a moment later."""

    def __init__(self, fleet, dice):
        super().__init__(daemon=True)
        self.fleet, self.dice = fleet, dice
        self.stop = threading.Event()
        self.fault = None

    def run(self):
        try:
            while not self.stop.wait(self.dice.uniform(0.3, 3)):
                down = self.dice.sample(range(SERVERS), self.dice.choice([1, 1, 1, 2]))
                for place in down:
                    self.fleet.end(place, self.dice.choice([signal.SIGKILL] * 3 + [signal.SIGTERM]))
                self.stop.wait(self.dice.uniform(0, 2))
                for place in down:
                    self.fleet.start(place)
        except Exception as error:  # noqa: BLE001 (a server that does not start is what is looked for)
            self.fault = f"{error}"
