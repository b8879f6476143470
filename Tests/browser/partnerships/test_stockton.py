"""Another partnership's protocol, with its own headings, tests and numbers, from its first day to a certificate."""

import re

from asking import TODAY, disclosure
from harness import ROOT, clause
from partnership import told_in_order

from partnerships.founding import Founding, code

FILE = ROOT / "docs/examples/safer-stockton-2016.yaml"
POLICE, COUNCIL = "Cleveland Police", "Stockton-on-Tees Borough Council"
HEADS = {"police": (POLICE, "Head of police"), "council": (COUNCIL, "Head of council")}


class AnotherProtocol(Founding):
    """Wherever somebody goes, each clause that a page cites is one that this protocol has."""

    called = "stockton"
    passwords = {}
    cited = set()

    def visitor(self, called):
        officer = super().visitor(called)
        check = officer.check

        def noting():
            check()
            links = officer.page.locator("a.clause").all()
            self.cited.update((link.get_attribute("href"), officer.page.url) for link in links)
            return officer

        officer.check = noting
        return officer

    @clause("5.1", "6.2")
    def test_it_is_set_up_from_its_own_file(self):
        officer = self.visitor("founder").open("/")
        officer.page.get_by_label("Set-up code").fill(code(self.server()))
        officer.fill(Name_of_the_partnership="Tees Example Partnership").choose("Our own, from a file")
        officer.page.get_by_label("The protocol file").fill(FILE.read_text())
        for who in ("administrator", "coordinator"):
            officer.page.get_by_label(f"{who.capitalize()}’s name").fill(f"The {who}")
            officer.page.get_by_label(f"{who.capitalize()}’s e-mail address").fill(f"{who}@tees.example")
        officer.press("Set it up").reads("Tees Example Partnership is set up")
        shown = officer.page.locator(".one-time code").all_inner_texts()
        for who, password in zip(("administrator", "coordinator"), shown, strict=True):
            self.newcomer(who, f"{who}@tees.example", password)

    @clause("4.1", "4.3", "6.2")
    def test_two_agencies_join_under_its_headings(self):
        officer = self.people["coordinator"]
        for name, _ in HEADS.values():
            officer.open("/agencies/new")
            field = officer.page.get_by_label("Line of the list of parties")
            field.select_option(label=f"{name} (statutory organisation)")
            officer.press("Admit the agency").reads("Agency admitted", "Statutory organisation")
        for called, (name, head) in HEADS.items():
            password = self.open_account(head, f"{called}@tees.example", name)
            head_of = self.newcomer(called, f"{called}@tees.example", password)
            self.sign(head_of, "safer-stockton-2016")
            self.appoint(head_of, head)

    @clause("3.8", "3.11", "4.2")
    def test_the_council_asks_by_the_protocols_own_questions(self):
        officer = self.people["council"].open("/requests/new").press("Start now")
        type(self).reference = officer.page.url.rsplit("/", 1)[1]
        officer.follow("Agency you are asking").choose(POLICE).press("Save and continue")
        officer.choose("Information about an identifiable person").press("Save and continue")
        officer.choose("Preventing crime, disorder, anti-social behaviour and substance misuse")
        officer.fill(Intended_use="To plan a safe visit.").press("Save and continue")
        officer.choose("To prevent crime, disorder, anti-social behaviour or substance misuse")
        officer.press("Save and continue").page.get_by_label("Who is it about?").fill("Peregrine Applethwaite")
        officer.press("Save and continue").choose("Exemption for crime, section 29")
        officer.fill(The_crime="Threats to staff", The_prejudice="Staff would go unwarned").press("Save and continue")
        officer.page.get_by_label("Why is this necessary and proportionate?").fill("Staff go unwarned else.")
        officer.press("Save and continue")
        for area in officer.page.locator("textarea").all():
            area.fill("As the partnership agreed.")
        officer.press("Save and continue").fill(Item_1="Incidents at the address").press("Save and continue")
        officer.press("Save and continue")
        officer.day("How long do you need to keep it?", TODAY.replace(year=TODAY.year + 1, day=1))
        officer.press("Save and continue").press("Save and continue").press("Save and continue")
        officer.press("Send the request").reads("With the holder")

    @clause("3.12", "4.3", "4.10")
    def test_the_police_decide_by_its_grounds_and_disclose(self):
        officer = self.people["police"].open(f"/requests/{self.reference}").follow("Decide on the request")
        officer.page.locator("input[name='item.1'][value=give]").check()
        officer.choose("No", "No marking").fill(Reasons_for_the_decision="It protects those who visit.")
        officer.choose("Overriding public interest").press("Check against the protocol")
        officer.reads("what speaks against", "why the one outweighs the other")
        officer.choose("Exemption for crime, section 29")
        for area in officer.page.locator("textarea:visible").all():
            if not area.input_value():
                area.fill("As the partnership agreed.")
        officer.press("Record the decision").reads("Agreed").follow("Disclose information")
        officer.fill(Answer_to_item_1="Three incidents in the last year.").page.locator("#checked").check()
        officer.press("Disclose information").reads("Disclosed: 1 item")

    @clause("4.9", "4.12", "4.13")
    def test_it_is_read_and_destroyed_with_a_certificate(self):
        path = f"/disclosures/{disclosure(self.reference)}"
        officer = self.people["council"].open(path).follow("Acknowledge receipt")
        officer.press("Acknowledge receipt").reads("Received").follow("Read the information")
        officer.press("Read (this is recorded)").reads("Three incidents in the last year.")
        officer.open(path).follow("Destroy a copy").choose("No")
        officer.choose("I understand that this cannot be undone").press("Destroy the copy")
        officer.reads("The copy is destroyed")
        officer.follow("See the certificate").reads("safer-stockton-2016")

    @clause("4.6", "5.2")
    def test_every_clause_that_any_page_cites_is_one_of_its_own(self):
        for path in ("/in-tray", "/agencies", "/agencies/directory", "/agencies/cleveland-police"):
            self.people["council"].open(path)
        for path in ("/register", "/book", "/agencies/cleveland-police/assurances"):
            self.people["police"].open(path)
        for path in ("/in-tray", "/review", "/review/figures", "/agencies/cleveland-police", "/agencies/new"):
            self.people["coordinator"].open(path)
        for path in ("/in-tray", "/officers"):
            self.people["administrator"].open(path)
        officer = self.people["police"].open("/clauses").reads("Safer Stockton information sharing protocol")
        anchors = set(officer.page.eval_on_selector_all("section.provision", "all => all.map(one => one.id)"))
        dead = {(href, page) for href, page in self.cited if re.sub(r"^.*#", "", href) not in anchors}
        self.assertEqual(dead, set())
        self.assertGreater(len({href for href, _ in self.cited}), 15)


load_tests = told_in_order(AnotherProtocol)
