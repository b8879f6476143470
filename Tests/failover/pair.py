"""Two PostgreSQL servers with nobody to look after them, each of which waits for the other with every commit.

It is what is left when whatever picks the primary is paused, or was never there: an operator promotes a standby, and
the old primary lives on. Each has only the other to wait for, so neither can finish a commit until they are one again.
"""

import machine
from cluster import RULES, TRUST
from psql import psql


class Side:
    """One of the two."""

    def __init__(self, name, other, folder):
        self.name, self.other, self.folder = name, other, machine.own(folder)
        self.data = folder / "data"
        self.port = machine.free_ports(1)[0]
        self.process = None

    def start(self, follows=None):
        # All on the command line, since rewinding brings the other side's files with it.
        settings = RULES | {
            "port": self.port, "synchronous_standby_names": self.other, "wal_receiver_status_interval": "1s",
            "hba_file": self.data.parent / "access",
        }  # fmt: skip
        if follows:
            settings["primary_conninfo"] = (
                f"host=127.0.0.1 port={follows.port} user=postgres application_name={self.name}")
            machine.run(self.folder, "touch", str(self.data / "standby.signal"))
        (self.folder / "access").write_text("\n".join(TRUST) + "\n")
        (self.folder / "access").chmod(0o644)
        options = [f"--{name}={value}" for name, value in settings.items()]
        self.process = machine.start(self.folder, "log", machine.program("postgres"), "-D", str(self.data), *options)
        machine.wait_for(f"{self.name} to answer", self.answers, within=60)

    def answers(self):
        try:
            return self.ask("SELECT 1")
        except AssertionError:
            return None

    def stop(self):
        if self.process:
            machine.run(self.folder, machine.program("pg_ctl"), "stop", "-D", str(self.data), "-m", "fast", "-w")
            self.process.wait(timeout=60)
            self.process = None

    def ask(self, question):
        return psql([self.port], question, writable=False)


class Pair:
    def __init__(self, folder):
        self.old = Side("old", "new", folder / "old")
        self.new = Side("new", "old", folder / "new")
        self.sides = [self.old, self.new]

    def start(self):
        old, new = self.sides
        machine.run(
            old.folder, machine.program("initdb"), "-D", str(old.data), "--username=postgres", "--encoding=UTF8",
            "--locale=C.UTF-8", "--data-checksums", "--auth=trust")  # fmt: skip
        old.start()
        machine.run(new.folder, machine.program("pg_basebackup"), "-D", str(new.data), "--checkpoint=fast",
                    f"--dbname=host=127.0.0.1 port={old.port} user=postgres")  # fmt: skip
        new.start(follows=old)
        self._wait_until_whole(old)
        return self

    @property
    def ports(self):
        return [side.port for side in self.sides]

    def promote_by_mistake(self):
        """The standby becomes a primary while the old one lives and takes commits."""
        self.new.ask("SELECT pg_promote(true, 30)")

    def waiting(self, side):
        """How many commits hang there because no standby says that it has them."""
        return int(side.ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")[0][0])

    def cancel_waiting(self, side):
        """What an operator may do to commits that hang: PostgreSQL then keeps them, on this side alone, and says so in
        no more than a warning."""
        side.ask("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")

    def rejoin(self):
        """The old primary becomes the new one's standby, and what it alone had is gone."""
        self.old.stop()
        # Rewinding asks the control file which timeline this is, which a promotion writes with its first checkpoint.
        self.new.ask("CHECKPOINT")
        machine.run(
            self.old.folder, machine.program("pg_rewind"), "--target-pgdata", str(self.old.data),
            f"--source-server=host=127.0.0.1 port={self.new.port} user=postgres dbname=postgres")  # fmt: skip
        self.old.start(follows=self.new)
        self._wait_until_whole(self.new)

    def _wait_until_whole(self, primary):
        machine.wait_for(
            "the standby to be waited for",
            lambda: primary.ask("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"), within=60)

    def close(self):
        for side in self.sides:
            if side.process:
                machine.kill(side.process.pid)
                side.process.wait(timeout=20)
