"""An agency joins, signs, appoints, loses its liaison officer; an officer gets an account."""

import re

from asking import TODAY, day
from harness import browser, clause
from partnership import Story, demonstration, sign_in, told_in_order

TEAM = "SaferMK Support Team"
AGENCY, ADDRESS = "Ashmere Housing Society", "ashmere-housing-society"
CHIEF, OFFICER = "Leontyne Farquharson", "Bartholomew Quill"
CHIEF_MAIL, OFFICER_MAIL = "l.farquharson@ashmere.example", "b.quill@ashmere.example"
OWN_PASSWORD = "velvet-otter-umbrella-7"
VACANT, POLICE = "Harrow Mead Parish Council", "Thames Valley Police"


class AgencyJoins(Story):
    """From its admission to the day on which it can ask."""

    passwords = {}

    def team(self, post):
        return self.cast(post, post, TEAM)

    def newcomer(self, called, email, password):
        officer = browser().officer(demonstration().address, called)
        type(self).people = {**self.people, called: officer}
        self.addClassCleanup(officer.close)
        officer.page.goto(demonstration().address + "/sign-in")
        return sign_in(officer, email, password)

    @clause("6.2", "Appendix One")
    def test_a_coordinator_admits_an_agency(self):
        officer = self.team("coordinator").open("/in-tray").follow("Admit an agency")
        officer.press("Admit the agency").reads("There is a problem", "Choose its line of the list of parties")
        officer.page.get_by_label("Line of the list of parties").select_option(value="registered-housing-providers")
        officer.fill(Name=AGENCY).press("Admit the agency").reads("Agency admitted", "It can neither ask nor answer")
        officer.open("/agencies").reads(AGENCY, "Not signed", "Vacant")

    @clause("4.8")
    def test_an_administrator_opens_accounts_and_sees_no_password(self):
        for name, email, signs in ((CHIEF, CHIEF_MAIL, True), (OFFICER, OFFICER_MAIL, False)):
            officer = self.team("administrator").open("/officers").follow("Open an account")
            officer.press("Open the account").reads("Enter the officer’s name", "Choose an agency")
            officer.fill(**{"Name": name, "Job title": "Director", "E-mail address": email})
            officer.page.get_by_label("Agency", exact=True).select_option(AGENCY)
            if signs:
                officer.choose("The agency lets this officer sign for it, and appoint its liaison officer")
            officer.press("Open the account").reads("Account opened", "hands over its password", "You never see it")
            self.assertEqual(officer.page.locator("code").count(), 0)

    @clause("4.8")
    def test_a_coordinator_hands_over_the_first_passwords(self):
        for name, email in ((CHIEF, CHIEF_MAIL), (OFFICER, OFFICER_MAIL)):
            officer = self.team("coordinator").open("/in-tray").reads("to hand over").follow(name)
            officer.reads(f"Hand over a password to {name}", email, "only if you know this person")
            officer.press("Make the one-time password").reads(f"One-time password for {name}", "shown this once")
            self.passwords[email] = officer.page.locator(".one-time code").inner_text()
        officer = self.team("coordinator").open("/in-tray")
        self.assertEqual(officer.page.get_by_text("to hand over").count(), 0)

    @clause("4.8")
    def test_a_one_time_password_has_to_be_changed_before_anything_else(self):
        for called, email in (("chief", CHIEF_MAIL), ("newcomer", OFFICER_MAIL)):
            officer = self.newcomer(called, email, self.passwords[email])
            officer.reads("Change your password", "Choose your own")
            officer.open("/register").reads("Change your password")
            officer.fill(
                Your_password_now=self.passwords[email], Your_new_password="short", Your_new_password_again="x"
            )
            officer.press("Change password").reads("at least 12 characters", "the same both times")
            new = OWN_PASSWORD + called[0]
            officer.fill(
                Your_password_now=self.passwords[email], Your_new_password=new, Your_new_password_again=new
            )
            officer.press("Change password").reads("Your password is changed").follow("Go to your in-tray")

    @clause("4.1", "4.3")
    def test_before_it_has_signed_and_appointed_it_cannot_ask_and_reads_why(self):
        officer = self.people["newcomer"].open("/requests/new")
        officer.reads("has not signed the protocol in force", "has no liaison officer in post")

    @clause("4.3", "Appendix Four")
    def test_its_director_signs_the_agreement(self):
        officer = self.people["chief"].open(f"/agencies/{ADDRESS}").follow("Sign the agreement")
        officer.press("Sign the agreement").reads("There is a problem", "State by what authority you sign")
        officer.fill(
            By_what_authority_you_sign_for_the_agency="By resolution of the board of 3 March",
            **{"The agency’s address": "1 Mere Lane, Milton Keynes"},
        )
        officer.page.locator("#declaration").check()
        officer.press("Sign the agreement").reads("Agreement signed", "SHA-256", CHIEF)

    @clause("4.1", "Appendix Three")
    def test_its_director_appoints_the_liaison_officer(self):
        officer = self.people["chief"].open("/in-tray").reads("has no liaison officer").follow(
            "Appoint a liaison officer"
        )
        officer.press("Appoint").reads("There is a problem", "Choose an officer")
        choices = officer.page.get_by_label("Officer", exact=True)
        choices.select_option(label=next(one for one in choices.locator("option").all_inner_texts() if OFFICER in one))
        officer.choose("Liaison officer").press("Appoint").reads("Appointment entered", OFFICER, "Since")
        officer.open("/agencies/directory").reads(AGENCY, OFFICER)
        self.people["newcomer"].open("/in-tray").reads(f"Liaison officer, {AGENCY}")

    @clause("4.8")
    def test_a_forgotten_password_is_the_liaison_officers_to_renew_and_never_the_administrators(self):
        officer = self.team("administrator").open("/officers").follow(CHIEF).press("Ask for a one-time password")
        officer.reads("Their password is void", f"{OFFICER} hands over its password")
        self.people["chief"].open("/in-tray").reads("Sign in", "Password")
        officer = self.people["newcomer"].open("/in-tray").reads("1 password to hand over").follow(CHIEF)
        officer.press("Make the one-time password").reads(f"One-time password for {CHIEF}")
        password = officer.page.locator(".one-time code").inner_text()
        self.people["chief"].page.goto(demonstration().address + "/sign-in")
        sign_in(self.people["chief"], CHIEF_MAIL, password).reads("Change your password", "Choose your own")

    @clause("4.8")
    def test_an_account_is_closed_and_its_owner_is_out(self):
        officer = self.team("administrator").open("/officers").follow(CHIEF).follow("Close the account")
        officer.press("Close the account").reads("Account closed")
        self.people["chief"].open("/in-tray").reads("Sign in", "Password")


