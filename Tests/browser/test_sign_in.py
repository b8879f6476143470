"""Signing in, being kept out, and signing out."""

import unittest

from harness import browser, clause
from partnership import Person, demonstration, sign_in

AGENCY = "Canalside Housing Trust"


class SignInTests(unittest.TestCase):
    def stranger(self, **options):
        officer = browser().officer(demonstration().address, "stranger", **options)
        self.addCleanup(officer.close)
        return officer

    def signed_in(self, person, called="officer"):
        officer = person.signs_in(called)
        self.addCleanup(officer.close)
        return officer

    @clause("4.8")
    def test_a_stranger_is_asked_to_sign_in(self):
        self.stranger().open("/").reads("Sign in", "Password")

    @clause("4.8")
    def test_a_stranger_is_asked_to_sign_in_without_scripts(self):
        self.stranger(script=False).open("/").reads("Sign in", "Password")

    @clause("4.8")
    def test_whoever_signs_in_comes_to_the_page_that_they_wanted(self):
        officer = self.stranger().open("/register").reads("Sign in")
        sign_in(officer, *Person("liaison officer", AGENCY).found).reads("Record of requests")
        self.assertEqual(officer.page.url, officer.address + "/register")

    @clause("4.8")
    def test_who_is_signed_in_and_for_whom_stands_on_each_page(self):
        person = Person("liaison officer", AGENCY)
        officer = self.signed_in(person)
        for path in ("/in-tray", "/requests/new", "/register", "/agencies", "/agencies/directory", "/clauses", "/book"):
            officer.open(path).reads(person.name, f"Liaison officer, {AGENCY}")

    @clause("4.8")
    def test_after_five_wrong_passwords_one_has_to_wait_and_is_told_so(self):
        email, password = Person("signatory", AGENCY).found
        officer = self.stranger().open("/sign-in")
        for _ in range(5):
            sign_in(officer, email, "not-their-password").reads("together they open no account")
        sign_in(officer, email, password).reads("There is a problem", "too many attempts: wait a minute")
        # Others are let in: it is this account that waits.
        sign_in(officer, *Person("practitioner", AGENCY).found).reads("In-tray")

    @clause("4.8")
    def test_nothing_typed_is_asked_for_by_name(self):
        self.stranger().open("/sign-in").press("Sign in").reads("Enter your e-mail address", "Enter your password")

    @clause("4.8")
    def test_after_signing_out_the_way_back_leads_nowhere(self):
        officer = self.signed_in(Person("practitioner", AGENCY, 1)).open("/register")
        officer.press("Sign out").reads("Sign in")
        officer.page.go_back()
        officer.check().reads("Sign in")
        officer.open("/register").reads("Sign in")

    @clause("4.8")
    def test_a_session_elsewhere_is_ended_from_here(self):
        person = Person("deputy liaison officer", AGENCY)
        elsewhere, here = self.signed_in(person, "elsewhere"), self.signed_in(person, "here")
        here.open("/in-tray").follow(person.name).reads("Where you are signed in", "This one")
        here.press("End this session")
        self.assertEqual(here.page.get_by_role("button", name="End this session").count(), 0)
        elsewhere.open("/in-tray").reads("Sign in")
        here.open("/in-tray").reads("In-tray")

    @clause("4.8")
    def test_a_stolen_cookie_is_worth_nothing_once_its_owner_has_signed_out(self):
        owner = self.signed_in(Person("practitioner", AGENCY))
        cookies = owner.context.cookies()
        self.assertTrue(all(one["httpOnly"] and one["sameSite"] == "Strict" for one in cookies))
        owner.press("Sign out")
        thief = self.stranger()
        thief.context.add_cookies(cookies)
        thief.open("/register").reads("Sign in")

    @clause("4.8")
    def test_a_cookie_that_is_no_session_leads_to_signing_in(self):
        officer = self.signed_in(Person("practitioner", AGENCY))
        [cookie] = officer.context.cookies()
        officer.context.add_cookies([{**cookie, "value": "A" * len(cookie["value"])}])
        officer.open("/in-tray").reads("Sign in")


if __name__ == "__main__":
    unittest.main()
