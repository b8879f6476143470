"""The harness itself, on pages small enough to read: it lets a good one pass and finds what is wrong with a bad one."""

import http.server
import sys
import threading
import unittest

from harness import SCREENS, Server, browser

GOOD = """<!doctype html><html lang="en"><head><title>Ask for information</title>
<meta name="viewport" content="width=device-width"></head>
<body><header><a href="/other">Gatehouse</a></header><main><h1>Ask for information</h1>
<form><label for="why">Purpose</label><input id="why" name="why"><button>Continue</button></form></main>
</body></html>"""

BAD = {
    "label": GOOD.replace('<label for="why">Purpose</label>', "Purpose"),
    "color-contrast": GOOD.replace("<h1>", '<h1 style="color: #aaa">'),
    "html-has-lang": GOOD.replace('<html lang="en">', "<html>"),
    "target-size": GOOD.replace(
        "<form>", '<form><a href="/a" style="font-size: 8px">a</a><br style="line-height: 0">'
        '<a href="/b" style="font-size: 8px">b</a>'),
    "given twice": GOOD.replace("<h1>", '<h1 id="why">'),
    "scrolls sideways": GOOD.replace("<form>", '<form><div style="width: 400px">wide</div>'),
    "a script failed": GOOD.replace("<form>", "<form><script>nothing()</script>"),
    "fetched from elsewhere": GOOD.replace("<form>", '<form><img alt="" src="http://127.0.0.1:9/pixel">'),
    "answered 500": GOOD.replace("<form>", '<form><img alt="" src="/500">'),
    "answered 404": GOOD.replace("<form>", '<form><img alt="" src="/404">'),
}


class Pages(http.server.BaseHTTPRequestHandler):
    """Answers `/good`, and one page for each thing that can be wrong."""

    def do_GET(self):
        name = self.path.strip("/").replace("-", " ")
        page = {"good": GOOD, **{key.replace("-", " "): value for key, value in BAD.items()}}.get(name)
        self.send_response(200 if page else int(name) if name.isdigit() else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((page or "none").encode())

    def log_message(self, *_):
        pass


class HarnessTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.addClassCleanup(cls.server.server_close)
        cls.addClassCleanup(cls.server.shutdown)

    def officer(self, **options):
        officer = browser().officer(f"http://127.0.0.1:{self.server.server_port}", "harness", **options)
        self.addCleanup(officer.close)
        return officer

    def test_a_good_page_passes(self):
        self.officer().open("/good").reads("Ask for information")

    def test_a_good_page_passes_without_scripts(self):
        self.officer(script=False).open("/good").reads("Ask for information")

    def test_what_is_wrong_with_a_page_is_said(self):
        for words in BAD:
            with self.subTest(words), self.assertRaisesRegex(AssertionError, words):
                self.officer().open("/" + words.replace(" ", "-"))

    def test_a_page_too_wide_is_found_without_scripts(self):
        with self.assertRaisesRegex(AssertionError, "at 320 pixels it scrolls sideways.*400px"):
            self.officer(script=False).open("/scrolls-sideways")

    def test_words_that_are_not_there_are_missed(self):
        officer = self.officer().open("/good")
        with self.assertRaisesRegex(AssertionError, "does not say “Refused”"):
            officer.reads("Refused")

    def test_each_page_has_its_picture_at_both_widths(self):
        for old in SCREENS.glob("*-harness-*.png"):
            old.unlink()
        officer = self.officer()
        officer.looked_at.clear()
        officer.open("/good")
        names = [path.name[4:] for path in SCREENS.glob("*-harness-*.png")]
        self.assertIn("1280-harness-ask-for-information.png", names)
        self.assertIn("320-harness-ask-for-information.png", names)

    def test_a_page_that_is_made_like_another_is_not_looked_at_twice(self):
        officer = self.officer()
        officer.looked_at.clear()
        officer.open("/good")
        taken = len(list(SCREENS.glob("*-harness-*.png")))
        officer.open("/good")
        self.assertEqual(len(list(SCREENS.glob("*-harness-*.png"))), taken)
        officer.page.evaluate("document.querySelector('h1').style.color = '#aaa'")
        with self.assertRaisesRegex(AssertionError, "color-contrast"):
            officer.check()

    def test_a_field_and_a_button_are_reached_by_keyboard(self):
        officer = self.officer().open("/good").tab_to("Purpose").tab_to("Continue")
        with self.assertRaisesRegex(AssertionError, "no “Withdraw”"):
            officer.tab_to("Withdraw")


class ServerTests(unittest.TestCase):
    def server(self, program):
        return Server("-c", program, binary=sys.executable, seconds=10)

    def test_its_address_is_taken_from_what_it_prints(self):
        server = self.server("import time; print('Open http://localhost:8123/ now', flush=True); time.sleep(60)")
        self.addCleanup(server.stop)
        self.assertEqual(server.address, "http://localhost:8123")

    def test_a_server_that_does_not_start_is_quoted(self):
        with self.assertRaisesRegex(AssertionError, "the port is taken"):
            self.server("import sys; sys.exit('the port is taken')")


if __name__ == "__main__":
    unittest.main()
