"""The demonstration's partnership, made once for all journeys, and one that its people set up; and they signed in."""

import atexit
import contextlib
import functools
import pathlib
import re
import unittest

from asking import TODAY
from harness import Server, browser


@functools.cache
def demonstration():
    """The one server of a run. Journeys share it, so each leaves the agencies of the others as they were."""
    server = Server("demo")
    atexit.register(server.stop)
    return server


def data_folder():
    return pathlib.Path(demonstration().folder.name) / "data"


@functools.cache
def people():
    """Everybody who can sign in: post and agency, e-mail address, one-time or lasting password."""
    text = (data_folder() / "sign-in.txt").read_text()
    rows = (re.split(r"\s{2,}", line.strip()) for line in text.splitlines())
    # Some stand twice: among those who are offered, and in their agency.
    return list(dict.fromkeys((*row[0].split(", ", 1), *row[1:]) for row in rows if len(row) == 3))


class Person:
    """Somebody of the demonstration, `number` counted from 0 among those of the same post and agency."""

    def __init__(self, post, agency, number=0):
        self.post, self.agency, self.number = post, agency, number

    @functools.cached_property
    def found(self):
        """E-mail address and password; asked for only when they are needed, for the server starts then."""
        return [one[2:] for one in people() if one[:2] == (self.post, self.agency)][self.number]

    @property
    def name(self):
        return " ".join(part.capitalize() for part in self.found[0].split("@")[0].split("."))

    def signs_in(self, called, script=True):
        """In a browser of their own."""
        officer = browser().officer(demonstration().address, called, script=script)
        officer.page.goto(demonstration().address + "/sign-in")
        return sign_in(officer, *self.found)


def sign_in(officer, email, password):
    officer.page.get_by_label("E-mail address", exact=True).fill(email)
    officer.page.get_by_label("Password", exact=True).fill(password)
    return officer.press("Sign in")


class Story(unittest.TestCase):
    """Chapters of one story: told in the order in which they are written, up to the first that fails."""

    stopped = None
    people = {}

    @classmethod
    def cast(cls, called, *person, **options):
        """Somebody who stays signed in for the whole story."""
        if called not in cls.people:
            cls.people = {**cls.people, called: Person(*person).signs_in(called, **options)}
            cls.addClassCleanup(cls.people[called].close)
        return cls.people[called]

    def run(self, result=None):
        before = len(result.failures) + len(result.errors)
        super().run(result)
        if len(result.failures) + len(result.errors) > before and not self.stopped:
            type(self).stopped = self._testMethodName

    def setUp(self):
        if self.stopped:
            self.skipTest(f"the story stopped in {self.stopped}")


def told_in_order(*stories):
    """A module's `load_tests`: unittest would sort the chapters by name."""

    def load_tests(loader, tests, pattern):
        return unittest.TestSuite(
            story(name) for story in stories for name in vars(story) if name.startswith("test_")
        )

    return load_tests


PARTNERSHIP = "Riverbank Safer Together"
TEAM = {"administrator": "Ottilie Marchbanks", "coordinator": "Fergus Tolliver"}
# Eight agencies: the line of the protocol's list of parties, and the name where the line is for several.
AGENCIES = {
    "milton-keynes-council": ("Milton Keynes Council", None),
    "thames-valley-police": ("Thames Valley Police", None),
    "fire-authority": ("Buckinghamshire and Milton Keynes Fire Authority", None),
    "probation-service": ("Thames Valley Probation Service", None),
    "nhs-commissioning-board": ("NHS Commissioning Board", None),
    "registered-housing-providers": ("Willowbrook Homes", "Willowbrook Homes"),
    "schools": ("Sallowfield Academy", "Sallowfield Academy"),
    "parks-trust": ("Milton Keynes Parks Trust", None),
}
AUTHORITIES = list(AGENCIES)[:5]
PASSWORD = "quartz-lantern-meadow-19"
ASKS, HOLDS = "registered-housing-providers", "thames-valley-police"
SUBJECT = "Peregrine Applethwaite, born 2 June 1970"


