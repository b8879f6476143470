"""The first page that anyone sees, as the demonstration serves it."""

import unittest

from harness import Browser, Server, clause


class FrontPageTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("demo")
        cls.addClassCleanup(cls.server.stop)
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.stop)

    def stranger(self, **options):
        officer = self.browser.officer(self.server.address, "stranger", **options)
        self.addCleanup(officer.close)
        return officer

    @clause("4.8")
    def test_a_stranger_is_asked_to_sign_in(self):
        self.stranger().open("/").reads("Sign in", "Password")

    @clause("4.8")
    def test_a_stranger_is_asked_to_sign_in_without_scripts(self):
        self.stranger(script=False).open("/").reads("Sign in", "Password")


if __name__ == "__main__":
    unittest.main()
