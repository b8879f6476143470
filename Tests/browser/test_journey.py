"""A request goes through: asked, changed, decided in part, disclosed with a file, read, destroyed, and looked at."""

import pathlib
import tempfile

from asking import FIRST, KEPT_UNTIL, NECESSITY, SECOND, SUBJECT, TODAY, WHY, asks, day, disclosure
from harness import clause
from partnership import Person, Story, told_in_order

COUNCIL, POLICE = "Milton Keynes Council", "Thames Valley Police"
ASKER, READER, COLLEAGUE = (Person("practitioner", COUNCIL, number) for number in range(3))
LIAISON = Person("liaison officer", COUNCIL)
HOLDER = Person("liaison officer", POLICE)

SENT_BACK = "Say which staff would visit, so that the police see who is at risk."
CHANGED = WHY + " Two housing officers would go."
QUESTION = "Is the visit planned for one day, or for several?"
ANSWER = "For one day, the third of next month."
GIVEN = "Three incidents: threats at the door in March, and again twice in July."
WITHHELD = "Who was present is not needed to plan a visit."
CONDITIONS = "Tell the police before any visit is put off."
REASONS = "The risk to staff is real, and the incidents alone are enough to meet it."
FILE_NAME = "Vorfälle à l’adresse.csv"


class RequestJourney(Story):
    """Four people at four browsers, and those who look on."""

    reference = ""
    sent = b""

    def asker(self):
        return self.cast("asker", "practitioner", COUNCIL, 0)

    def reader(self):
        return self.cast("reader", "practitioner", COUNCIL, 1)

    def liaison(self):
        return self.cast("liaison", "liaison officer", COUNCIL)

    def holder(self):
        return self.cast("holder", "liaison officer", POLICE)

    def case(self, officer):
        """The request's own page."""
        return officer.open(f"/requests/{self.reference}")

    def disclosed(self, officer, part=""):
        """The page of what was disclosed."""
        return officer.open(f"/disclosures/{disclosure(self.reference)}{part}")

    @clause("4.3", "3.8", "3.11", "2.6", "4.10", "4.12")
    def test_a_practitioner_asks_one_question_a_page(self):
        asker = self.asker()
        type(self).reference = asks(asker, POLICE, [READER.name])
        asker.reads(SUBJECT, WHY, NECESSITY, FIRST, SECOND, READER.name, day(KEPT_UNTIL))
        asker.reads("Can it be requested? Yes: all").press("Submit the request")
        asker.reads("The request is submitted", "Awaiting approval", LIAISON.name)

    @clause("4.2")
    def test_the_other_agency_knows_nothing_of_it_before_it_is_approved(self):
        self.case(self.holder()).reads("There is nothing at this address")
        self.holder().open(f"/register?reference={self.reference}").reads("Nothing matches")

    @clause("4.2")
    def test_their_liaison_officer_sends_it_back_with_words(self):
        liaison = self.liaison().open("/in-tray").follow(self.reference)
        liaison.reads(FIRST, SECOND, SUBJECT, "Next: approve it or send it back.")
        liaison.follow("Send the request back").press("Send the request back")
        liaison.reads("There is a problem", "Enter what has to change")
        liaison.fill(**{"What has to change?": SENT_BACK}).press("Send the request back").reads("Sent back", SENT_BACK)

    @clause("4.2")
    def test_the_practitioner_changes_it(self):
        asker = self.asker().open("/in-tray").follow(self.reference)
        asker.reads(SENT_BACK).press("Change it and submit it again").follow("Purpose")
        asker.fill(Intended_use=CHANGED).press("Save and continue").reads(CHANGED)
        asker.press("Submit the request").reads("Awaiting approval")

    @clause("4.2", "4.3")
    def test_their_liaison_officer_approves_it(self):
        liaison = self.case(self.liaison()).reads(CHANGED).follow("Approve the request").reads(CHANGED)
        liaison.press("Approve and send").reads("The request is approved", "With the holder", HOLDER.name)

    @clause("3.12", "4.3")
    def test_the_holder_asks_a_question_and_is_answered(self):
        holder = self.holder().open("/in-tray").follow(self.reference).follow("Ask a question")
        holder.fill(**{"What do you need to know before you decide?": QUESTION}).press("Send the question")
        holder.reads("Question asked", QUESTION)
        liaison = self.liaison().open("/in-tray").follow(self.reference).follow("Answer the question")
        liaison.reads(QUESTION).fill(Your_answer=ANSWER).press("Send the answer").reads(ANSWER)

    @clause("3.12", "4.3", "4.7", "4.9", "2.7")
    def test_the_holder_gives_one_item_and_withholds_the_other_with_its_reason(self):
        holder = self.case(self.holder()).reads(ANSWER).follow("Decide on the request")
        holder.press("Record the decision").reads("There is a problem", "Say whether you give item 1")
        items = [holder.page.get_by_role("group", name=f"Item {number}") for number in (1, 2)]
        items[0].get_by_label("Give it", exact=True).check()
        items[1].get_by_label("Do not give it", exact=True).check()
        items[1].get_by_label("Reason for not giving it").fill(WITHHELD)
        holder.choose("No", "Restricted").fill(
            Conditions=CONDITIONS, Reasons_for_the_decision=REASONS
        )
        holder.press("Check against the protocol").reads("It can be shared with these answers.")
        holder.press("Record the decision").reads("Agreed", WITHHELD, REASONS, "Restricted")

    @clause("4.3", "4.7", "4.9")
    def test_the_holder_discloses_words_and_a_file(self):
        holder = self.case(self.holder()).follow("Disclose information")
        holder.reads(f"RESTRICTED: for {READER.name} only", SUBJECT)
        rows = "".join(f"2014-03-{1 + n % 28:02};{n};Drohung vor der Tür, naïveté\r\n" for n in range(5_000))
        type(self).sent = ("\ufeffTag;Nr;Vorfall\r\n" + rows).encode()
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / FILE_NAME
            file.write_bytes(self.sent)
            holder.fill(Answer_to_item_1=GIVEN).page.get_by_label("Files").set_input_files(file)
            holder.press("Disclose information")
            holder.reads("Tick the box to say that you have checked it", "choose them again")
            holder.page.locator("#checked").check()
            holder.page.get_by_label("Files").set_input_files(file)
            holder.press("Disclose information")
        holder.reads("The information is disclosed", "Disclosed: 1 item and 1 file")
        holder.follow(f"Request {self.reference}").follow(f"Disclosure {disclosure(self.reference)}")

    @clause("4.2", "4.6")
    def test_the_receiving_liaison_officer_acknowledges_it(self):
        liaison = self.liaison().open("/in-tray").follow(disclosure(self.reference)).follow("Acknowledge receipt")
        liaison.press("Acknowledge receipt").reads("Receipt is acknowledged", "Received")

    @clause("4.7", "4.9", "4.12")
    def test_its_reader_sees_whose_it_is_and_under_what_before_the_text(self):
        reader = self.reader().open("/in-tray").reads("You may read this").follow(disclosure(self.reference))
        reader.follow("Read the information")
        reader.reads(f"RESTRICTED: for {READER.name} only", POLICE, CONDITIONS, day(KEPT_UNTIL))
        assert GIVEN not in reader.page.content(), "the text stands on the page before the text"

    @clause("4.10", "4.6")
    def test_its_reader_reads_it_and_the_reading_is_entered(self):
        reader = self.reader().press("Read (this is recorded)")
        reader.reads(GIVEN, FILE_NAME, f"Opened by {READER.name}", f"RESTRICTED: for {READER.name} only")
        entry = reader.page.get_by_text("Opened by").get_by_role("link").inner_text()
        reader.follow(entry).reads("Information read", disclosure(self.reference), READER.name)

    @clause("4.10")
    def test_the_file_comes_out_as_it_went_in(self):
        reader = self.disclosed(self.reader()).follow("Read the information")
        reader.press("Read (this is recorded)")
        with reader.page.expect_download() as download:
            reader.page.get_by_role("button", name=FILE_NAME).click()
        self.assertEqual(download.value.suggested_filename, FILE_NAME)
        self.assertEqual(pathlib.Path(download.value.path()).read_bytes(), self.sent)
        self.disclosed(self.liaison()).unfolds_history().reads("File downloaded")

    @clause("4.10")
    def test_whoever_asked_and_is_not_named_does_not_read_it(self):
        asker = self.case(self.asker()).reads(f"disclosure {disclosure(self.reference)}")
        self.assertNotIn("Read the information", asker.page.inner_text("body"))
        self.disclosed(asker, "/reading").reads("There is nothing at this address")

    @clause("4.10", "4.6")
    def test_a_colleague_who_is_not_named_learns_nothing(self):
        colleague = self.cast("colleague", "practitioner", COUNCIL, 2)
        self.case(colleague).reads("There is nothing at this address")
        self.disclosed(colleague).reads("There is nothing at this address")
        # What somebody does who knows the address and will not take no for an answer.
        colleague.page.evaluate(
            """path => { const form = document.querySelector('form'); form.action = path; form.submit() }""",
            f"/disclosures/{disclosure(self.reference)}/reading",
        )
        colleague.page.wait_for_url("**/reading")
        colleague.check().reads("There is nothing at this address")
        self.assertNotIn(GIVEN, colleague.page.content())
        # Nor is there an entry in the audit trail by whose number they could tell that there is such a case.
        liaison = self.disclosed(self.liaison())
        self.assertNotIn("Reading was blocked", liaison.page.content())

    @clause("4.10")
    def test_a_reader_who_was_removed_meanwhile_is_refused(self):
        reader = self.disclosed(self.reader()).follow("Read the information")
        holder = self.disclosed(self.holder()).follow("Add or remove readers")
        holder.press(f"Remove {READER.name}").reads("The reader is removed")
        reader.press("Read (this is recorded)").reads("There is nothing at this address")
        self.assertNotIn(GIVEN, reader.page.content())
        officers = holder.follow("Add or remove readers").page.get_by_label("Officer", exact=True)
        officers.select_option(f"{READER.name}, {COUNCIL}")
        holder.press("Add this reader").reads("The reader is added")
        self.disclosed(reader).reads("Read the information")

    @clause("4.13", "4.12")
    def test_the_liaison_officer_destroys_it_with_a_certificate(self):
        liaison = self.disclosed(self.liaison()).follow("Destroy a copy")
        liaison.press("Destroy the copy").reads("There is a problem", "Say whether there were paper copies")
        liaison.choose("Yes, and they are shredded").day("Date of shredding", TODAY)
        liaison.page.get_by_label("Witness").select_option(COLLEAGUE.name)
        liaison.choose("I understand that this cannot be undone").press("Destroy the copy")
        liaison.reads("The copy is destroyed")
        liaison.follow("See the certificate").reads(f"Shredded on {day(TODAY)}, seen by {COLLEAGUE.name}", LIAISON.name)
        self.disclosed(self.holder()).follow("See the certificate").reads(COLLEAGUE.name, "even from a backup")

    @clause("4.13", "4.10")
    def test_afterwards_nobody_reads_it(self):
        for officer in (self.asker(), self.reader(), self.liaison(), self.holder()):
            for page in (self.case, self.disclosed):
                page(officer)
                for words in (GIVEN, SUBJECT, CHANGED, FIRST, REASONS, FILE_NAME):
                    self.assertNotIn(words, officer.page.content(), officer.name)
            said = "There is nothing" if officer in (self.asker(), self.reader()) else "The disclosure has changed"
            self.disclosed(officer, "/reading").reads(said)

    @clause("4.6")
    def test_the_auditor_sees_the_whole_story_and_opens_nothing(self):
        auditor = self.cast("auditor", "auditor", "SaferMK Support Team").open(f"/register?reference={self.reference}")
        auditor.follow(self.reference).reads(
            "Written and submitted", "Sent back", "Changed and submitted again", "Approved and sent", "Question asked",
            "Question answered", "Decided: part of what was requested is given", "Information disclosed", "Destroyed",
        )
        for words in (GIVEN, SUBJECT, CHANGED, SENT_BACK, QUESTION, REASONS):
            self.assertNotIn(words, auditor.page.content())
        auditor.follow(f"Disclosure {disclosure(self.reference)}").unfolds_history().reads(
            "Disclosed: 1 item and 1 file", "Receipt acknowledged", "Read", "File downloaded",
            f"Copy of {COUNCIL} destroyed",
        )
        for words in (GIVEN, FILE_NAME):
            self.assertNotIn(words, auditor.page.content())
        auditor.open("/book").reads("Information destroyed", disclosure(self.reference))

    @clause("4.8", "4.10")
    def test_the_administrator_sees_no_case(self):
        administrator = self.cast("administrator", "administrator", "SaferMK Support Team")
        administrator.open("/in-tray").reads("cannot see any case")
        self.case(administrator).reads("There is nothing at this address")
        self.disclosed(administrator).reads("There is nothing at this address")
        administrator.open("/register").reads("You cannot do this")
        administrator.open("/book")
        self.assertNotIn(self.reference, administrator.page.content())


load_tests = told_in_order(RequestJourney)
