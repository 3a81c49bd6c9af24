# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided tour: Held's main job, end to end, by keyboard, through the real window.

    python tests/journeys/tour

It works on a throwaway vault with invented people, checks each step by reading vault and bundle
again, prints a line a step, and writes pictures and the bundle to `./tour`.  Exit 0 only if all
held.  Locking replaces the process, as it does for everybody; the tour goes on in the new one.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[3] / "desktop"), str(HERE.parents[1])]

from tour.acts import ACTS  # noqa: E402
from tour.guide import Guide, NotHeld  # noqa: E402


def main() -> int:
    """Walk the act that is due; the last one ends the program."""
    asked = argparse.ArgumentParser(description="Walk through Held on a throwaway vault.")
    asked.add_argument("--act", type=int, default=0)
    asked.add_argument("--away", type=Path)
    asked.add_argument("--pictures", type=Path, default=Path("tour"))
    chosen = asked.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    away = chosen.away or _prepare(chosen.pictures)
    guide = Guide(chosen.act, away, chosen.pictures.resolve())
    try:
        guide.walk(ACTS[chosen.act])
        guide.check(chosen.act + 1 == len(ACTS), "Held should have locked here")
    except (NotHeld, AssertionError) as stumble:
        print(f"  FAILED  {stumble}", flush=True)
        guide.picture("stopped-here")
        print(f"{guide.passed} passed, 1 failed", flush=True)
        guide.close()
        return 1
    passed = guide.passed
    shutil.rmtree(away)
    print(f"The pictures and the bundle are in {chosen.pictures}.", flush=True)
    print(f"{passed} passed, 0 failed", flush=True)
    return 0


def _prepare(pictures: Path) -> Path:
    """Empty folders: one for what is shown afterwards, one that is thrown away."""
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    print("Held walks through its main job on a throwaway vault.", flush=True)
    return Path(tempfile.mkdtemp(prefix="held-tour-"))


if __name__ == "__main__":
    sys.exit(main())
