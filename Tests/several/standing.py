"""A server with its log and its metrics, and single requests to it."""

import contextlib
import http.client
import os
import pathlib
import re
import signal
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("GATEHOUSE_BINARY", str(ROOT / ".build/debug/gatehouse"))


class Standing:
    """`gatehouse serve` on a folder of its own."""

    def __init__(self, folder, *options):
        self.log = open(folder / "log", "w+")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--data", folder / "partnership", "--key-file", folder / "root.key", "--port", "0",
             "--log-format", "json", *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log, text=True,
        )  # fmt: skip
        line = self.process.stdout.readline()
        if "answers at" not in line:
            raise AssertionError(f"the server did not start: {line}{self.lines()}")
        self.port = int(line.rsplit(":", 1)[1])
        self.metrics_port = self._metrics_port() if "--metrics-port" in options else None

    def lines(self):
        self.log.seek(0)
        return self.log.read().splitlines()

    def _metrics_port(self):
        for line in self.lines():
            if found := re.search(r"metrics are at http://127\.0\.0\.1:(\d+)/metrics", line):
                return int(found[1])
        raise AssertionError("the log does not say where the metrics are")

    def leave(self):
        self.process.send_signal(signal.SIGTERM)

    def end(self):
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        self.log.close()


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read().decode()


def ask(port, path, method="GET", cookie=None):
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    with contextlib.closing(connection):
        connection.request(method, path, headers={"Cookie": cookie} if cookie else {})
        return Answer(connection.getresponse())
