"""What a partnership needs that sets itself up: a server on an empty folder, its code, and people who come in first."""

import atexit
import contextlib
import functools
import re

from harness import Server, browser
from partnership import Story, sign_in

PASSWORD = "quartz-lantern-meadow-19"


@functools.cache
def server(name):
    """A server on an empty folder, which nobody has set up yet; one for each story."""
    started = Server("serve", "--set-up")
    atexit.register(started.stop)
    return started


def code(server):
    """What the server printed besides its address."""
    said = "\n".join(server.lines)
    if "code:" not in said:
        said += server.process.stdout.readline().decode()
    return re.search(r"code: (\S+)", said).group(1)


@contextlib.contextmanager
def looked_at_before(officer, is_so):
    """What eight agencies do alike is held against everything that a page must be for the first of them."""
    check = officer.check
    if is_so:
        officer.check = lambda: officer
    yield officer
    officer.check = check


class Founding(Story):
    """People who come to a server on which there is nothing, by what they are called."""

    passwords = {}
    called = ""

    @classmethod
    def server(cls):
        return server(cls.called)

    def visitor(self, called):
        """Somebody at a browser, whoever they are; closed when the story ends."""
        officer = browser().officer(self.server().address, called)
        type(self).people = {**self.people, called: officer}
        self.addClassCleanup(officer.close)
        return officer

    def newcomer(self, called, email, password):
        """Signs in for the first time, with a password that has to be changed."""
        is_first = not self.people
        officer = self.visitor(called)
        officer.page.goto(self.server().address + "/sign-in")
        with looked_at_before(officer, not is_first):
            sign_in(officer, email, password)
            officer.fill(
                Your_password_now=password, Your_new_password=PASSWORD, Your_new_password_again=PASSWORD
            ).press("Change password")
            return officer.follow("Go to your in-tray")

    def open_account(self, name, email, agency, may_sign=True):
        """The administrator opens an account, and the coordinator hands its password over."""
        officer = self.people["administrator"]
        officer.page.goto(self.server().address + "/officers/new")
        officer.fill(**{"Name": name, "Job title": "Director", "E-mail address": email})
        officer.page.get_by_label("Agency", exact=True).select_option(agency)
        if may_sign:
            officer.choose("The agency lets this officer sign for it, and appoint its liaison officer")
        officer.page.get_by_role("button", name="Open the account").click()
        officer = self.people["coordinator"]
        officer.page.goto(self.server().address + "/in-tray")
        officer.page.get_by_role("link", name=name).click()
        officer.page.get_by_role("button", name="Make the one-time password").click()
        return officer.page.locator(".one-time code").inner_text()

    def sign(self, officer, version):
        officer.page.goto(self.server().address + "/in-tray")
        officer.page.get_by_role("link", name=re.compile(f"^Sign {version}")).click()
        officer.page.get_by_label("By what authority you sign for the agency").fill("By resolution of its board.")
        officer.page.get_by_label("The agency’s address").fill("1 Example Row")
        officer.page.get_by_role("checkbox").check()
        return officer.press("Sign the agreement").reads("Agreement signed")

    def appoint(self, officer, who):
        officer.follow("Appoint a liaison officer")
        officer.page.get_by_label("Officer", exact=True).select_option(f"{who}, Director")
        return officer.choose("Liaison officer").press("Appoint").reads("Appointment entered")
