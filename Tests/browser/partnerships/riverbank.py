"""Riverbank Safer Together: who is in it, and how its people ask and answer."""

from asking import TODAY, disclosure

from partnerships.founding import Founding

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
ASKS, HOLDS = "registered-housing-providers", "thames-valley-police"
SUBJECT = "Peregrine Applethwaite, born 2 June 1970"


class Riverbank(Founding):
    """Its people, by the line of the parties' list that their agency stands on."""

    called = "riverbank"
    passwords = {}

    def ask(self, ground, evidence, particulars=()):
        """The housing provider asks the police; gives the reference back."""
        officer = self.people[ASKS]
        officer.page.goto(self.server().address + "/requests/new")
        officer.page.get_by_role("button", name="Start now").click()
        reference = officer.page.url.rsplit("/", 1)[1]
        go = officer.page.get_by_role("button", name="Save and continue")
        officer.page.get_by_role("link", name="Agency you are asking").click()
        officer.choose("Thames Valley Police")
        go.click()
        officer.choose("Personal information")
        go.click()
        officer.page.locator("input[name=purpose]").first.check()
        officer.fill(Intended_use="To plan a safe visit.")
        go.click()
        officer.page.locator("input[name=reason]").first.check()
        go.click()
        officer.page.get_by_label("Who is it about?").fill(SUBJECT)
        go.click()
        officer.choose(ground or "The holder decides")
        for label, words in evidence.items():
            officer.page.get_by_label(label, exact=True).fill(words)
        officer.press("Save and continue")
        officer.page.get_by_label("Why is this necessary and proportionate?").fill("Staff go unwarned else.")
        go.click()
        if particulars:
            for area in officer.page.locator("textarea").all():
                area.fill("As the partnership agreed.")
            officer.press("Save and continue")
        officer.fill(Item_1="Incidents at the address")
        go.click()
        go.click()
        officer.day("How long do you need to keep it?", TODAY.replace(year=TODAY.year + 1, day=1))
        go.click()
        go.click()
        go.click()
        officer.check().press("Send the request").reads("With the holder")
        return reference

    def give(self, reference, fill=lambda officer: None):
        """The police decide and disclose, and the housing provider has it."""
        officer = self.people[HOLDS].open(f"/requests/{reference}").follow("Decide on the request")
        officer.page.locator("input[name='item.1'][value=give]").check()
        officer.choose("No", "No marking").fill(Reasons_for_the_decision="It protects those who visit.")
        fill(officer)
        officer.press("Record the decision").reads("Agreed").follow("Disclose information")
        officer.fill(Answer_to_item_1="Three incidents in the last year.").page.locator("#checked").check()
        officer.press("Disclose information").reads("Disclosed: 1 item")
        officer = self.people[ASKS].open(f"/requests/{reference}").follow(f"Disclosure {disclosure(reference)}")
        officer.follow("Acknowledge receipt")
        officer.press("Acknowledge receipt").reads("Received")