@functools.cache
def server():
    """A server on an empty folder, which nobody has set up yet."""
    started = Server("serve", "--set-up")
    atexit.register(started.stop)
    return started


def code():
    """What the server printed besides its address."""
    said = "\n".join(server().lines)
    if "code:" not in said:
        said += server().process.stdout.readline().decode()
    return re.search(r"code: (\S+)", said).group(1)


@contextlib.contextmanager
def looked_at_before(officer, is_so):
    """What eight agencies do alike is held against everything that a page must be for the first of them."""
    if is_so:
        officer.check = lambda: officer
    yield officer
    if is_so:
        del officer.check


class Riverbank(Story):
    """Its people, by the line of the parties' list that their agency stands on."""

    passwords = {}

    def newcomer(self, called, email, password):
        """Signs in for the first time, with a password that has to be changed."""
        officer = browser().officer(server().address, called)
        type(self).people = {**self.people, called: officer}
        self.addClassCleanup(officer.close)
        officer.page.goto(server().address + "/sign-in")
        with looked_at_before(officer, len(self.people) > 1):
            sign_in(officer, email, password)
            officer.fill(
                Your_password_now=password, Your_new_password=PASSWORD, Your_new_password_again=PASSWORD
            ).press("Change password")
            return officer.follow("Go to your in-tray")

    def sign(self, officer, version):
        officer.page.goto(server().address + "/in-tray")
        officer.page.get_by_role("link", name=re.compile(f"^Sign {version}")).click()
        officer.page.get_by_label("By what authority you sign for the agency").fill("By resolution of its board.")
        officer.page.get_by_label("The agency’s address").fill("1 Example Row")
        officer.page.get_by_role("checkbox").check()
        return officer.press("Sign the agreement").reads("Agreement signed")

    def ask(self, ground, evidence, particulars=()):
        """The housing provider asks the police; gives the reference back."""
        officer = self.people[ASKS]
        officer.page.goto(server().address + "/requests/new")
        officer.page.get_by_role("button", name="Start now").click()
        reference = officer.page.url.rsplit("/", 1)[1]
        go = officer.page.get_by_role("button", name="Save and continue")
        officer.page.get_by_role("link", name="Whom you ask").click()
        officer.choose("Thames Valley Police")
        go.click()
        officer.choose("Personal information")
        go.click()
        officer.page.locator("input[name=purpose]").first.check()
        officer.fill(What_you_need_it_for="To plan a safe visit.")
        go.click()
        officer.page.locator("input[name=reason]").first.check()
        go.click()
        officer.page.get_by_label("Whom is it about?").fill(SUBJECT)
        go.click()
        officer.choose(ground or "I leave that to the holder")
        for label, words in evidence.items():
            officer.page.get_by_label(label, exact=True).fill(words)
        officer.press("Save and continue")
        officer.page.get_by_label("Why do you need it, and why would less not do?").fill("Staff go unwarned else.")
        go.click()
        if particulars:
            for area in officer.page.locator("textarea").all():
                area.fill("As the partnership agreed.")
            officer.press("Save and continue")
        officer.fill(Item_1="Incidents at the address")
        go.click()
        go.click()
        officer.day("Until which day do you need to keep it?", TODAY.replace(year=TODAY.year + 1, day=1))
        go.click()
        go.click()
        go.click()
        officer.check().press("Send the request").reads("With the holder")
        return reference

    def give(self, reference, fill=lambda officer: None):
        """The police decide and hand over, and the housing provider has it."""
        officer = self.people[HOLDS].open(f"/requests/{reference}").follow("Decide on it")
        officer.page.locator("input[name='item.1'][value=give]").check()
        officer.choose("No", "No marking").fill(Reasons_for_the_whole_determination="It protects those who visit.")
        fill(officer)
        officer.press("Record the determination").reads("Agreed").follow("Hand it over")
        officer.fill(Answer_to_item_1="Three incidents in the last year.").page.locator("#checked").check()
        officer.press("Hand it over").reads("Handed over: 1 answer")
        officer = self.people[ASKS].open(f"/requests/{reference}").follow("Acknowledge receipt")
        officer.press("Acknowledge receipt").reads("Received")
