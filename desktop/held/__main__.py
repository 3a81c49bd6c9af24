# SPDX-License-Identifier: GPL-3.0-or-later
"""`held`: hands over to `held.app.start`, and with a command to `held.app.terminal`."""

from __future__ import annotations

import sys


def main() -> int:
    """Open Held, carry out a command, or say which Held this is.  Returns the exit code."""
    if sys.argv[1:] == ["--version"]:
        from held import __version__

        print(f"Held {__version__}")
        return 0
    if sys.argv[1:]:
        from held.app.terminal import serve

        return serve(sys.argv[1:])
    from held.app.start import start

    return start()


if __name__ == "__main__":
    sys.exit(main())
