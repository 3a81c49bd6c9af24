# SPDX-License-Identifier: GPL-3.0-or-later
"""What came from somebody can never leave again: nothing that writes outward knows where it lies."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import held

HELD = Path(held.__file__).parent
STORE = "held.vault.received_store"
MAY_READ = frozenset({"workflows/receive_bundle.py", "workflows/what_came.py"})
"""Where what came is kept, opened and let go."""
GATHERS_FAILURES = "workflows/failures.py"
LOOKS_WHETHER_IT_IS_WHOLE = "vault/examination.py"
MAY_NAME = MAY_READ | {"vault/vault.py", GATHERS_FAILURES, LOOKS_WHETHER_IT_IS_WHOLE}
WRITES_OUTWARD = frozenset(
    {"held.files.atomic_write", "held.bundles.bundle_writer", "held.workflows.sealing"}
)


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(HELD.rglob("*.py")):
        place = path.relative_to(HELD).as_posix()
        yield place, ast.parse(path.read_text(encoding="utf-8"), place)


def imported(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return found


def reaches_for_what_came(tree: ast.Module) -> bool:
    """Whether a module goes through a vault's `received`."""
    return any(
        isinstance(node, ast.Attribute)
        and node.attr == "received"
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "vault"
        for node in ast.walk(tree)
    )


def test_only_receiving_and_reading_reach_what_came() -> None:
    reaching = {place for place, tree in modules() if reaches_for_what_came(tree)}
    assert reaching == MAY_READ
    naming = {place for place, tree in modules() if STORE in imported(tree)}
    assert naming <= MAY_NAME


def test_nothing_that_reads_what_came_can_write_a_file_or_a_bundle() -> None:
    for place, tree in modules():
        if place in MAY_READ:
            assert not imported(tree) & WRITES_OUTWARD, place


def test_nothing_that_writes_outward_asks_those_who_read_what_came() -> None:
    readers = {f"held.{place.removesuffix('.py').replace('/', '.')}" for place in MAY_READ}
    for place, tree in modules():
        if imported(tree) & WRITES_OUTWARD and place != GATHERS_FAILURES:
            assert not imported(tree) & readers, place


def test_a_way_out_would_be_found() -> None:
    planted = ast.parse("def leak(session):\n    return session.vault.received.read(1)\n")
    assert reaches_for_what_came(planted)
