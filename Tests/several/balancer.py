"""HAProxy with deploy/haproxy.cfg in front of two servers, and an officer who knows it and nothing behind it."""

import http.client
import os
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import time

import load
from officer import Gone, Officer
from visitors import SlowUpload

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMES = ["one", "two"]
FILM = os.urandom(2 << 20)
# Below those that a system gives to whoever connects, so that a server finds its own free when it is back.
PORTS = range(20_000, 30_000)


class Balanced(Officer):
    """Somebody at a browser who knows the balancer and nothing behind it."""

    def __init__(self, balancer, dice):
        super().__init__(balancer.port)
        self.balancer, self.server, self.dice = balancer, balancer, dice
        self.asked, self.longest = 0, 0
        self.leave()

    def leave(self):
        self.connection.close()
        self.connection = http.client.HTTPSConnection(
            "127.0.0.1", self.balancer.port, timeout=90, context=self.balancer.trust)

    def waited(self, began):
        self.longest = max(self.longest, time.monotonic() - began)

    def _ask(self, method, path, body, headers):
        began = time.monotonic()
        try:
            page = super()._ask(method, path, body, headers)
        except Gone as error:
            raise AssertionError(f"{method} {path} was dropped: {error}") from error
        self.asked += 1
        self.waited(began)
        if page.status >= 400:
            raise AssertionError(f"{method} {path} answered {page.status}: {load.errors(page.text)}")
        return page


class Balancer:
    """HAProxy, as deploy/haproxy.cfg has it."""

    name = "the balancer"

    def __init__(self, folder, ports):
        self.log = folder / "haproxy.log"
        self.port, plain, *servers = ports
        certificate = folder / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-new", "-x509", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
             "subjectAltName=IP:127.0.0.1", "-keyout", f"{certificate}.key", "-out", certificate],
            check=True, capture_output=True)  # fmt: skip
        self.trust = ssl.create_default_context(cafile=certificate)
        settings = folder / "haproxy.cfg"
        here = {
            r"\n    user haproxy\n    group haproxy\n": "\n", r" /dev/log local0": " stderr format raw local0",
            r"bind :443 ssl crt \S+": f"bind 127.0.0.1:{self.port} ssl crt {certificate}",
            r"bind :80\n": f"bind 127.0.0.1:{plain}\n",
        }  # fmt: skip
        servers = {rf"server {name} \S+": f"server {name} 127.0.0.1:{port}" for name, port in zip(NAMES, servers)}
        settings.write_text(configured(here | servers))
        # Debian keeps it where an ordinary user's PATH does not lead.
        program = shutil.which("haproxy", path=os.environ.get("PATH", "") + ":/usr/sbin")
        if program is None:
            raise SystemExit("There is no haproxy on this machine: run `scripts/prepare balanced`.")
        with self.log.open("w") as log:
            self.process = subprocess.Popen([program, "-db", "-f", settings], stderr=log, stdout=log)
        while is_free(self.port):
            if self.process.poll() is not None:
                raise AssertionError(f"HAProxy did not start: {self.log.read_text()}")
            time.sleep(0.1)

    def wait_for(self, words, since, within):
        """Waits until HAProxy's log says something, from a place in it on; how long that took."""
        start = time.monotonic()
        while words not in self.log.read_text()[since:]:
            if time.monotonic() - start > within or self.process.poll() is not None:
                said = self.log.read_text()[-999:]
                raise AssertionError(f"HAProxy did not say “{words}” within {within} s: {said}")
            time.sleep(0.1)
        return time.monotonic() - start

    def upload(self, officer, reference):
        """A disclosure on a slow line, of which half is sent, by somebody who is at work at another browser too."""
        mine = Balanced(self, officer.dice)
        mine.cookie = officer.cookie
        path = f"/requests/{reference}/disclosure"
        chosen = {"item.1": "On Tuesday.", "checked": "yes"}
        fields = load.without(mine.get(path).form(path), chosen) + list(chosen.items())
        upload = SlowUpload(self.port, mine, path, fields, [("film.bin", FILM)], "Connection: close")
        upload.socket = self.trust.wrap_socket(upload.socket, server_hostname="127.0.0.1")
        upload.start()
        if not upload.half_sent.wait(30):
            raise AssertionError(f"half of an upload for {reference} was not taken")
        return reference, upload

    def faults(self):
        """Requests of which HAProxy itself says that they were not answered, or badly."""
        lines = re.findall(r"^(\S+ [A-Z]+ (\d+|-1) \d+ ms (\S\S))$", self.log.read_text(), re.MULTILINE)
        self.requests = len(lines)
        return [line for line, status, end in lines if not 200 <= int(status) < 400 or end != "--"]


def configured(changes):
    """deploy/haproxy.cfg with these changes, each of which has to find its place."""
    text = (ROOT / "deploy/haproxy.cfg").read_text()
    for old, new in changes.items():
        text, count = re.subn(old, new, text)
        if not count:
            raise SystemExit(f"deploy/haproxy.cfg has no place for `{new}`: see Tests/several/balanced.py.")
    return text


def free_ports(dice, count):
    found = []
    while len(found) < count:
        port = dice.choice(PORTS)
        if port not in found and is_free(port):
            found.append(port)
    return found


def is_free(port):
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) != 0
