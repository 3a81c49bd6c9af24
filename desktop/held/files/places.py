# SPDX-License-Identifier: GPL-3.0-or-later
"""Where vaults lie, and which other places this person chose to have remembered.

The remembered places are paths and nothing else, in the config folder, since they are needed
before anything is unlocked.  Must not know what a vault contains.

On Linux the two folders are worked out here, after the XDG base directory specification, and
`platformdirs` is imported on other systems only: it takes 56 ms, which the unlock page, shown
within half a second, must not pay.
"""

from __future__ import annotations

import os
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from held.errors import HeldError

if TYPE_CHECKING:
    from held.files.remembered_places import RememberedPlaces

VAULT_ENDING = ".held"
LONGEST_NAME = 100
"""In bytes of UTF-8, so that name and ending fit every file system."""

_REFUSED_CHARACTERS = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)


class NameFault(Enum):
    """Why a name cannot be given to a vault."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    CHARACTER = "character"
    ENDS = "ends"
    RESERVED = "reserved"
    TAKEN = "taken"


class VaultNameRefused(HeldError):
    """This name cannot be given to a vault.

    `fault` says why; for CHARACTER, `character` is the first that cannot stand in a file name.
    """

    def __init__(self, fault: NameFault, character: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.character = character


class VaultPlace(NamedTuple):
    """One vault that the unlock page can offer.

    `present` is false for a remembered place that is not there now, such as a stick not plugged in.
    """

    name: str
    folder: Path
    remembered: bool
    present: bool


class KnownVaults(NamedTuple):
    """The vaults to offer, by name; `places_damaged` if the remembered places cannot be read."""

    vaults: tuple[VaultPlace, ...]
    places_damaged: bool


class Places:
    """The two folders of one user: `data` holds vaults, `config` the remembered places."""

    def __init__(self, data: Path, config: Path) -> None:
        self._vaults = data
        self._config = config

    @classmethod
    def of_this_user(cls) -> Places:
        """The folders that this system gives to programs of this user."""
        if sys.platform != "linux":
            import platformdirs

            return cls(platformdirs.user_data_path("held"), platformdirs.user_config_path("held"))
        return cls(_xdg("XDG_DATA_HOME", ".local/share"), _xdg("XDG_CONFIG_HOME", ".config"))

    @property
    def config_folder(self) -> Path:
        """The folder of what is needed before anything is unlocked.  May not exist yet."""
        return self._config

    @property
    def vault_folder(self) -> Path:
        """The folder that new vaults go to, unless another place is chosen.  May not exist yet."""
        return self._vaults

    def known_vaults(self) -> KnownVaults:
        """The vaults in this user's own folder and those remembered, each once."""
        from held.files.remembered_places import PlacesDamaged

        found = [VaultPlace(vault_name(p), p, False, True) for p in _vaults_in(self._vaults)]
        own = {place.folder for place in found}
        damaged = False
        try:
            remembered = self._remembered().read()
        except PlacesDamaged:
            remembered, damaged = (), True
        found.extend(
            VaultPlace(vault_name(p), p, True, looks_like_vault(p))
            for p in remembered
            if p not in own
        )
        found.sort(key=lambda place: (place.name.casefold(), str(place.folder)))
        return KnownVaults(tuple(found), damaged)

    def remember(self, folder: Path) -> None:
        """Remember where a vault lies; nothing is stored for one in this user's own folder.

        A damaged list is set aside, not overwritten.
        Raises DiskFull, FolderNotWritable, FolderMissing, WriteFailed.
        """
        folder = folder.absolute()
        if folder.parent != self._vaults:
            self._remembered().add(folder)

    def forget(self, folder: Path) -> None:
        """Take a place off the list.  The vault itself stays where it is.

        Raises as `remember` does.
        """
        self._remembered().remove(folder.absolute())

    def folder_for(self, name: str, parent: Path | None = None) -> Path:
        """The folder for a new vault of this name, in the user's own folder or in `parent`.

        Raises VaultNameRefused, also if a vault there has this name already, in any case.
        """
        checked = checked_vault_name(name)
        parent = self._vaults if parent is None else parent
        wanted = (checked + VAULT_ENDING).casefold()
        if any(taken.name.casefold() == wanted for taken in _paths_in(parent)):
            raise VaultNameRefused(NameFault.TAKEN)
        return parent / (checked + VAULT_ENDING)

    def _remembered(self) -> RememberedPlaces:
        from held.files.remembered_places import RememberedPlaces

        return RememberedPlaces(self._config / "places.json")


def vault_name(folder: Path) -> str:
    """The name of a vault as a person reads it."""
    return folder.name.removesuffix(VAULT_ENDING)


def looks_like_vault(folder: Path) -> bool:
    """Whether this is a vault's folder, by the names in it; nothing is opened."""
    try:
        return any((folder / name).is_file() for name in ("vault.json", "vault.json.bak"))
    except OSError:
        return False


def checked_vault_name(name: str) -> str:
    """The name in the form that is stored (NFC, no spaces around it).

    Raises VaultNameRefused.
    """
    import unicodedata

    name = unicodedata.normalize("NFC", name.strip())
    if not name:
        raise VaultNameRefused(NameFault.EMPTY)
    for character in name:
        # Control, format (direction marks too), surrogate, private, line and paragraph ends.
        kind = unicodedata.category(character)
        if character in _REFUSED_CHARACTERS or kind[0] == "C" or kind in ("Zl", "Zp"):
            raise VaultNameRefused(NameFault.CHARACTER, character)
    if name.startswith(".") or name.endswith("."):
        raise VaultNameRefused(NameFault.ENDS)
    if name.split(".")[0].casefold() in _RESERVED:
        raise VaultNameRefused(NameFault.RESERVED)
    if len(name.encode()) > LONGEST_NAME:
        raise VaultNameRefused(NameFault.TOO_LONG)
    return name


def _xdg(variable: str, fallback: str) -> Path:
    # The specification: a path that is not absolute is to be ignored.
    chosen = Path(os.environ.get(variable, ""))
    parent = chosen if chosen.is_absolute() else Path.home() / fallback
    return parent / "held"


def _paths_in(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _vaults_in(folder: Path) -> list[Path]:
    paths = (p for p in _paths_in(folder) if p.name.endswith(VAULT_ENDING))
    return [p for p in paths if not p.name.startswith(".") and looks_like_vault(p)]
