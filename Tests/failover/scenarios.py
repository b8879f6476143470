"""What happens to the databases, each with officers at work on two servers, and what is found afterwards."""

import contextlib
import threading
import time

from cluster import TIMES, Cluster, Node
from pair import Pair
from partnership import Partnership

# A standby takes over once the old primary's lease is over, and has then to find a standby of its own.
PATIENCE = TIMES["ttl"] + 40
# How long two primaries live beside each other: longer than an officer, or a server, waits for an answer.
SPLIT = 30
# How long the primary goes on before it dies, with a standby that nothing reaches any more.
AHEAD = 2
# What both had before they went apart may be shown, for the first time, a moment after.
SETTLING = 1


def killed(binary, folder, say, nodes, times):
    """The primary's machine dies, again and again, when its standby has just lost it; it comes back and follows."""

    def dies_ahead(cluster, primary):
        # On one machine a standby is never behind by more than an instant, and losing that would hardly ever be seen.
        # Patroni would see that, too, and would for two seconds have nobody who may be promoted (docs/failover.md).
        standby = cluster.standby()
        primary.leave_alone()
        standby.fall_behind()
        time.sleep(AHEAD)
        died = primary.die()
        standby.wake()
        return died

    return _primary_goes(binary, folder, say, nodes, times, "killed", dies_ahead, Node.start)


def hung(binary, folder, say, nodes, times):
    """The primary's machine hangs, with everybody's connections to it, until its watchdog resets it."""

    def comes_back(node):
        # A watchdog (docs/failover.md) resets a machine that hung for longer than its lease.
        node.die()
        node.start()

    return _primary_goes(binary, folder, say, nodes, times, "hung", lambda _, node: node.hang(), comes_back)


def _primary_goes(binary, folder, say, nodes, times, how, goes, comes_back):
    with contextlib.ExitStack() as ending:
        cluster = Cluster(folder, nodes)
        ending.callback(cluster.close)
        cluster.start()
        say(f"{nodes} nodes follow {cluster.leader().name}")
        run = Partnership(binary, folder, cluster.ports)
        ending.callback(run.close)
        run.make()
        servers = [run.serve("the first server"), run.serve("the second server")]
        run.open(*servers)
        seconds = []
        for number in range(1, times + 1):
            run.work(*servers)
            node = cluster.leader()
            gone = goes(cluster, node)
            again = run.answered_again(*servers, since=gone, within=PATIENCE)
            seconds.append(max(again.values()))
            say(f"{how} {number} of {times}: {node.name} was the primary; acts again after {words(again)}")
            comes_back(node)
            cluster.wait_until_whole()
        run.work(*servers)
        found = run.look()
    strict = "strict synchronous mode" if cluster.strict else "synchronous mode"
    after = ", ".join(f"{each:.1f}" for each in seconds)
    often = "once" if times == 1 else f"{times} times"
    return [f"The primary {how} {often}, {nodes} nodes in {strict}: acts were answered again after {after} s.",
            summary(found)]  # fmt: skip


def mistake(binary, folder, say, *_):
    """A standby is promoted while the old primary lives, and each has a server."""
    return _two_primaries(binary, folder, say, cancels=False)


def cancelled(binary, folder, say, *_):
    """The same, and somebody cancels the commits that hang: PostgreSQL then keeps them on one side alone."""
    return _two_primaries(binary, folder, say, cancels=True)


def _two_primaries(binary, folder, say, cancels):
    with contextlib.ExitStack() as ending:
        pair = Pair(folder)
        ending.callback(pair.close)
        pair.start()
        run = Partnership(binary, folder, pair.ports)
        ending.callback(run.close)
        run.make()
        both_ways = {"the server at the old": pair.ports, "the server at the new": pair.ports[::-1]}
        old, leaving = [run.serve(name, ports) for name, ports in both_ways.items()]
        run.open(old, leaving)
        run.work(old, leaving)
        left = time.monotonic()
        leaving.end()
        run.outages.append((left, time.monotonic()))
        pair.promote_by_mistake()
        split = time.monotonic()
        say("the standby is promoted, and the old primary lives")
        # It may have to write before it answers, which it cannot until the two are one again.
        starting = threading.Thread(target=_join, args=(run, pair), daemon=True)
        starting.start()
        time.sleep(SPLIT)
        hanging = {side.name: pair.waiting(side) for side in pair.sides}
        if cancels:
            for side in pair.sides:
                pair.cancel_waiting(side)
            time.sleep(SPLIT / 3)
        end = time.monotonic()
        say(f"commits that hang after {SPLIT} s: {hanging['old']} at the old, {hanging['new']} at the new")
        pair.rejoin()
        starting.join(timeout=120)
        new = run.servers[-1]
        if new is leaving:
            raise AssertionError("no server answered at the new side, even after the two were one again")
        again = run.answered_again(old, new, since=split, within=PATIENCE)
        joined = {name: after - (end - split) for name, after in again.items()}
        say(f"the old primary follows; acts again after {words(joined)}")
        run.work(old, new)
        answered = run.answered_between(split, end)
        shown = heads_shown(run, split + SETTLING, end)
        if min(answered[old.name], answered[new.name]) or min(shown[old.name], shown[new.name]):
            raise AssertionError(f"both sides answered ({answered}) or showed a new head ({shown})")
        found = run.look()
    also = ", and cancelled the commits that hung there" if cancels else ""
    return [f"A standby promoted beside a living primary for {end - split:.0f} s{also}: {answered[old.name]} acts "
            f"answered and {shown[old.name]} new heads shown at the old, {answered[new.name]} and {shown[new.name]} at "
            f"the new; {max(joined.values()):.1f} s after somebody set about making the old one a standby, both "
            f"answered.",
            summary(found)]  # fmt: skip


def _join(run, pair):
    run.shift.take(run.serve("the server at the new", pair.ports[::-1], within=SPLIT + 90))


def heads_shown(run, start, end):
    """How many heads each server was the first to show between two moments."""
    return {
        server.name: sum(name == server.name and start < moment < end for name, moment in run.shift.heads.values())
        for server in run.servers
    }


def words(seconds):
    return ", ".join(f"{after:.1f} s at {name}" for name, after in seconds.items())


def summary(found):
    return (f"{found['answered']} acts answered, 0 of them lost, none in the book twice; {found['refused']} left "
            f"without an answer, of which {found['whole']} are whole in the book and the rest not at all. "
            f"{found['heads']} heads shown, each the beginning of the last book of {found['entries']} entries.")
