"""A PostgreSQL cluster that picks its own primary: Patroni on each node, and one etcd that they agree in.

Synchronous mode is strict here, with three nodes. `synchronous_mode` alone already promotes nobody who lacks what was
answered; but when no standby is left, it lets the primary answer by itself, and what is answered then stands on one
disk. If that is the next machine to die, it is lost. Strict mode answers nothing that does not stand on two disks. Its
price is that acts wait while there is no standby: with two nodes each death would stop all acts until the dead machine
is back, so two are enough for whoever accepts the single disk, and nothing lost *and* acts going on takes three.

Patroni's shortest times, which are usual in practice: a dead primary's lease runs out 20 s after it was last renewed,
which is every 5 s, so a standby is promoted 15 to 20 s after the death. `loop_wait + 2 * retry_timeout <= ttl` is what
lets a primary step down by itself before its lease is over.
"""

import contextlib
import json
import os
import time
import urllib.error
import urllib.request

import machine

TIMES = {"ttl": 20, "loop_wait": 5, "retry_timeout": 5}
RULES = {
    # `on` means that a commit is answered when the standby has flushed it, once there is a standby to wait for.
    "synchronous_commit": "on", "fsync": "on", "full_page_writes": "on", "wal_level": "replica",
    "wal_log_hints": "on", "max_connections": 60, "shared_buffers": "32MB", "unix_socket_directories": "",
    # Rewinding reads back to the last checkpoint before the two went apart.
    "wal_keep_size": "256MB",
    # A standby that lost its primary looks for the next one each second instead of each five.
    "wal_retrieve_retry_interval": "1s", "listen_addresses": "127.0.0.1", "log_min_messages": "warning",
}  # fmt: skip
TRUST = ["host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"]


class Node:
    """One machine of the cluster: Patroni and the PostgreSQL that it looks after."""

    def __init__(self, name, folder, etcd, strict):
        self.name, self.folder = name, machine.own(folder)
        self.port, self.control = machine.free_ports(2)
        self.data = folder / "data"
        self.patroni = None
        self.halted = ()
        self.settings = folder / "patroni.json"
        here = "127.0.0.1"
        # JSON is YAML too, which is what Patroni reads.
        self.settings.write_text(json.dumps({
            "scope": "gatehouse", "name": name,
            "etcd3": {"host": f"{here}:{etcd}"},
            "restapi": {"listen": f"{here}:{self.control}", "connect_address": f"{here}:{self.control}"},
            "bootstrap": {
                "dcs": TIMES | {"synchronous_mode": True, "synchronous_mode_strict": strict, "postgresql": {
                    "use_pg_rewind": True, "use_slots": True, "parameters": RULES}},
                "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}, "data-checksums"],
            },
            "postgresql": {
                "listen": f"{here}:{self.port}", "connect_address": f"{here}:{self.port}", "data_dir": str(self.data),
                "pgpass": str(folder / "pgpass"), "pg_hba": TRUST,
                "authentication": {
                    "superuser": {"username": "postgres"}, "replication": {"username": "replicator"}},
            },
        }, indent=2))  # fmt: skip
        self.settings.chmod(0o644)

    def start(self):
        self.patroni = machine.start(self.folder, "patroni", machine.program("patroni"), str(self.settings))

    def die(self):
        """The machine's power is cut: Patroni, the postmaster and every backend at once."""
        died = machine.kill(*self._roots())
        self.patroni.wait(timeout=20)
        self.patroni = None
        return died

    def hang(self):
        """The machine hangs: everything is open, and nothing answers."""
        self.halted = machine.halt(*self._roots())
        return time.monotonic()

    def leave_alone(self):
        """Nobody looks after this PostgreSQL any more, until its machine dies."""
        machine.halt(self.patroni.pid)

    def fall_behind(self):
        """The machine hangs, and what its primary sends from now on does not reach it."""
        self.hang()
        machine.cut_off(self.halted, "walreceiver")

    def wake(self):
        machine.go_on(self.halted)
        self.halted = ()

    def _roots(self):
        roots = [self.patroni.pid] if self.patroni else []
        # PostgreSQL outlives the Patroni that started it, hence is not among its children.
        with contextlib.suppress(OSError):
            postmaster = int((self.data / "postmaster.pid").read_text().split()[0])
            # The file may be stale, and the number another process's by now.
            if os.readlink(f"/proc/{postmaster}/cwd") == str(self.data):
                roots.append(postmaster)
        return roots

    def view(self):
        """What this node says of the whole cluster; nothing when it does not answer."""
        if not self.patroni or self.halted:
            return []
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.control}/cluster", timeout=3) as answer:
                return json.load(answer)["members"]
        except (OSError, ValueError, KeyError, urllib.error.URLError):
            return []


class Cluster:
    def __init__(self, folder, count=3, strict=None):
        self.folder = folder
        self.strict = count > 2 if strict is None else strict
        self.etcd_port, self.etcd_peers = machine.free_ports(2)
        self.etcd = None
        self.nodes = [
            Node(f"node{number}", folder / f"node{number}", self.etcd_port, self.strict)
            for number in range(1, count + 1)
        ]

    def start(self):
        home = machine.own(self.folder / "etcd")
        clients, peers = f"http://127.0.0.1:{self.etcd_port}", f"http://127.0.0.1:{self.etcd_peers}"
        self.etcd = machine.start(
            home, "etcd", machine.program("etcd"), "--name", "etcd", "--data-dir", str(home / "data"),
            "--listen-client-urls", clients, "--advertise-client-urls", clients, "--listen-peer-urls", peers,
            "--initial-advertise-peer-urls", peers, "--initial-cluster", f"etcd={peers}")  # fmt: skip
        self.nodes[0].start()
        machine.wait_for("the first node to lead", self.leader, within=90)
        for node in self.nodes[1:]:
            node.start()
        self.wait_until_whole()
        return self

    def close(self):
        for node in self.nodes:
            node.wake()
            if node.patroni:
                node.die()
        if self.etcd:
            machine.kill(self.etcd.pid)
            self.etcd.wait(timeout=20)

    def members(self):
        """Every node's role and state by its name, as the first sees them that answers."""
        view = next((view for view in (node.view() for node in self.nodes) if view), [])
        return {each["name"]: each for each in view}

    def leader(self):
        """The node that leads and runs, or none."""
        members = self.members()
        return next(
            (node for node in self.nodes if not node.halted and node.patroni
             and members.get(node.name, {}).get("role") == "leader"
             and members[node.name].get("state") == "running"), None)

    def standby(self):
        """The node that commits are waiting for."""
        members = self.members()
        return next(node for node in self.nodes if members.get(node.name, {}).get("role") == "sync_standby")

    def is_whole(self):
        """Whether there is a primary, all others follow it, and one of them is waited for."""
        roles = [(each.get("role"), each.get("state")) for each in self.members().values()]
        follows = {"running", "streaming"}
        return (
            len(roles) == len(self.nodes)
            and ("leader", "running") in roles
            and any(role == "sync_standby" for role, _ in roles)
            and all(state in follows for _, state in roles)
        )

    def wait_until_whole(self, within=120):
        machine.wait_for("every node to follow the primary", self.is_whole, within, every=0.5)

    @property
    def ports(self):
        return [node.port for node in self.nodes]
