"""The same way through with scripts off, and the questions with nothing but a keyboard."""

import pathlib
import tempfile

from asking import FIRST, KEPT_UNTIL, SECOND, SUBJECT, TODAY, asks, day, disclosure
from harness import clause
from partnership import Person, Story, told_in_order

HOUSING, POLICE = "Redwillow Homes", "Thames Valley Police"
ASKER = Person("practitioner", HOUSING)
GIVEN = "Two incidents, both at night."


class WithoutScripts(Story):
    """Everybody has scripts switched off."""

    reference = ""

    def asker(self):
        return self.cast("asker", "practitioner", HOUSING, script=False)

    def liaison(self):
        return self.cast("liaison", "liaison officer", HOUSING, script=False)

    def holder(self):
        return self.cast("holder", "liaison officer", POLICE, script=False)

    def case(self, officer):
        return officer.open(f"/requests/{self.reference}")

    @clause("4.3", "4.2")
    def test_a_request_is_asked_and_approved_without_scripts(self):
        type(self).reference = asks(self.asker(), POLICE, [ASKER.name + " (you)"])
        self.asker().reads(SUBJECT, FIRST, SECOND).press("Submit the request").reads("Awaiting approval")
        self.case(self.liaison()).follow("Approve the request").press("Approve and send").reads("With the holder")

    @clause("4.3", "3.12")
    def test_it_is_decided_and_disclosed_with_a_file_without_scripts(self):
        holder = self.case(self.holder()).follow("Decide on the request")
        for number in (1, 2):
            item = holder.page.get_by_role("group", name=f"Item {number}")
            item.get_by_label("Give it", exact=True).check()
        holder.choose("No", "No marking").fill(Reasons_for_the_decision="The risk is real.")
        holder.press("Record the decision").reads("Agreed").follow("Disclose information")
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "plan.pdf"
            file.write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 200)
            holder.fill(Answer_to_item_1=GIVEN, Answer_to_item_2="Nobody else.")
            holder.page.get_by_label("Files").set_input_files(file)
            holder.page.locator("#checked").check()
            holder.press("Disclose information").reads("Disclosed: 2 items and 1 file")

    @clause("4.10", "4.9")
    def test_it_is_received_and_read_without_scripts(self):
        liaison = self.case(self.liaison()).follow(f"Disclosure {disclosure(self.reference)}")
        liaison.follow("Acknowledge receipt").press("Acknowledge receipt").reads("Received")
        asker = self.case(self.asker()).follow(f"Disclosure {disclosure(self.reference)}")
        asker.follow("Read the information").reads(POLICE, day(KEPT_UNTIL))
        asker.press("Read (this is recorded)").reads(GIVEN, "plan.pdf")

    @clause("4.13")
    def test_it_is_destroyed_without_scripts(self):
        liaison = self.liaison().open(f"/disclosures/{disclosure(self.reference)}").follow("Destroy a copy")
        liaison.choose("No", "I understand that this cannot be undone").press("Destroy the copy")
        liaison.reads("The copy is destroyed")
        liaison.follow("See the certificate").reads("None", day(TODAY))


class ByKeyboard(Story):
    """Tab, space, arrows and enter; no mouse, and no script that looks for a field."""

    def keys(self, officer, *keys):
        for key in keys:
            officer.page.keyboard.press(key)

    def types(self, officer, label, words):
        officer.tab_to(label).page.keyboard.type(words)
        return officer

    def goes_on(self, officer, button="Save and continue"):
        before = officer.page.url
        officer.tab_to(button)
        self.keys(officer, "Enter")
        officer.page.wait_for_url(lambda url: url != before)
        return officer.check()

    def picks(self, officer, answer):
        """Goes to a group of radio buttons and down it to the answer: the whole group is one stop of the Tab key."""
        at = "() => document.activeElement.type === 'radio' && document.activeElement.labels[0].innerText.trim()"
        while not officer.page.evaluate(at):
            self.keys(officer, "Tab")
        for _ in range(40):
            if officer.page.evaluate(at) == answer:
                self.keys(officer, "Space")
                return officer
            self.keys(officer, "ArrowDown")
        raise AssertionError(f"the arrow keys come to no “{answer}”")

    def types_day(self, officer, date):
        for label, number in (("Day", date.day), ("Month", date.month), ("Year", date.year)):
            self.types(officer, label, str(number))
        return officer

    @clause("4.3")
    def test_a_request_is_written_and_submitted_by_keyboard(self):
        officer = self.cast("keyboard", "practitioner", HOUSING, 1)
        own = Person("practitioner", HOUSING, 1).name
        self.keys(officer, "Tab", "Enter")
        self.assertTrue(officer.page.evaluate("document.activeElement.id === 'main'"), "the skip link leads nowhere")
        officer.open("/in-tray")
        for link, button in (("New request", None), (None, "Start now"), ("Agency you are asking", None)):
            self.goes_on(officer, link or button)
        self.goes_on(self.picks(officer, POLICE))
        self.goes_on(self.picks(officer, "Depersonalised information"))
        self.picks(officer, "Performance monitoring")
        self.goes_on(self.types(officer, "Intended use", "To see whether patrols helped."))
        self.goes_on(self.picks(officer, "No, none of these"))
        self.picks(officer, "It enables progress against targets to be followed")
        self.goes_on(self.types(officer, "Why it is met", "The target is ours."))
        self.goes_on(self.types(officer, "Item 1", "Incidents by month and ward"))
        officer.reads(own)
        self.goes_on(officer)
        self.goes_on(self.types_day(officer, KEPT_UNTIL))
        self.goes_on(officer)
        self.goes_on(officer)
        officer.reads("Check your answers", "Incidents by month and ward", own)
        self.goes_on(officer, "Submit the request").reads("The request is submitted")


load_tests = told_in_order(WithoutScripts, ByKeyboard)
