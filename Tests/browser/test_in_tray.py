"""An in-tray that says by itself when something has come into it."""

import unittest

from asking import asks
from harness import clause
from partnership import Person

PROBATION, POLICE = "Thames Valley Probation Service", "Thames Valley Police"


class InTrayTests(unittest.TestCase):
    def signed_in(self, *person):
        officer = Person(*person).signs_in("in-tray")
        self.addCleanup(officer.close)
        return officer

    @clause("4.2")
    def test_says_that_something_has_come_while_it_was_looked_at(self):
        liaison = self.signed_in("liaison officer", PROBATION).open("/in-tray")
        news = liaison.page.get_by_role("link", name="Your in-tray has changed. Show the changes.")
        self.assertFalse(news.is_visible(), "nothing has come yet")
        asker = self.signed_in("practitioner", PROBATION)
        reference = asks(asker, POLICE, [Person("practitioner", PROBATION).name + " (you)"])
        self.assertFalse(news.is_visible(), "nothing has been submitted yet")
        asker.press("Submit the request").reads("Awaiting approval")
        news.wait_for(state="visible", timeout=20_000)
        liaison.check()
        news.click()
        liaison.check().reads(reference)
        self.assertFalse(news.is_visible(), "it shows everything")
