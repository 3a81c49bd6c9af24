# SPDX-License-Identifier: GPL-3.0-or-later
"""`held`: hands over to `held.app.start`."""

from __future__ import annotations

import sys


def main() -> int:
    """Open Held; with `--version`, say which one this is.  Returns the exit code."""
    if sys.argv[1:] == ["--version"]:
        from held import __version__

        print(f"Held {__version__}")
        return 0
    if sys.argv[1:]:
        print("Held takes no arguments but --version.", file=sys.stderr)
        return 2
    from held.app.start import start

    return start()


if __name__ == "__main__":
    sys.exit(main())
