"""The book, read past Gatehouse: what is in it, and what its head was at any size (docs/ledger.md)."""

import base64
import collections
import hashlib

import load
from psql import psql

# Where Gatehouse keeps a partnership's tables.
SCHEMA = "demo"


def read(ports, database, user):
    """Every entry: position, reference, bytes."""
    # Each read by itself, so that a hidden transaction cannot stand between two of them.
    rows = psql(ports, f"SELECT position, reference, encode(bytes, 'hex') FROM {SCHEMA}.entry ORDER BY position",
                database, user)  # fmt: skip
    return [(int(position), reference, bytes.fromhex(entry)) for position, reference, entry in rows]


def faults(entries, answers, heads):
    """What is wrong with a book, as sentences: held against every answer and every head that was given out."""
    found = []
    if [position for position, _, _ in entries] != list(range(len(entries))):
        found.append("the positions do not count 0, 1, 2 …")
    acts = load.acts_in((reference, entry) for _, reference, entry in entries)
    told = collections.Counter((each.reference, each.kind) for each in answers)
    lost = [act for act in told if acts[act] < told[act]]
    if lost:
        found.append(f"{len(lost)} acts were answered and are not in the book: {lost[:5]}")
    ours = {reference for reference, _ in told}
    twice = [act for act, times in acts.items() if act[0] in ours and times > 1]
    if twice:
        found.append(f"{len(twice)} acts stand in the book more than once: {twice[:5]}")
    return found + head_faults(entries, heads)


def head_faults(entries, heads):
    """Which heads are not the beginning of the book as it is now."""
    shown = collections.defaultdict(set)
    for note, (server, _) in heads.items():
        _, size, root = note.split("\n")[:3]
        shown[int(size)].add((server, base64.b64decode(root)))
    true = roots([entry for _, _, entry in entries], shown)
    return [
        f"{server} showed a head of {size} entries that the book of {len(entries)} does not grow out of"
        for size, given in sorted(shown.items()) for server, root in sorted(given) if true.get(size) != root
    ]  # fmt: skip


def roots(entries, sizes):
    """The tree's root at each of these sizes, by RFC 6962, 2.1, and by no code of Gatehouse's."""
    found, whole = {}, []
    for size, entry in enumerate(entries, start=1):
        # Subtrees that are whole, largest first; two of one height become one.
        whole.append((1, hashlib.sha256(b"\0" + entry).digest()))
        while len(whole) > 1 and whole[-1][0] == whole[-2][0]:
            (_, right), (leaves, left) = whole.pop(), whole.pop()
            whole.append((2 * leaves, node(left, right)))
        if size in sizes:
            root = whole[-1][1]
            for _, left in reversed(whole[:-1]):
                root = node(left, root)
            found[size] = root
    return found


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()
