# SPDX-License-Identifier: GPL-3.0-or-later
"""How Held looks is known before anything is unlocked, whatever became of the file."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from held.files.disk_errors import FolderMissing
from held.workflows.appearance import Appearance, AppearanceFile, larger, smaller

CHOSEN = Appearance(theme="dark", text_scale=1.6, reduced_motion=True, legible_letters=True)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config" / "held"


def written(config: Path, content: bytes) -> Appearance:
    config.mkdir(parents=True)
    (config / "appearance.json").write_bytes(content)
    return AppearanceFile(config).read()


def test_what_was_chosen_is_there_at_the_next_start(config: Path) -> None:
    AppearanceFile(config).save(CHOSEN)
    assert AppearanceFile(config).read() == CHOSEN


def test_at_the_first_start_it_looks_as_the_system_does(config: Path) -> None:
    assert AppearanceFile(config).read() == Appearance("system", 1.0, False, False)
    assert not config.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        b'"dark"',
        b"[" * 4000,
        b'{"theme": "dark"}',
        b'{"theme": "dark", "text_scale": "1.6", "reduced_motion": true, "legible_letters": true}',
        b'{"theme": "neon", "text_scale": 1.6, "reduced_motion": true, "legible_letters": true}',
        b'{"theme": ["dark"], "text_scale": 1.6, "reduced_motion": 1, "legible_letters": 1}',
        b'{"theme": "dark", "text_scale": %s, "reduced_motion": true, "legible_letters": true}'
        % (b"9" * 400),
        b" " * 5000 + b"{}",
    ],
    ids=lambda content: content[:24].decode(errors="replace"),
)
def test_a_strange_file_keeps_nobody_from_their_notebook(config: Path, content: bytes) -> None:
    assert written(config, content) == Appearance()


@pytest.mark.parametrize(
    ("scale", "shown"), [(b"0.1", 0.8), (b"40", 2.0), (b"1e999", 2.0), (b"NaN", 0.8), (b"1", 1.0)]
)
def test_text_never_gets_too_small_or_too_large_to_read(
    config: Path, scale: bytes, shown: float
) -> None:
    content = b'{"theme": "dark", "text_scale": %s, "reduced_motion": 1, "legible_letters": true}'
    assert written(config, content % scale) == Appearance("dark", shown, False, True)


def test_only_the_keeper_may_read_it(config: Path) -> None:
    AppearanceFile(config).save(CHOSEN)
    assert stat.S_IMODE(config.stat().st_mode) == 0o700
    assert stat.S_IMODE((config / "appearance.json").stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where a folder should be")
    with pytest.raises(FolderMissing):
        AppearanceFile(tmp_path / "config" / "held").save(CHOSEN)


def test_the_window_comes_back_as_large_as_it_was(tmp_path: Path) -> None:
    file = AppearanceFile(tmp_path / "held")
    file.save(replace(CHOSEN, width=1500, height=900, maximised=True))
    found = file.read()
    assert (found.width, found.height, found.maximised) == (1500, 900, True)


@pytest.mark.parametrize("side", [0, -5, 10**9, 1.5, "wide", None, True])
def test_a_window_that_no_screen_has_is_not_believed(tmp_path: Path, side: object) -> None:
    file = AppearanceFile(tmp_path)
    file.save(CHOSEN)
    path = tmp_path / "appearance.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "width": side, "height": side}))
    found = file.read()
    assert (found.width, found.height) == (1280, 800)
    assert found.text_scale == CHOSEN.text_scale


@pytest.mark.parametrize(
    ("before", "up", "down"),
    [(1.0, 1.1, 0.9), (1.1, 1.2, 1.0), (1.95, 2.0, 1.9), (2.0, 2.0, 1.9), (0.8, 0.9, 0.8)],
)
def test_text_grows_and_shrinks_by_whole_tenths_within_what_can_be_read(
    before: float, up: float, down: float
) -> None:
    now = replace(CHOSEN, text_scale=before)
    assert larger(now) == replace(CHOSEN, text_scale=up)
    assert smaller(now) == replace(CHOSEN, text_scale=down)
