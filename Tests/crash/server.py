"""`gatehouse serve`, as something that can be ended."""

import select
import signal
import subprocess


class Server:
    """`gatehouse serve` with these arguments, on a port of its own or on this one."""

    def __init__(self, binary, *arguments, log=None, within=120, port=0):
        self.process = subprocess.Popen(
            [binary, "serve", *arguments, "--port", str(port), "--log", "error"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True,
        )  # fmt: skip
        answers, _, _ = select.select([self.process.stdout], [], [], within)
        line = self.process.stdout.readline() if answers else f"it said nothing in {within} s"
        if "answers at" not in line:
            self.end()
            raise AssertionError(f"the server did not start: {line}")
        self.port = int(line.rsplit(":", 1)[1])

    def end(self, how=signal.SIGKILL):
        self.process.send_signal(how)
        self.process.wait(timeout=30)
        self.process.stdout.close()
