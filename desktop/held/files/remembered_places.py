# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of vault places that a person chose to have remembered: a small strict JSON file.

`json` is imported when there is something to read: a start with nothing remembered goes without.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from held.errors import HeldError
from held.files.atomic_write import atomic_write, make_private_folder, remove_unfinished
from held.files.disk_errors import DiskError, FolderMissing, PlaceKind, write_error
from held.files.whole_file import read_whole

_FORMAT = "held-places"
_VERSION = 1
_LARGEST = 64 * 1024
_MOST = 100


class PlacesDamaged(HeldError):
    """The list of remembered places cannot be read.  No vault is touched by this."""


class RememberedPlaces:
    """The remembered places, read anew each time: another Held may have changed them."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[Path, ...]:
        """The places, oldest first; none if nothing was ever remembered.

        Raises PlacesDamaged.
        """
        try:
            content = read_whole(self._path, PlaceKind.REMEMBERED_PLACES, _LARGEST)
        except FolderMissing:
            return ()
        except DiskError:
            raise PlacesDamaged from None
        return _decode(content)

    def add(self, folder: Path) -> None:
        """Put a place at the end of the list, once.  Raises what `atomic_write` raises."""
        places = self._read_or_set_aside()
        self._save((*(place for place in places if place != folder), folder)[-_MOST:])

    def remove(self, folder: Path) -> None:
        """Take a place off the list.  Raises what `atomic_write` raises."""
        places = self._read_or_set_aside()
        if folder in places:
            self._save(tuple(place for place in places if place != folder))

    def _read_or_set_aside(self) -> tuple[Path, ...]:
        try:
            return self.read()
        except PlacesDamaged:
            try:
                self._path.rename(self._path.with_name(self._path.name + ".damaged"))
            except OSError as error:
                raise write_error(error, PlaceKind.REMEMBERED_PLACES) from None
            return ()

    def _save(self, places: tuple[Path, ...]) -> None:
        make_private_folder(self._path.parent, PlaceKind.REMEMBERED_PLACES)
        remove_unfinished(self._path.parent)
        import json

        content = {"format": _FORMAT, "vaults": [str(p) for p in places], "version": _VERSION}
        text = json.dumps(content, ensure_ascii=True, sort_keys=True)
        atomic_write(self._path, text.encode("ascii"), PlaceKind.REMEMBERED_PLACES)


def _decode(content: bytes) -> tuple[Path, ...]:
    import json

    found: object = None
    with suppress(ValueError, RecursionError):
        found = json.loads(content.decode("ascii"))
    if not isinstance(found, dict) or set(found) != {"format", "version", "vaults"}:
        raise PlacesDamaged
    if found["format"] != _FORMAT or found["version"] != _VERSION:
        raise PlacesDamaged
    vaults = found["vaults"]
    if not isinstance(vaults, list) or len(vaults) > _MOST:
        raise PlacesDamaged
    if not all(isinstance(v, str) and Path(v).is_absolute() and "\0" not in v for v in vaults):
        raise PlacesDamaged
    return tuple(Path(v) for v in vaults)
