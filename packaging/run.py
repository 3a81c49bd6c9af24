#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two commands: start Held, or check it, from nothing but Python.

    python3 packaging/run.py                open Held; with no screen, take the guided tour
    python3 packaging/run.py --tour         the guided tour: pictures and a bundle in ./tour
    python3 packaging/run.py check          format, lint, types, layers and tests
    python3 packaging/run.py check --all    those and the long tests
    python3 packaging/run.py bench          measure, and print one table

Standard library only.  It must not know anything of Held but where it starts.  This one file stays
readable to an old Python, so that one too old gets a sentence and not a traceback.
"""

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)
TOO_OLD = 2


def main() -> int:
    """Do what the command line asks; the number is the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        print("Held needs Python 3.11 or newer, and this one is %d.%d." % sys.version_info[:2])
        return TOO_OLD
    wish = _read_wish()
    os.chdir(ROOT)
    # These need the new Python.
    import checks
    import environment
    import screen
    import system_packages

    try:
        system_packages.provide(_needed(wish))
        if wish.command == "bench":
            return checks.bench(ROOT)
        if wish.command == "check":
            return checks.check(ROOT, with_long_ones=wish.all)
        if wish.tour:
            return environment.take_tour(ROOT)
        if screen.is_reachable():
            return environment.open_held(ROOT)
        print("There is no screen here, so Held takes the guided tour instead.", flush=True)
        return environment.take_tour(ROOT)
    except system_packages.Missing as missing:
        print(missing.advice)
        return system_packages.MISSING
    except environment.NotBuilt as failure:
        print(failure.advice)
        return environment.NOT_BUILT
    except KeyboardInterrupt:
        return 130


def _needed(wish: argparse.Namespace) -> "dict[str, str]":
    """All that this command needs from the system, so that it is asked for only once."""
    import screen
    import system_packages

    needed = dict(system_packages.OFFSCREEN)
    if wish.command == "bench":
        needed.update(system_packages.BENCH)
    elif wish.all:
        needed.update(system_packages.LONG_CHECKS)
    elif wish.command is None and not wish.tour and screen.is_named():
        needed.update(system_packages.ON_SCREEN)
    return needed


def _read_wish() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py", description="Start Held, or check it.")
    parser.add_argument("--tour", action="store_true", help="take the guided tour, unseen")
    parser.set_defaults(command=None, all=False)
    commands = parser.add_subparsers(dest="command")
    check = commands.add_parser("check", help="format, lint, types, layers and tests")
    check.add_argument("--all", action="store_true", help="the long tests as well")
    commands.add_parser("bench", help="measure, and print one table")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
