"""What officers do while the server is killed under them, and what they were told of it."""

import collections
import datetime
import re
import threading

from officer import Gone, Officer

COUNCIL = "milton-keynes-council"
POLICE = "thames-valley-police"
KINDS = ["request.drafted", "request.approved", "request.determined", "request.disclosed", "information.read",
         "information.destroyed"]  # fmt: skip


class Told:
    """What the server answered, kept outside of it: every act here has to be in the book afterwards."""

    def __init__(self):
        self.lock = threading.Lock()
        self.acts = []
        self.under_way = 0
        self.faults = []

    def act(self, reference, kind):
        with self.lock:
            self.acts.append((reference, kind))


class Backlog:
    """Cases by what they wait for; several officers take from it at once."""

    def __init__(self, waiting=None):
        self.lock = threading.Lock()
        self.waiting = {stage: list(cases) for stage, cases in (waiting or {}).items()}

    def put(self, stage, reference):
        with self.lock:
            self.waiting.setdefault(stage, []).append(reference)

    def take(self, stage):
        with self.lock:
            cases = self.waiting.get(stage)
            return cases.pop(0) if cases else None


def hand_in(officer, told, backlog):
    """Writes a request page by page, and hands it in."""
    place = officer.send("/requests/new", officer.get("/requests/new").form("/requests/new")).location
    answers = {
        "agency": POLICE, "class": "personal", "purpose": "shared-intelligence", "reason": "prevent-or-detect",
        "ground": "risk-of-harm", "evidence.risk": "A fall from the roof", "evidence.risk-to": "The boy",
        "why": "He climbs every night.", "subject": "Peregrine Thistlewood", "necessity": "Only the dates.",
        "item.1": "When he was last seen on the roof.", "keeping-day": "1", "keeping-month": "12",
        "keeping-year": str(datetime.date.today().year + 5), "own-reference": "ROOF-1",
    }  # fmt: skip
    path = place
    while not path.endswith("/check"):
        page = officer.get(path)
        if page.status != 200:
            path = page.location
            continue
        action = path if path in page.forms else None
        if action is None:
            # The list of parts: on to the first that is open and not done.
            path = first_open(page, place)
            continue
        known = {name: answers[name] for name in answers if f'name="{name}"' in page.text}
        answer = officer.send(action, without(page.form(action), known) + list(known.items()))
        if answer.status != 303:
            raise AssertionError(f"{path} answered {answer.status}: {errors(answer.text)}")
        path = answer.location
    answer = officer.fill(path)
    reference = place.rsplit("/", 1)[1]
    expect(answer, reference, path)
    told.act(reference, "request.drafted")
    backlog.put("approve", reference)


def approve(officer, told, backlog):
    reference = backlog.take("approve")
    if reference:
        expect(officer.fill(f"/requests/{reference}/approval"), reference, "approval")
        told.act(reference, "request.approved")
        backlog.put("determine", reference)


def determine(officer, told, backlog):
    reference = backlog.take("determine")
    if reference:
        path = f"/requests/{reference}/determination"
        form = officer.get(path).form(path)
        chosen = {"item.1": "give", "confidence": "notGivenInConfidence", "marking": "none",
                  "reasons": "He may fall.", "action": "determine"}  # fmt: skip
        expect(officer.send(path, without(form, chosen) + list(chosen.items())), reference, path)
        told.act(reference, "request.determined")
        backlog.put("disclose", reference)


def disclose(officer, told, backlog):
    reference = backlog.take("disclose")
    if reference:
        path = f"/requests/{reference}/disclosure"
        form = officer.get(path).form(path)
        chosen = {"item.1": "On Tuesday.", "checked": "yes"}
        files = [("sightings.txt", b"on the roof\n" * 20_000)]
        expect(officer.send(path, without(form, chosen) + list(chosen.items()), files), "/disclosures/D-", path)
        told.act(reference, "request.disclosed")
        backlog.put("read", reference)


def read(officer, told, backlog):
    reference = backlog.take("read")
    if reference:
        reference = disclosure(officer, reference)
        path = f"/disclosures/{reference}/reading"
        page = officer.fill(path)
        if page.status != 200 or "On Tuesday." not in page.text:
            raise AssertionError(f"{path} answered {page.status}")
        told.act(reference, "information.read")
        backlog.put("destroy", reference)


