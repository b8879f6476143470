"""A server that is replaced while officers are at work: nothing that was begun, or that comes in time, goes unanswered.

`python3 -m unittest --verbose Tests/several/rolling.py`; GATEHOUSE_BINARY names another build than the debug one.
"""

import http.client
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "several"), str(TESTS / "crash")]

import load  # noqa: E402
from officer import Officer  # noqa: E402
from standing import BINARY, Answer, Standing, ask  # noqa: E402
from visitors import SlowReader, SlowUpload, Visitors  # noqa: E402

FILM = os.urandom(1 << 20)


class Rolling(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="gatehouse-rolling-")
        cls.first = pathlib.Path(cls.place.name) / "first"
        make = [BINARY, "demo", "--only-make", "--data", cls.first]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        people = load.people(cls.first)
        cls.people = {post: people[post] for post in ("asker", "liaison", "holder")}

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def start(self, *options, metrics=True):
        folder = pathlib.Path(self.place.name) / self.id().rsplit(".", 1)[1]
        shutil.copytree(self.first, folder)
        server = Standing(folder, *options, *(("--metrics-port", "0") if metrics else ()))
        self.addCleanup(server.end)
        return server

    def sign_in(self, server):
        self.backlog, self.told = load.Backlog(), load.Told()
        self.at = {post: Officer(server.port) for post in self.people}
        for post, officer in self.at.items():
            self.addCleanup(officer.connection.close)
            officer.sign_in(*self.people[post])

    def kept(self, server):
        """A connection that stays open after its first answer."""
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        self.addCleanup(connection.close)
        connection.request("GET", "/sign-in")
        self.assertNotEqual(Answer(connection.getresponse()).headers["Connection"], "close")
        return connection

    def case(self, *acts):
        """The reference of a case that went through these acts."""
        for act, post in ((load.hand_in, "asker"), (load.approve, "liaison"), (load.determine, "holder"), *acts):
            act(self.at[post], self.told, self.backlog)
        return self.told.acts[-1][0]

    def slow_upload(self, server, reference):
        path = f"/requests/{reference}/disclosure"
        officer = self.at["holder"]
        form = officer.get(path).form(path)
        chosen = {"item.1": "On Tuesday.", "checked": "yes"}
        upload = SlowUpload(
            server.port, officer, path, load.without(form, chosen) + list(chosen.items()), [("film.bin", FILM)])
        upload.start()
        self.assertTrue(upload.half_sent.wait(10))
        # It is sent, and the server has to have it in hand, on a busy machine too.
        time.sleep(1)
        return upload

    def slow_reader(self, server):
        """Somebody who has opened a disclosure, and takes its file over a bad line."""
        reference = self.case()
        path = f"/requests/{reference}/disclosure"
        chosen = {"item.1": "On Tuesday.", "checked": "yes"}
        holder = self.at["holder"]
        fields = load.without(holder.get(path).form(path), chosen) + list(chosen.items())
        self.assertEqual(holder.send(path, fields, [("film.bin", FILM)]).status, 303)
        asker = self.at["asker"]
        disclosed = f"/disclosures/{load.disclosure(asker, reference)}"
        page = asker.fill(f"{disclosed}/reading")
        path = re.search(rf'action="({disclosed}/files/[^"]+)"', page.text)[1]
        reader = SlowReader(server.port, asker, path, page.form(path))
        reader.start()
        return reader

    def expect_disclosed(self, upload):
        upload.join(30)
        head = upload.head.split(b"\r\n\r\n")[0].decode().lower()
        self.assertTrue(head.startswith("http/1.1 303"), head or "the upload was not answered")
        self.assertIn("location: /disclosures/d-", head)
        self.assertIn("connection: close", head)

    def test_answers_all_that_was_begun_and_all_that_comes_while_it_leaves(self):
        server = self.start("--leave-after", "3")
        self.sign_in(server)
        reference = self.case()
        upload = self.slow_upload(server, reference)
        reader = self.slow_reader(server)
        kept = self.kept(server)
        self.assertEqual(ask(server.port, "/ready").status, 200)
        visitors = Visitors(server.port)
        time.sleep(0.3)

        start = time.monotonic()
        server.leave()
        while ask(server.port, "/ready").status == 200:
            self.assertLess(time.monotonic() - start, 1, "it goes on saying that it is ready")
        leaving = ask(server.port, "/ready")
        self.assertEqual(leaving.status, 503)
        self.assertEqual(leaving.body, "This server is being stopped: send requests to another.\n")
        self.assertEqual(ask(server.port, "/health").status, 200)

        # A connection that was kept gets one more answer, which is its last.
        kept.request("GET", "/sign-in")
        last = kept.getresponse()
        self.assertEqual((last.status, last.headers["Connection"]), (200, "close"))
        last.read()

        time.sleep(max(0, 2.5 - (time.monotonic() - start)))
        visitors.end()
        self.assertEqual(visitors.faults, [])
        self.assertGreater(len(visitors.statuses), 20)
        self.assertEqual(set(visitors.statuses), {200})
        self.assertIsNone(server.process.poll(), "it ended before its time")

        # It takes no more connections now, and waits for what was begun.
        time.sleep(max(0, 4 - (time.monotonic() - start)))
        with self.assertRaises(ConnectionError):
            ask(server.port, "/health")
        self.assertIsNone(server.process.poll(), "it did not wait for what was begun")
        self.assertEqual(ask(server.metrics_port, "/metrics").status, 200)
        upload.go.set()
        self.expect_disclosed(upload)
        self.assertIsNone(server.process.poll(), "it did not wait for a reader")
        reader.go.set()
        reader.join(30)
        head, _, body = reader.bytes.partition(b"\r\n\r\n")
        self.assertTrue(head.startswith(b"HTTP/1.1 200"), head)
        self.assertEqual(len(body), len(FILM), "the film came without its end")
        self.assertEqual(server.process.wait(10), 0)

    def test_stops_at_once_without_a_time_to_leave_and_still_answers_what_was_begun(self):
        server = self.start(metrics=False)
        self.assertEqual(ask(server.port, "/metrics").status, 404)
        self.assertFalse([line for line in server.lines() if "metrics" in line])
        self.sign_in(server)
        reference = self.case()
        upload = self.slow_upload(server, reference)
        server.leave()
        time.sleep(0.5)
        with self.assertRaises(ConnectionError):
            ask(server.port, "/ready")
        self.assertIsNone(server.process.poll(), "it did not wait for what was begun")
        upload.go.set()
        self.expect_disclosed(upload)
        self.assertEqual(server.process.wait(10), 0)

    def test_ends_soon_where_nothing_is_under_way_though_connections_are_kept(self):
        server = self.start()
        self.kept(server)
        for path in ["/", "/sign-in", "/ready"]:
            self.assertEqual(ask(server.metrics_port, path).status, 404)
        self.assertEqual(ask(server.port, "/metrics").status, 404)
        server.leave()
        self.assertEqual(server.process.wait(3), 0)

    def test_tells_nobody_of_anybody_in_its_log_and_its_metrics(self):
        server = self.start("--log", "debug")
        self.sign_in(server)
        references = {self.case((load.disclose, "holder"), (load.read, "asker")) for _ in range(2)}
        ask(server.port, f"/{self.people['asker'][0]}?name=Thistlewood")
        for path in ["/health", "/ready"]:
            self.assertIsNone(ask(server.port, path, cookie=self.at["asker"].cookie).headers["Set-Cookie"])
        self.at["asker"].get("/register?q=Thistlewood")
        scraped = ask(server.metrics_port, "/metrics")
        self.assertEqual(scraped.headers["Content-Type"], "text/plain; version=0.0.4; charset=utf-8")
        server.leave()
        self.assertEqual(server.process.wait(10), 0)
        log = server.lines()
        for line in log:
            told = json.loads(line)
            self.assertRegex(told["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
            self.assertIn(told["level"], ["debug", "info", "notice", "warning", "error"])
            self.assertIsInstance(told["message"], str)
        self.assertGreater(sum("GET /sign-in 200" in line for line in log), 0)
        self.assertFalse([line for line in log if "/health" in line or "/ready" in line])
        names = [login[0] for login in self.people.values()]
        words = ["@", "R-", "D-", "Thistlewood", "Peregrine", "?", *references, *names]
        words += [part.capitalize() for name in names for part in name.split("@")[0].split(".")]
        for word in words:
            self.assertNotIn(word, scraped.body)
            self.assertNotIn(word, "\n".join(log))
        self.assertRegex(scraped.body, r'gatehouse_http_requests_total\{route="/requests/\{reference\}/disclosure",')
        for name in [
            "gatehouse_build_info", "gatehouse_ledger_entries", "gatehouse_sign_ins_total",
            "gatehouse_store_errors_total", "process_start_time_seconds", "process_resident_memory_bytes",
            "process_cpu_seconds_total", "process_open_fds",
        ]:  # fmt: skip
            self.assertRegex(scraped.body, rf"(?m)^{name}[ {{].*[0-9]$")
        begun = float(re.search(r"(?m)^process_start_time_seconds (\S+)$", scraped.body)[1])
        self.assertLess(abs(time.time() - begun), 60)
        entries = float(re.search(r"(?m)^gatehouse_ledger_entries (\S+)$", scraped.body)[1])
        self.assertGreater(entries, 10)


if __name__ == "__main__":
    unittest.main(verbosity=2)
