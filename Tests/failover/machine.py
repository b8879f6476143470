"""The one machine that plays several: its ordinary user, its free ports, and programs that run, die and hang."""

import contextlib
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import time

# PostgreSQL refuses to run as root. Whoever is root lets the user do it whom Debian's package makes.
ROOTS_STAND_IN = "postgres"


def ordinary_user():
    """The name of whoever runs the databases."""
    return ROOTS_STAND_IN if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def own(folder):
    """Makes a folder for the ordinary user, and for nobody else but root."""
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        shutil.chown(folder, ROOTS_STAND_IN, ROOTS_STAND_IN)
    return folder


def program(name):
    """Where a program is: Debian keeps a database server's beside the PATH, under its version."""
    kept = sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = kept[-1] if kept else shutil.which(name)
    if found is None:
        raise SystemExit(f"There is no {name} on this machine: run `scripts/prepare failover`.")
    return str(found)


def free_ports(count):
    """Ports of the loopback that nobody listens on; held all at once, so that they differ."""
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def _as_ordinary_user(folder):
    programs = pathlib.Path(program("postgres")).parent
    settings = {"env": {"PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"},
                "cwd": folder, "stdin": subprocess.DEVNULL}  # fmt: skip
    if os.geteuid() == 0:
        settings |= {"user": ROOTS_STAND_IN, "group": ROOTS_STAND_IN, "extra_groups": []}
    return settings


def run(folder, *command):
    """Runs something to its end as the ordinary user; what it printed."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, **_as_ordinary_user(folder))
    if done.returncode != 0:
        raise AssertionError(f"{pathlib.Path(command[0]).name} failed: {done.stdout}")
    return done.stdout


def start(folder, name, *command):
    """Starts something as the ordinary user; what it says goes to a file in its folder."""
    with open(folder / f"{name}.log", "ab") as log:
        return subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, start_new_session=True, **_as_ordinary_user(folder))


def family(*roots):
    """These processes and all that descend from them, as far as they live."""
    states = {}
    for place in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name stands in brackets and may hold anything; behind it come the state and the parent.
            state, parent = place.read_text().rsplit(")", 1)[1].split()[:2]
            states[int(place.parts[2])] = (state, int(parent))
    found = [root for root in roots if root in states]
    for process in found:
        found += [child for child, (_, parent) in states.items() if parent == process and child not in found]
    return [process for process in found if states[process][0] != "Z"]


def halt(*roots):
    """Stops processes where they stand, as a machine does that hangs: sockets stay open, and nobody answers."""
    halted = set()
    while more := set(family(*roots)) - halted:
        _signal(more, signal.SIGSTOP)
        halted |= more
    return halted


def cut_off(processes, name):
    """Ends those of halted processes that bear a name, and with them what had reached them unread."""
    named = [process for process in processes if name in pathlib.Path(f"/proc/{process}/cmdline").read_text()]
    _signal(named, signal.SIGTERM)
    go_on(named)
    wait_for(f"the {name} to be gone", lambda: not family(*named), within=20)


def go_on(processes):
    _signal(processes, signal.SIGCONT)


def kill(*roots):
    """Ends processes as a power cut does: none of them sees another one die, or says goodbye. When that was."""
    halted = halt(*roots)
    died = time.monotonic()
    _signal(halted, signal.SIGKILL)
    wait_for("the killed processes to be gone", lambda: not family(*halted), within=20)
    return died


def _signal(processes, which):
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, which)


def wait_for(what, look, within, every=0.2):
    """Waits until `look` finds something, and gives it back."""
    end = time.monotonic() + within
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {within} s for {what}")
        time.sleep(every)
