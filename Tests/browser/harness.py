"""What a journey in a browser stands on: a server with a partnership in it, officers, and pages that are checked.

A journey is a `unittest` test. Everything a page does wrong is an `AssertionError` with a sentence: which page, which
rule, which element. Screenshots lie in `.build/check/screens/`, numbered in the order they were taken.
"""

import atexit
import functools
import itertools
import os
import pathlib
import re
import selectors
import subprocess
import tempfile
import time

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("GATEHOUSE", ROOT / ".build/debug/gatehouse"))
SCREENS = ROOT / ".build/check/screens"

# The design's two sizes: a desk's screen, and the width at which WCAG 1.4.10 wants no sideways scrolling.
WIDTHS = (1280, 320)

# WCAG 2.2 AA, rule set by rule set as axe tags them, and what axe counts as good practice.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The one rule of 2.2 AA that axe leaves off unless it is asked for.
AXE_RULES = {"target-size": {"enabled": True}}
# What depends on how a page is laid out, and so is asked again at the narrow width. Everything else is in the markup
# and the colours, which are the same at both.
AXE_NARROW = {
    "runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]},
    "resultTypes": ["violations"],
}
AXE_WHOLE = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "rules": AXE_RULES, "resultTypes": ["violations"]}

# What a page is made of, its words and its numbers left out: every kind of element in its place, and the headings in
# their order.
SKELETON = """() => {
    const kind = one => one.tagName + [...one.attributes]
        .filter(at => !['href', 'value', 'action', 'content', 'title', 'datetime'].includes(at.name))
        .map(at => at.name + (/^(class|style|type|role|lang|aria-(?!labelledby|describedby))/.test(at.name)
            ? '=' + at.value : '')).sort().join(' ')
    const place = one => one ? place(one.parentElement) + '>' + kind(one) : ''
    const all = [...document.querySelectorAll('*')]
    const headings = all.map(one => one.tagName).filter(name => /^H[1-6]$/.test(name))
    return [...new Set(all.map(place))].sort().join() + headings.filter((name, at) => name !== headings[at - 1]).join()
}"""

# Over another store the pages are the same, and were looked at over the first.
LOOKS = "GATEHOUSE_RECORDS" not in os.environ


def clause(*numbers):
    """Says which clauses a journey shows; docs/clauses.md is made from it."""

    def mark(test):
        test.clauses = numbers
        return test

    return mark


class Server:
    """`gatehouse …` on a port of its own, with its data in a folder that goes when it ends."""

    def __init__(self, *arguments, binary=BINARY, seconds=120):
        assert pathlib.Path(binary).exists(), f"there is no {binary} yet: swift build"
        self.folder = tempfile.TemporaryDirectory(prefix="gatehouse-journey-")
        self.log = pathlib.Path(self.folder.name) / "server.log"
        command = [str(binary), *arguments, "--port", "0", "--data", f"{self.folder.name}/data"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, cwd=self.folder.name
            )
        self.lines = []
        self.address = self._address(time.monotonic() + seconds, command)

    def _address(self, end, command):
        """Waits for the line that says where it answers."""
        said = b""
        with selectors.DefaultSelector() as ready:
            ready.register(self.process.stdout, selectors.EVENT_READ)
            while time.monotonic() < end:
                if not ready.select(timeout=1):
                    continue
                chunk = os.read(self.process.stdout.fileno(), 65536)
                said += chunk
                self.lines = said.decode(errors="replace").splitlines()
                # Only whole lines: a port may arrive in two pieces.
                found = re.search(rb"https?://[\w.\[\]:-]+:\d+(?=[/\s])", said)
                if found:
                    return found.group().decode().rstrip("/")
                if not chunk:
                    break
        told = said.decode(errors="replace") + self.log.read_text(errors="replace")
        self.stop()
        raise AssertionError(f"`{' '.join(command)}` printed no address to open. It said:\n{told[-2000:]}")

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.folder.cleanup()


@functools.cache
def browser():
    """The one browser of a run: Playwright does not like to be started twice."""
    started = Browser()
    atexit.register(started.stop)
    return started


class Browser:
    """Debian's Chromium, driven by Playwright; one for all officers, each with cookies of their own."""

    def __init__(self):
        found = subprocess.run([ROOT / "scripts/chromium"], capture_output=True, text=True, check=True)
        self.playwright = sync_playwright().start()
        # Chromium's sandbox refuses to start for root, which is who runs tests in most containers.
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        self.chromium = self.playwright.chromium.launch(executable_path=found.stdout.strip(), args=sandbox)

    def officer(self, address, name="officer", script=True):
        return Officer(self, address, name, script)

    def stop(self):
        self.chromium.close()
        self.playwright.stop()


