"""The questions of a request for personal information, as somebody answers them who fears for a tenant."""

import datetime

from harness import Officer

TODAY = datetime.date.today()
KEPT_UNTIL = TODAY + datetime.timedelta(days=90)
NEEDED_BY = TODAY + datetime.timedelta(days=7)

SUBJECT = "Ottoline Brackenbury, born 4 May 1961"
WHY = "To plan a safe visit after threats were reported at the address."
NECESSITY = "Without it staff go unwarned. Only incidents at this address are asked for, and of the last year alone."
FIRST = "Incidents reported at the address in the last twelve months"
SECOND = "Names of everybody who was present"
RISK = "Violence against visiting staff"
AT_RISK = "Two housing officers"


def day(date):
    return f"{date.day} {date:%B} {date.year}"


def disclosure(request):
    """The reference of the disclosure that answers a request: of the same number."""
    return "D" + request[1:]


def asks(officer: Officer, holder, readers, own_reference="HO/2214"):
    """Fills in every page of a new request up to the check, and returns its reference."""
    officer.follow("New request").press("Start now")
    reference = officer.page.url.rsplit("/", 1)[1]
    officer.follow("Agency you are asking")
    officer.choose(holder).press("Save and continue")
    officer.choose("Personal information").press("Save and continue")
    officer.choose("Shared intelligence about crime and anti-social behaviour")
    officer.fill(Intended_use=WHY).press("Save and continue")
    officer.choose("To prevent or detect crime and anti-social behaviour").press("Save and continue")
    officer.page.get_by_label("Who is it about?").fill(SUBJECT)
    officer.press("Save and continue").choose("Concern about the risk of harm to an individual")
    officer.fill(What_the_risk_is=RISK, Who_is_at_risk=AT_RISK).press("Save and continue")
    officer.page.get_by_label("Why is this necessary and proportionate?").fill(NECESSITY)
    officer.press("Save and continue").fill(Item_1=FIRST)
    officer.press("Add another item").fill(Item_2=SECOND).press("Save and continue")
    for name in officer.page.locator("input[name=readers]:checked").all():
        name.uncheck()
    officer.choose(*readers).press("Save and continue")
    officer.day("How long do you need to keep it?", KEPT_UNTIL).press("Save and continue")
    officer.day("Needed by", NEEDED_BY).press("Save and continue")
    officer.page.get_by_label("What is your own reference?").fill(own_reference)
    officer.press("Save and continue")
    return reference
