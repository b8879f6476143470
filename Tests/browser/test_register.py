"""The record, the audit trail and the clauses: what can be looked up, taken away, and checked without the server."""

import csv
import io
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
from urllib.parse import urlsplit

from asking import FIRST, asks
from harness import BINARY, SCREENS, clause
from partnership import Person, data_folder, demonstration

COUNCIL, POLICE = "Milton Keynes Council", "Thames Valley Police"
TEAM = "SaferMK Support Team"
NAME = "Brackenbury"


def gatehouse(*arguments):
    return subprocess.run([BINARY, *arguments], capture_output=True, text=True, timeout=60)


class Looking(unittest.TestCase):
    def signed_in(self, *person):
        officer = Person(*person).signs_in("looking")
        self.addCleanup(officer.close)
        return officer

    def references(self, officer):
        return [link.inner_text() for link in officer.page.locator("tbody th a").all()]

    def download(self, officer, name):
        with officer.page.expect_download() as download:
            officer.page.get_by_role("link", name=name, exact=True).click()
        return pathlib.Path(download.value.path()).read_bytes()


class RegisterTests(Looking):
    @clause("4.6")
    def test_the_register_is_filtered(self):
        officer = self.signed_in("liaison officer", COUNCIL).open("/register")
        everything = self.references(officer)
        officer.page.get_by_label("State", exact=True).select_option("Destroyed")
        officer.press("Apply filters")
        destroyed = self.references(officer)
        self.assertTrue(0 < len(destroyed) < len(everything), f"{len(destroyed)} of {len(everything)}")
        states = {tag.inner_text() for tag in officer.page.locator("tbody tr td:nth-child(3)").all()}
        self.assertEqual(states, {"Destroyed"})
        officer.follow("Clear")
        self.assertEqual(self.references(officer), everything)
        officer.page.get_by_label("Reference or part of it").fill(everything[1])
        officer.press("Apply filters")
        self.assertEqual(self.references(officer), everything[1:2])
        officer.page.get_by_label("Reference or part of it").fill("ZZZZ")
        officer.press("Apply filters").reads("Nothing matches")

    @clause("4.6", "4.8")
    def test_a_person_is_looked_for_by_name_and_the_name_is_in_no_address(self):
        asker = self.signed_in("practitioner", "Larkspur Homes")
        reference = asks(asker, POLICE, [Person("practitioner", "Larkspur Homes").name + " (you)"])
        asker.press("Submit the request").reads("Awaiting approval")
        officer = self.signed_in("liaison officer", "Larkspur Homes")
        asked = []
        officer.page.on("request", lambda request: asked.append(request.url))
        officer.open("/register").page.get_by_text("Search by a person’s name").click()
        officer.fill(Name_of_the_person_it_is_about=NAME.upper()).press("Search")
        self.assertEqual(self.references(officer), [reference])
        officer.page.get_by_label("Name of the person it is about").fill("Nobody Ofthatname")
        officer.press("Search").reads("Nothing matches")
        self.assertFalse([url for url in asked if NAME.lower() in url.lower()], "the name stands in an address")
        self.assertNotIn(NAME.lower(), officer.page.title().lower())
        self.assertNotIn(NAME.lower(), demonstration().log.read_text().lower())

    @clause("4.6")
    def test_the_register_is_taken_away_as_a_table(self):
        officer = self.signed_in("liaison officer", COUNCIL).open("/register")
        text = self.download(officer, "Download all as CSV").decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        shown = set(self.references(officer))
        self.assertTrue(shown and shown <= {cell for row in rows for cell in row}, rows[:5])
        for private in (NAME, FIRST):
            self.assertNotIn(private, text)

    @clause("4.6", "4.7")
    def test_the_register_is_printed_with_who_printed_it(self):
        officer = self.signed_in("liaison officer", COUNCIL).open("/register").follow("Print all")
        officer.page.emulate_media(media="print")
        officer.reads(f"Printed by {Person('liaison officer', COUNCIL).name}, {COUNCIL}")
        self.assertIn("Record of requests and disclosures", officer.page.locator(".letterhead:visible").inner_text())
        for gone in (".nav", ".filter", ".button", ".head"):
            self.assertEqual(officer.page.locator(f"{gone}:visible").count(), 0, f"{gone} is printed")
        SCREENS.mkdir(parents=True, exist_ok=True)
        officer.page.screenshot(path=SCREENS / "print-register.png", full_page=True)
        officer.page.pdf(path=SCREENS / "print-register.pdf", format="A4", landscape=True)


class BookTests(Looking):
    @clause("4.2", "4.6")
    def test_an_entry_is_proved_without_the_server(self):
        officer = self.signed_in("auditor", TEAM).open("/book")
        checkpoint = self.download(officer, "Download the checkpoint").decode()
        self.assertEqual(checkpoint, gatehouse("ledger", "checkpoint", *self.records).stdout)
        position = officer.page.locator("tbody th a").nth(3).inner_text()
        officer.follow(position).reads("In clear", "Encrypted")
        proof = self.download(officer, "Download the proof")
        key = gatehouse("ledger", "key", *self.records).stdout.strip()
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "entry.tlog-proof"
            file.write_bytes(proof)
            checked = gatehouse("ledger", "verify-proof", str(file), "--key", key)
            self.assertEqual(checked.returncode, 0, checked)
            self.assertIn(f"Entry {position} of ", checked.stdout)
            file.write_bytes(proof.replace(f"index {position}".encode(), f"index {int(position) - 1}".encode()))
            changed = gatehouse("ledger", "verify-proof", str(file), "--key", key)
            self.assertEqual(changed.returncode, 1, changed)

    @property
    def records(self):
        """As the command is told where they are; where the environment names a database, it knows."""
        return [] if "GATEHOUSE_RECORDS" in os.environ else ["--data", str(data_folder() / "partnership")]

    @clause("4.6", "4.10")
    def test_an_officer_sees_the_entries_of_their_own_cases_alone(self):
        auditor = self.signed_in("auditor", TEAM).open("/book")
        positions = [link.inner_text() for link in auditor.page.locator("tbody th a").all()]
        officer = self.signed_in("practitioner", "HMP Woodhill").open("/book")
        own = {link.inner_text() for link in officer.page.locator("tbody th a").all()}
        others = [position for position in positions if position not in own]
        officer.open(f"/book/entries/{others[0]}").reads("There is nothing at this address")


class ClausesTests(Looking):
    @clause("5.1")
    def test_a_clause_s_number_leads_to_its_words(self):
        officer = self.signed_in("practitioner", "HMP Woodhill").open("/requests/new")
        officer.page.get_by_role("link", name="Clause 4.2", exact=True).first.click()
        officer.check().reads("Approval and record")
        self.assertEqual(urlsplit(officer.page.url).fragment, "clause-4.2")
        top = officer.page.locator("[id='clause-4.2']").bounding_box()["y"]
        self.assertTrue(-1 <= top < 900, f"the clause is {top} pixels away")
        broken = officer.page.evaluate(
            """() => [...document.querySelectorAll('a[href*="#"]')].map(one => one.hash.slice(1))
                .filter(one => one && !document.getElementById(decodeURIComponent(one)))"""
        )
        self.assertEqual(broken, [])

    @clause("5.1")
    def test_the_text_that_is_signed_can_be_taken_away(self):
        officer = self.signed_in("signatory", "MKEC").open("/agencies/mkec").follow("Sign the agreement")
        text = self.download(officer, "Download the text").decode()
        self.assertTrue(re.search(r"^name: safermk-2013$", text, re.MULTILINE))


if __name__ == "__main__":
    unittest.main()