class Officer:
    """One person at one browser. `page` is Playwright's own, for clicking and typing."""

    taken = itertools.count(1)
    # The skeletons of pages that were looked at: a second page that is made alike has nothing new to find fault with.
    looked_at = set()
    axe_source = pathlib.Path(AXE_FILE_PATH).read_text()

    def __init__(self, browser, address, name, script):
        self.address = address
        self.name = name
        self.script = script
        self.context = browser.chromium.new_context(
            base_url=address, java_script_enabled=script, viewport={"width": 1280, "height": 900}, locale="en-GB"
        )
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.wrong = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"a script failed: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, message):
        # A status of 4xx is told by `_response` to whoever expects one; the rest is the page's own fault.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.wrong.append(f"the browser complains: {message.text}")

    def _request(self, request):
        if not request.url.startswith((self.address, "data:", "about:", "blob:")):
            self.wrong.append(f"something is fetched from elsewhere: {request.url}")

    def _response(self, response):
        if response.status >= 500 or (response.status == 404 and not response.request.is_navigation_request()):
            self.wrong.append(f"{response.url} answered {response.status}")

    def open(self, path):
        """Goes to a page of the server and checks it."""
        self.page.goto(self.address + path)
        return self.check()

    def fill(self, **fields):
        """Fills fields by their labels: `fill(Password="…")`; an underscore stands for a space."""
        for label, value in fields.items():
            self.page.get_by_label(label.replace("_", " "), exact=True).fill(value)
        return self

    def choose(self, *answers):
        """Chooses radio buttons and ticks boxes by their labels."""
        for answer in answers:
            self.page.get_by_label(answer, exact=True).check()
        return self

    def day(self, question, day):
        """Types a day into the three inputs of a question."""
        inputs = self.page.get_by_role("group", name=question)
        for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            inputs.get_by_label(label, exact=True).fill(str(number))
        return self

    def press(self, name):
        """Presses the button of this name and checks the page that comes."""
        self.page.get_by_role("button", name=name, exact=True).click()
        return self.check()

    def follow(self, name):
        """Follows the link of this name and checks the page that comes."""
        self.page.get_by_role("link", name=name, exact=True).first.click()
        return self.check()

    def tab_to(self, name):
        """Goes on with the Tab key, as people without a mouse do, until what is labelled so has the focus."""
        for _ in range(200):
            self.page.keyboard.press("Tab")
            if name == self.page.evaluate(
                """() => { const at = document.activeElement
                    return (at.labels?.[0]?.innerText ?? at.ariaLabel ?? at.innerText ?? at.value ?? '').trim() }"""
            ):
                return self
        raise AssertionError(f"{self._where()}: the Tab key comes to no “{name}”")

    def unfolds_history(self):
        """Opens every line of a history in which openings are folded."""
        for line in self.page.locator(".timeline summary").all():
            line.click()
        return self

    def reads(self, *words):
        """Fails unless the page says each of these."""
        text = self.page.inner_text("body")
        for said in words:
            assert said in text, f"{self._where()} does not say “{said}”. It says:\n{text[:3000]}"
        return self

    def check(self):
        """Holds the page against everything that a page must be, at both widths; takes the picture of a new kind."""
        self.page.wait_for_load_state("load")
        # Two things of one name: a label, or a link, leads to the wrong one.
        twice = self.page.evaluate(
            """() => [...document.querySelectorAll('[id]')].map(one => one.id)
                .filter((id, place, ids) => ids.indexOf(id) !== place)"""
        )
        self.wrong += [f"the name “{name}” is given twice" for name in twice]
        looks = LOOKS and self._is_new()
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            if looks:
                self._picture(width)
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.wrong.append(f"at {width} pixels it scrolls sideways: it is {wide} wide, by {self._widest(width)}")
            # Without scripts in the page there are none for the engine either; the markup is the same.
            if self.script and looks:
                self.wrong += self._axe(width)
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        wrong, self.wrong = self.wrong, []
        assert not wrong, f"{self._where()}:\n" + "\n".join(f"  - {one}" for one in wrong)
        return self

    def _is_new(self):
        skeleton = (self.script, self.page.evaluate(SKELETON))
        is_new = skeleton not in self.looked_at
        self.looked_at.add(skeleton)
        return is_new

    def _axe(self, width):
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(self.axe_source)
        found = self.page.evaluate(
            "options => axe.run(document, options)", AXE_WHOLE if width == WIDTHS[0] else AXE_NARROW
        )
        return [
            f"{rule['help']} ({rule['id']}, at {width} pixels): {node['html'][:200]}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    def _widest(self, width):
        return self.page.evaluate(
            """width => [...document.body.querySelectorAll('*')]
                .filter(one => one.getBoundingClientRect().right > width + 1)
                .map(one => one.outerHTML.slice(0, 120)).pop() ?? 'nothing that could be named'""",
            width,
        )

    def _picture(self, width):
        SCREENS.mkdir(parents=True, exist_ok=True)
        page = re.sub(r"[^a-z0-9]+", "-", self.page.title().lower()).strip("-")[:60] or "untitled"
        script = "" if self.script else "-no-script"
        name = f"{next(self.taken):03}-{width}-{self.name}{script}-{page}.png"
        self.page.screenshot(path=SCREENS / name, full_page=True)

    def _where(self):
        return f"{self.page.url} (“{self.page.title()}”, as {self.name})"

    def close(self):
        self.context.close()
