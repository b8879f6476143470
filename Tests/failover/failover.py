"""Lets databases die under Gatehouse, with officers at work on it, and looks at what is left (4.2, 4.6).

Every act that was answered stands in the book exactly once; every head that any server showed is the beginning of the
last one; whoever was signed in still is. docs/failover.md says how it is set up and what it does not show.
`python3 Tests/failover/failover.py` takes some minutes, needs what `scripts/prepare failover` installs, and no rights.
"""

import argparse
import datetime
import os
import pathlib
import re
import shutil
import signal
import sys
import tempfile
import textwrap

import scenarios

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/failover.md"
HEADING = "## The last result"
SCENARIOS = {
    "killed": scenarios.killed, "hung": scenarios.hung, "mistake": scenarios.mistake, "cancelled": scenarios.cancelled,
}  # fmt: skip


def write(lines):
    """Puts the result into the page, under its heading."""
    day = datetime.date.today()
    text = "\n".join(textwrap.fill(f"- {line}", 120, subsequent_indent="  ") for line in lines)
    where = f"On {day.day} {day:%B %Y}, everything on one machine of {os.cpu_count()} cores:"
    result = f"{HEADING}\n\n{where}\n\n{text}\n"
    page, count = re.subn(rf"{HEADING}\n.*?(?=\n## |\Z)", lambda _: result, PAGE.read_text(), flags=re.DOTALL)
    if count != 1:
        raise SystemExit(f"{PAGE} has no place for the result.")
    PAGE.write_text(page)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--binary", default=str(ROOT / ".build/debug/gatehouse"))
    arguments.add_argument("--only", choices=SCENARIOS, action="append", help="one of these alone; may be given again")
    arguments.add_argument("--nodes", type=int, default=3, help="2 go on without a standby; 3 are strict")
    arguments.add_argument("--times", type=int, default=3, help="how often the primary goes")
    arguments.add_argument("--write", action="store_true", help="put the result into docs/failover.md")
    arguments.add_argument("--keep", action="store_true", help="leave the folder with every log")
    given = arguments.parse_args()
    # So that whoever ends this ends the databases too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    lines = []
    for name in given.only or SCENARIOS:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-failover-"))
        # The databases' user has to get to its own folders in it.
        folder.chmod(0o711)
        try:
            lines += SCENARIOS[name](
                given.binary, folder, lambda words: print(f"{name}: {words}", flush=True), given.nodes, given.times)
        except AssertionError as error:
            sys.exit(f"{name}: {error}\nwhat each program said is in {folder}")
        if given.keep:
            print(f"{name}: what each program said is in {folder}")
        else:
            shutil.rmtree(folder)
    print("\n".join(lines))
    if given.write:
        write(lines)


if __name__ == "__main__":
    main()
