# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing a page to the system's printing, for which two small programs stand here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from held.files.printers import Printers, PrintingFailed, find_printers, send_to_printer

LISTS = """#!/bin/sh
case "$1" in
    -e) printf 'Study\\nLibrary\\nSomebody_Else\\n' ;;
    -a)
        echo 'Study accepting requests since Fri May  1 09:00:00 2026'
        echo 'Library not accepting requests since Fri May  1 09:00:00 2026 -'
        printf '\\tout of paper\\n'
        ;;
    -d) echo 'system default destination: Library' ;;
esac
"""
PRINTS = """#!/bin/sh
printf '%s\\n' "$@" > "$HOME/arguments"
cat > "$HOME/printed"
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that comes before all others."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "no temporary folder"))
    return folder


def put(folder: Path, name: str, text: str) -> None:
    program = folder / name
    program.write_text(text)
    program.chmod(0o700)


def test_printers_are_found_with_the_usual_one_and_a_page_goes_through_a_pipe(
    programs: Path, homes: Path
) -> None:
    put(programs, "lpstat", LISTS)
    put(programs, "lp", PRINTS)
    assert find_printers() == Printers(("Study", "Library"), "Library")
    send_to_printer(b"%PDF words", "Study")
    assert (homes / "printed").read_bytes() == b"%PDF words"
    assert (homes / "arguments").read_text().splitlines() == ["-dStudy", "-tPage", "-"]


def test_without_the_system_s_printing_there_is_no_printer(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(programs))
    assert find_printers() == Printers()
    with pytest.raises(PrintingFailed):
        send_to_printer(b"%PDF", "Study")


def test_printing_that_does_not_answer_or_refuses_is_told(programs: Path) -> None:
    put(programs, "lpstat", "#!/bin/sh\nexit 1\n")
    put(programs, "lp", "#!/bin/sh\ncat > /dev/null\nexit 1\n")
    assert find_printers() == Printers()
    with pytest.raises(PrintingFailed):
        send_to_printer(b"%PDF", "Study")


def test_a_usual_printer_that_is_not_there_any_more_is_not_offered(programs: Path) -> None:
    put(programs, "lpstat", LISTS.replace("destination: Library", "destination: Attic"))
    put(programs, "lp", PRINTS)
    assert find_printers() == Printers(("Study", "Library"), "")


def test_where_no_printer_is_the_usual_one_none_is_chosen_for_anybody(programs: Path) -> None:
    nothing = "no system default destination"
    put(programs, "lpstat", LISTS.replace("system default destination: Library", nothing))
    put(programs, "lp", PRINTS)
    assert find_printers() == Printers(("Study", "Library"), "")


def test_programs_that_lie_where_one_happens_to_stand_are_not_asked(
    programs: Path, homes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(programs, "lpstat", LISTS)
    put(programs, "lp", PRINTS)
    monkeypatch.chdir(programs.parent)
    for places in ("bin", ".:bin", ""):
        monkeypatch.setenv("PATH", places)
        assert find_printers() == Printers()
        with pytest.raises(PrintingFailed):
            send_to_printer(b"%PDF words", "Study")
    assert not (homes / "printed").exists()


def test_the_program_that_prints_stands_in_a_session_of_its_own(
    programs: Path, homes: Path
) -> None:
    tells = "import os, sys; sys.stdin.read(); print(os.getsid(0), file=open(sys.argv[1], 'w'))"
    put(programs, "lp", f'#!/bin/sh\nexec "{sys.executable}" -c "{tells}" "$HOME/session"\n')
    send_to_printer(b"%PDF", "Study")
    assert int((homes / "session").read_text()) != os.getsid(0)