def destroy(officer, told, backlog):
    reference = backlog.take("destroy")
    if reference:
        answer = officer.fill(f"/disclosures/{reference}/destruction", paper="none", certain="yes")
        expect(answer, reference, "destruction")
        told.act(reference, "information.destroyed")


def disclosure(officer, reference):
    """The reference of what was disclosed on a request; that of a disclosure stands for itself."""
    if reference.startswith("D-"):
        return reference
    page = officer.get(f"/requests/{reference}")
    found = re.search(r'href="/disclosures/(D-[0-9A-Z-]+)"', page.text)
    if not found:
        raise AssertionError(f"{reference} leads to no disclosure: {errors(page.text)}")
    return found[1]


# Who does what, each line an officer at a browser. Two people ask, since one person who begins twice takes up the
# same empty draft.
AT_WORK = [
    ("asker", [hand_in]), ("colleague", [hand_in]), ("liaison", [approve]), ("deputy", [read, destroy, approve]),
    ("holder", [determine, disclose]), ("holder", [disclose, determine]),
]  # fmt: skip


def sign_ins(folder):
    """The list that the demonstration keeps: for a post in an agency, each e-mail address with its password."""
    found = {}
    for line in (folder / "sign-in.txt").read_text().splitlines():
        cells = [cell.strip() for cell in line.split("  ") if cell.strip()]
        if len(cells) == 3:
            # Those offered at the head of the list stand in it once more.
            found.setdefault(cells[0], {})[cells[1]] = cells[2]
    return found


def people(folder):
    """Who is at work, out of that list: e-mail address and password by post."""
    found = sign_ins(folder)
    asker, colleague = list(found["practitioner, Milton Keynes Council"].items())[:2]
    return {"asker": asker, "colleague": colleague} | {
        post: next(iter(found[place].items()))
        for post, place in [
            ("liaison", "liaison officer, Milton Keynes Council"),
            ("deputy", "deputy liaison officer, Milton Keynes Council"),
            ("holder", "liaison officer, Thames Valley Police"),
        ]
    }


def stock(at, told, backlog):
    """Makes cases that wait at every point, for officers to begin with."""
    counts = [(hand_in, "asker", 30), (approve, "liaison", 24), (determine, "holder", 18), (disclose, "holder", 12),
              (read, "deputy", 6)]  # fmt: skip
    for act, post, count in counts:
        for _ in range(count):
            act(at[post], told, backlog)


def acts_in(entries):
    """How often each kind of act stands in the book of each case: entries are references with bytes."""
    # The kind stands in an entry as CBOR: the key `k`, then a text and its length (docs/ledger.md).
    marks = [(kind, b"ak" + bytes([0x60 + len(kind)]) + kind.encode()) for kind in KINDS]
    found = collections.Counter()
    for reference, entry in entries:
        found.update((reference, kind) for kind, mark in marks if mark in entry)
    return found


def without(fields, names):
    return [(name, value) for name, value in fields if name not in names]


def expect(answer, reference, doing):
    if answer.status != 303 or reference not in answer.location:
        raise AssertionError(f"{doing} answered {answer.status} {answer.location}: {errors(answer.text)}")


def errors(text):
    """What a page says is wrong, without its markup."""
    main = text.split("<main", 1)[-1]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())[:600]


def first_open(page, place):
    for path in re.findall(rf'href="({re.escape(place)}/[a-z-]+)"', page.text):
        if not path.endswith("/discarding"):
            return path
    raise AssertionError(f"no part of {place} is open")


def work(port, cookie, acts, told, backlog, stop):
    """One officer's day: their acts, again and again, until the server is gone."""
    officer = Officer(port, cookie)
    while not stop.is_set():
        for act in acts:
            try:
                act(officer, told, backlog)
            except Gone:
                with told.lock:
                    told.under_way += 1
                return
            except Exception as error:  # noqa: BLE001 (whatever it is, the round has failed, and says why)
                if not stop.is_set():
                    with told.lock:
                        told.faults.append(f"{act.__name__}: {error}")
                return