class AgencyVacant(Story):
    """An agency whose liaison officers leave."""

    def signatory(self):
        return self.cast("signatory", "signatory", VACANT)

    @clause("4.1")
    def test_its_liaison_officers_last_day_is_entered(self):
        officer = self.signatory().open("/agencies").follow(VACANT)
        endings = officer.page.get_by_role("link", name=re.compile("^End the appointment"))
        while (left := endings.count()) > 0:
            endings.first.click()
            if left == 1:
                officer.reads("Nobody else is in post", "can neither ask nor answer")
            officer.check().press("End the appointment").reads("Last day entered", f"to {day(TODAY)}")

    @clause("4.1")
    def test_with_nobody_in_post_it_cannot_be_asked_and_everybody_reads_why(self):
        vacant = "Kestrel Hill School"
        officer = self.cast("asker", "practitioner", POLICE).open("/requests/new").press("Start now")
        officer.follow("Agency you are asking")
        self.assertEqual(officer.page.get_by_label(vacant, exact=True).count(), 0)
        officer.page.get_by_text("Agencies that you cannot ask now").click()
        officer.check().reads(f"{vacant}: no liaison officer is in post", "MKEC: it has not signed")
        officer.open("/agencies/kestrel-hill-school")
        officer.reads("It can neither ask nor answer", "no liaison officer in post")

    @clause("4.1")
    def test_with_nobody_in_post_it_cannot_ask_and_its_officers_read_whom_to_tell(self):
        officer = self.cast("vacant", "practitioner", "Kestrel Hill School").open("/in-tray")
        officer.reads("has no liaison officer. It can neither ask nor answer until one is appointed", "Tell ")
        officer.open("/requests/new").reads("has no liaison officer in post, so it cannot ask for information")


load_tests = told_in_order(AgencyJoins, AgencyVacant)
