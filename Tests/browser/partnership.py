"""The demonstration's partnership, made once for all journeys, and its people signed in; stories told in chapters."""

import atexit
import functools
import pathlib
import re
import unittest

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
