"""What a run over PostgreSQL stands on: a database of its own, and a folder, which go when it ends."""

import contextlib
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def ground(called, keep):
    """A database's address and a folder; `keep` leaves both where they are, and says where."""
    at_work = _postgres_at_work()
    database = subprocess.run(
        [ROOT / "scripts/postgres", "database"], check=True, capture_output=True, text=True).stdout.strip()
    folder = pathlib.Path(tempfile.mkdtemp(prefix=f"gatehouse-{called}-"))
    try:
        yield database, folder
    finally:
        if keep:
            print(f"kept: {folder}, {database}")
        else:
            shutil.rmtree(folder)
            if _postgres_at_work() != at_work:
                subprocess.run([ROOT / "scripts/postgres", "stop"], check=True)


def _postgres_at_work():
    """Which PostgreSQL `scripts/postgres` knows of: one that was there before is not ours to end."""
    mark = ROOT / ".build/check/postgres"
    return mark.read_text() if mark.exists() else None
