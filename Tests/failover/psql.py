"""Asking PostgreSQL, past Gatehouse."""

import subprocess

import machine


def psql(ports, question, database="postgres", user="postgres", writable=True):
    """Asks the first server of these that takes writing (or any that answers); the rows, a list of cells each."""
    where = {"host": ",".join("127.0.0.1" for _ in ports), "port": ",".join(map(str, ports)), "dbname": database,
             "user": user, "connect_timeout": "3",
             "target_session_attrs": "read-write" if writable else "any"}  # fmt: skip
    asked = subprocess.run(
        [machine.program("psql"), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--field-separator=\t",
         "--set=ON_ERROR_STOP=1", "--dbname", " ".join(f"{name}={value}" for name, value in where.items())],
        input=question, capture_output=True, text=True, timeout=120)  # fmt: skip
    if asked.returncode != 0:
        raise AssertionError(f"psql: {asked.stderr.strip()}")
    return [line.split("\t") for line in asked.stdout.splitlines()]


def address(ports, database, user):
    """How Gatehouse is told where its records are."""
    hosts = ",".join("127.0.0.1" for _ in ports)
    return (f"postgres://{user}@/{database}?host={hosts}&port={','.join(map(str, ports))}"
            "&target_session_attrs=read-write")  # fmt: skip
