"""An agency gives information that nobody asked for: offered to two, accepted by one and declined by the other."""

import pathlib
import tempfile

from asking import KEPT_UNTIL, RISK, SUBJECT, day
from harness import clause
from partnership import Person, Story, told_in_order

POLICE, COUNCIL = "Thames Valley Police", "Milton Keynes Council"
FIRE = "Buckinghamshire and Milton Keynes Fire Authority"
READER = Person("practitioner", COUNCIL)
GIVEN = "Two threats at the address in the last week."
CONDITIONS = "Tell the police before anybody visits."


class Offering(Story):
    """The police find out what others need to know."""

    reference = ""

    def owner(self):
        return self.cast("owner", "liaison officer", POLICE)

    def disclosure(self, officer, part=""):
        return officer.open(f"/disclosures/{self.reference}{part}")

    @clause("3.12", "4.3", "3.8", "3.11")
    def test_a_liaison_officer_offers_it_one_question_a_page(self):
        owner = self.owner().open("/in-tray").follow("Offer information").press("Start now")
        type(self).reference = owner.page.url.rsplit("/", 2)[1]
        owner.press("Save and continue").reads("There is a problem", "Choose at least one agency")
        owner.choose(COUNCIL, FIRE).press("Save and continue")
        owner.choose("Shared intelligence about crime and anti-social behaviour")
        owner.press("Save and continue").press("Save and continue").reads("Choose the class of information")
        owner.page.locator("input[name=class][value=personal]").check()
        owner.press("Save and continue").reads("Enter the reasons for the decision")
        owner.choose("Concern about the risk of harm to an individual").fill(
            What_the_risk_is=RISK, Who_is_at_risk="Everybody who visits", Conditions=CONDITIONS,
            Why_this_is_necessary_and_proportionate="Nothing less warns them.",
            Reasons_for_the_decision="The risk is real.",
        )
        owner.choose("No", "No marking").day("Keep until", KEPT_UNTIL)
        for name in (READER.name, Person("practitioner", FIRE).name):
            owner.page.get_by_role("group", name="Readers").get_by_label(name, exact=True).check()
        owner.press("Save and continue").choose("To prevent or detect crime and anti-social behaviour")
        owner.press("Save and continue").page.get_by_label("Who is it about?").fill(SUBJECT)
        owner.press("Save and continue").page.get_by_label("What is the information?").fill(GIVEN)
        owner.press("Save and continue").reads(SUBJECT, GIVEN, CONDITIONS, READER.name, day(KEPT_UNTIL))
        owner.reads(f"Can it be shared with {COUNCIL}? Yes", f"Can it be shared with {FIRE}? Yes")

    @clause("4.3", "4.9")
    def test_it_is_checked_and_offered_with_a_file(self):
        owner = self.owner()
        owner.press("Offer the information").reads("Tick the box to say that you have checked it")
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "log.txt"
            file.write_text("Two calls")
            owner.page.locator("#checked").check()
            owner.page.get_by_label("Files").set_input_files(file)
            owner.press("Offer the information")
        owner.reads("The information is offered", "Offered without a request: 1 item and 1 file")
        owner.reads("to accept it or decline it", COUNCIL, FIRE)

    @clause("4.2", "4.10")
    def test_nobody_reads_it_before_it_is_accepted(self):
        self.disclosure(self.cast("reader", "practitioner", COUNCIL)).reads("There is nothing at this address")
        liaison = self.cast("liaison", "liaison officer", COUNCIL).open("/in-tray").follow(self.reference)
        liaison.reads("Next: accept it or decline it.", CONDITIONS)
        self.assertNotIn(GIVEN, liaison.page.content())
        liaison.follow("Accept the information").press("Accept the information").reads("The information is accepted")

    @clause("4.2")
    def test_the_other_agency_declines_it(self):
        fire = self.disclosure(self.cast("fire", "liaison officer", FIRE)).follow("Decline the information")
        fire.press("Decline the information").reads("The information is declined")
        owner = self.owner().open("/in-tray").reads("What you offered was declined").follow(self.reference)
        owner.reads("Declined", "Received").open("/in-tray")
        self.assertNotIn("What you offered was declined", owner.page.inner_text("body"))

    @clause("4.9", "4.10")
    def test_its_reader_reads_it_under_its_conditions(self):
        reader = self.disclosure(self.cast("reader", "practitioner", COUNCIL), "/reading").reads(CONDITIONS, POLICE)
        reader.press("Read (this is recorded)").reads(GIVEN, "log.txt")


load_tests = told_in_order(Offering)
