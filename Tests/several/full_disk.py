"""The disk of the database runs full under an officer's hands, and has room again (4.2).

A PostgreSQL on a small disk in memory, which only root can mount; whoever is not is told so. Every act meanwhile is
refused with the sentence that says what to do, none is half done, and all goes on once there is room.
"""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/crash"))

import load  # noqa: E402
from officer import Officer  # noqa: E402
from server import Server  # noqa: E402

SENTENCE = "The disk that holds the records is full: make room, then try again. Nothing was filed."
PROGRAMS = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
PORT = "5999"


class SmallDisk:
    """A PostgreSQL in a folder that holds 120 MB and no more."""

    def __init__(self, folder):
        self.folder = folder
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=120m,mode=777", "tmpfs", folder], check=True)
        self._run("initdb", "--auth", "trust", "--username", "gatehouse", "--encoding", "UTF8", "--no-locale")
        options = f"-p {PORT} -c listen_addresses='' -c unix_socket_directories={folder} -c max_wal_size=48MB"
        self._run("pg_ctl", "start", "--wait", "--silent", "--log", f"{folder}/log", "--options", options)
        self.address = f"postgres://gatehouse@/postgres?host={folder}&port={PORT}"

    def _run(self, program, *arguments):
        as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        command = [*as_owner, PROGRAMS[0] / program, *arguments, "--pgdata", f"{self.folder}/data"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def fill(self):
        with open(f"{self.folder}/filler", "wb", buffering=0) as filler:
            try:
                while filler.write(bytes(65536)):
                    pass
            except OSError:
                return

    def clear(self):
        os.remove(f"{self.folder}/filler")

    def close(self):
        self._run("pg_ctl", "stop", "--mode", "immediate", "--silent")
        subprocess.run(["umount", self.folder], check=True)


def hands_in(officer):
    """Whether a request was handed in; fails where it was refused in other words than it has to be."""
    told = load.Told()
    try:
        load.hand_in(officer, told, load.Backlog())
    except AssertionError as error:
        if SENTENCE not in str(error):
            raise
        return False
    return bool(told.acts)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--binary", default=str(ROOT / ".build/debug/gatehouse"))
    binary = arguments.parse_args().binary
    if os.geteuid() != 0 or not PROGRAMS:
        sys.exit("The full disk was not tried: it takes root, who can mount a small one, and PostgreSQL.")
    folder = tempfile.mkdtemp(prefix="gatehouse-full-")
    disk = SmallDisk(folder)
    try:
        demo = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-demo-")) / "demo"
        make = [binary, "demo", "--only-make", "--records", disk.address, "--data", demo]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        server = Server(binary, "--records", disk.address, "--key-file", demo / "root.key", log=subprocess.DEVNULL)
        officer = Officer(server.port).sign_in(*load.people(demo)["asker"])
        done = [hands_in(officer)]
        disk.fill()
        refused = [hands_in(officer) for _ in range(5)]
        disk.clear()
        done += [hands_in(officer) for _ in range(3)]
        server.end(signal.SIGTERM)
        verify = [binary, "ledger", "verify", "--records", disk.address]
        verified = subprocess.run(verify, capture_output=True, text=True)
    finally:
        disk.close()
        shutil.rmtree(folder)
    if not all(done) or any(refused) or verified.returncode != 0:
        sys.exit(f"done with room: {done}; done without: {refused}; {verified.stdout}{verified.stderr}")
    shutil.rmtree(demo.parent)
    print("5 acts refused while the disk was full, each in the right words; all went on once there was room")


if __name__ == "__main__":
    main()
