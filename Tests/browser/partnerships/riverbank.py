"""Riverbank Safer Together: who is in it, and how its people ask and answer."""

from asking import TODAY

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
        officer.page.get_by_role("link", name="Whom you ask").click()
        officer.choose("Thames Valley Police")
        go.click()
        officer.choose("Personal information")
        go.click()
        officer.page.locator("input[name=purpose]").first.check()
        officer.fill(What_you_need_it_for="To plan a safe visit.")
        go.click()
        officer.page.locator("input[name=reason]").first.check()
        go.click()
        officer.page.get_by_label("Whom is it about?").fill(SUBJECT)
        go.click()
        officer.choose(ground or "I leave that to the holder")
        for label, words in evidence.items():
            officer.page.get_by_label(label, exact=True).fill(words)
        officer.press("Save and continue")
        officer.page.get_by_label("Why do you need it, and why would less not do?").fill("Staff go unwarned else.")
        go.click()
        if particulars:
            for area in officer.page.locator("textarea").all():
                area.fill("As the partnership agreed.")
            officer.press("Save and continue")
        officer.fill(Item_1="Incidents at the address")
        go.click()
        go.click()
        officer.day("Until which day do you need to keep it?", TODAY.replace(year=TODAY.year + 1, day=1))
        go.click()
        go.click()
        go.click()
        officer.check().press("Send the request").reads("With the holder")
        return reference

    def give(self, reference, fill=lambda officer: None):
        """The police decide and hand over, and the housing provider has it."""
        officer = self.people[HOLDS].open(f"/requests/{reference}").follow("Decide on it")
        officer.page.locator("input[name='item.1'][value=give]").check()
        officer.choose("No", "No marking").fill(Reasons_for_the_whole_determination="It protects those who visit.")
        fill(officer)
        officer.press("Record the determination").reads("Agreed").follow("Hand it over")
        officer.fill(Answer_to_item_1="Three incidents in the last year.").page.locator("#checked").check()
        officer.press("Hand it over").reads("Handed over: 1 answer")
        officer = self.people[ASKS].open(f"/requests/{reference}").follow("Acknowledge receipt")
        officer.press("Acknowledge receipt").reads("Received")
