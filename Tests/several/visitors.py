"""Those who ask a server for something: slowly, or over and over."""

import contextlib
import http.client
import socket
import threading
import time
import urllib.parse

from officer import multipart
from standing import ask


class SlowUpload(threading.Thread):
    """A form with a file, of which half is sent at once and the rest when `go` is set."""

    def __init__(self, port, officer, path, fields, files, *headers):
        super().__init__(daemon=True)
        self.go, self.half_sent, self.head = threading.Event(), threading.Event(), b""
        boundary = "a-slow-line"
        body = multipart(fields, files, boundary)
        lines = [
            f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Cookie: {officer.cookie}",
            f"Content-Type: multipart/form-data; boundary={boundary}", f"Content-Length: {len(body)}", *headers,
            "", "",
        ]  # fmt: skip
        self.bytes = "\r\n".join(lines).encode() + body
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)

    def run(self):
        with self.socket:
            half = len(self.bytes) // 2
            self.socket.sendall(self.bytes[:half])
            self.half_sent.set()
            self.go.wait()
            for start in range(half, len(self.bytes), 1 << 16):
                self.socket.sendall(self.bytes[start : start + (1 << 16)])
            while chunk := self.socket.recv(1 << 16):
                self.head += chunk


class SlowReader(threading.Thread):
    """A file of which nothing is read until `go` is set, and then a little at a time."""

    def __init__(self, port, officer, path, fields):
        super().__init__(daemon=True)
        self.go, self.bytes = threading.Event(), b""
        self.socket = socket.socket()
        # As over a bad line: little room here, and small packets, for which the server's system keeps little too.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 536)
        self.socket.settimeout(30)
        self.socket.connect(("127.0.0.1", port))
        form = urllib.parse.urlencode(fields)
        lines = [
            f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Cookie: {officer.cookie}",
            "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}", "", form,
        ]  # fmt: skip
        self.socket.sendall("\r\n".join(lines).encode())

    def run(self):
        with self.socket:
            self.go.wait()
            with contextlib.suppress(ConnectionError):
                while chunk := self.socket.recv(1 << 13):
                    self.bytes += chunk
                    # Slower than it is sent, so that the server has something left to send at every moment.
                    time.sleep(0.01)


class Visitors:
    """A proxy's worth of requests, each on a connection of its own, until they are told to stop."""

    def __init__(self, port, count=4):
        self.stop, self.statuses, self.faults = threading.Event(), [], []
        self.threads = [threading.Thread(target=self._visit, args=(port,), daemon=True) for _ in range(count)]
        for thread in self.threads:
            thread.start()

    def _visit(self, port):
        while not self.stop.is_set():
            try:
                self.statuses.append(ask(port, "/sign-in").status)
            except (OSError, http.client.HTTPException) as error:
                self.faults.append(repr(error))

    def end(self):
        self.stop.set()
        for thread in self.threads:
            thread.join()
