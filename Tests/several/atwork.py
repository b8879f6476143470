"""What 64 officers of 15 agencies do, what they were told of it, and what they do where they were told nothing."""

import threading

import load
from traveller import Cut

AFTER = {
    "request.drafted": "approve", "request.approved": "determine", "request.determined": "disclose",
    "request.disclosed": "read", "information.read": "destroy",
}  # fmt: skip
"""What a case waits for once something is entered."""

AT_HOLDER = ("determine", "disclose")
FAULTS = 20


class Told(load.Told):
    """What the servers answered, and at which acts one was ended before it did."""

    def __init__(self):
        super().__init__()
        self.cut = []
        self.found = self.cut_by_stop = 0
        self.stop = threading.Event()

    def cut_off(self, cut):
        with self.lock:
            self.cut.append((cut.reference, cut.kind))
            self.cut_by_stop += cut.was_stopped

    def fault(self, words):
        with self.lock:
            self.faults.append(words)
            if len(self.faults) >= FAULTS:
                self.stop.set()


class Trays:
    """Cases by what they wait for, and in which agency."""

    def __init__(self):
        self.lock = threading.Lock()
        self.waiting = {}
        self.asking = {}


class Tray:
    """What waits for one officer. Each case is in one pair of hands at a time."""

    def __init__(self, trays, agency):
        self.trays, self.agency = trays, agency

    def put(self, stage, reference):
        with self.trays.lock:
            agency = self.trays.asking.setdefault(reference, self.agency)
            self.trays.waiting.setdefault((stage, None if stage in AT_HOLDER else agency), []).append(reference)

    def take(self, stage):
        with self.trays.lock:
            cases = self.trays.waiting.get((stage, None if stage in AT_HOLDER else self.agency))
            return cases.pop(0) if cases else None


class Held:
    """A case that an officer has in hand still, in front of what waits."""

    def __init__(self, reference, tray):
        self.reference, self.put = reference, tray.put

    def take(self, _):
        return self.reference


def day(officer, acts, told, tray, heads):
    """One officer's day: their acts, again and again, and a look at the book now and then."""
    dice = officer.dice
    while not told.stop.is_set():
        for act in acts:
            try:
                if dice.random() < 0.25:
                    officer.leave()
                do(officer, act, told, tray)
                if dice.random() < 0.1:
                    heads.look(officer)
            except Exception as error:  # noqa: BLE001 (whatever it is, the run has failed, and says why)
                told.fault(f"{act.__name__}: {error}")
            if told.stop.wait(dice.uniform(0.2, 1)):
                return


def do(officer, act, told, tray):
    """Does an act, and where a server ended on the way does it again at another one, unless it was done."""
    try:
        return act(officer, told, tray)
    except Cut as cut:
        told.cut_off(cut)
        began, last = cut.began, cut
    while True:
        try:
            finish(officer, act, told, tray, last)
            return officer.waited(began)
        except Cut as cut:
            told.cut_off(cut)
            last = cut


def finish(officer, act, told, tray, cut):
    if is_done(officer, cut):
        return note(told, tray, cut)
    try:
        if act is load.hand_in:
            load.expect(officer.fill(cut.path), cut.reference, cut.path)
            told.act(cut.reference, cut.kind)
            tray.put(AFTER[cut.kind], cut.reference)
        else:
            act(officer, told, Held(cut.reference, tray))
    except AssertionError:
        # It may have been on its way to the disk still when the page was looked at.
        if not is_done(officer, cut):
            raise
        note(told, tray, cut)


def note(told, tray, cut):
    """It was done before anybody said so. That a server shows it as done is its word too: it has to be in the book."""
    told.act(cut.reference, cut.kind)
    with told.lock:
        told.found += 1
    if cut.kind in AFTER:
        tray.put(AFTER[cut.kind], cut.reference)


def is_done(officer, cut):
    """Whether the case has moved past the act; information can be read again, so that never shows."""
    page = officer.get(cut.path)
    if page.status == 200 and cut.path in page.forms:
        return False
    if page.status == 303 and cut.reference in page.location and "done=already" in page.location:
        return True
    if page.status == 200 and "Nothing was done" in page.text and cut.reference in page.text:
        return True
    raise AssertionError(f"{cut.path} answered {page.status} {page.location}: {load.errors(page.text)}")
