# SPDX-License-Identifier: GPL-3.0-or-later
"""Every expected failure that a person can be told of, gathered from the packages that raise it.

The window may not know vaults, bundles or templates; it learns their failures here, and only when
one has happened, since importing this brings all of them in.
"""

from __future__ import annotations

from held.bundles.age_file.errors import (
    AgeFileError,
    BadHeaderMac,
    BrokenPayload,
    MalformedArmor,
    MalformedHeader,
    MalformedIdentity,
    NoMatchingKey,
    NotAnAgeFile,
    SourceUnreadable,
    TargetUnwritable,
    TooCostly,
    UnknownAgeVersion,
)
from held.bundles.age_file.errors import NotEnoughMemory as NotEnoughMemoryForBundle
from held.bundles.bundle_errors import (
    AuthWrong,
    BundleError,
    BundleTooLarge,
    BundleTooNew,
    MalformedBundle,
    MemberChanged,
    NotABundle,
    NotForThisCard,
)
from held.bundles.card_errors import (
    CardDamaged,
    CardError,
    CardTooNew,
    NotACard,
    SeveralCards,
    UnsafeCard,
)
from held.files.bundled_resources import ResourceMissing
from held.files.disk_errors import (
    DiskError,
    DiskFull,
    FileTooLarge,
    FolderMissing,
    FolderNotWritable,
    PlaceKind,
    ReadFailed,
    WriteFailed,
)
from held.files.new_file import NameTaken
from held.files.places import NameFault, VaultNameRefused
from held.files.printers import PrintingFailed
from held.files.remembered_places import PlacesDamaged
from held.journal.answer import AnswersUnreadable
from held.templates.broken import TemplateBroken, TemplateUnknown
from held.vault.backup_file import BackupDamaged
from held.vault.card_store import CardTaken
from held.vault.connection import (
    CipherMissing,
    CopyingStopped,
    DatabaseDamaged,
    DatabaseMissing,
    HandleLatched,
    OpenElsewhere,
)
from held.vault.entry_number import EntryUnknown
from held.vault.key_file import KeyFileDamaged, VaultTooNew
from held.vault.key_file_record import SlotsFull
from held.vault.key_slots import (
    CostPart,
    CostRefused,
    KeyFileAltered,
    NotEnoughMemory,
    PassphraseFault,
    PassphraseRefused,
    SlotDamaged,
    WrongPassphrase,
)
from held.vault.person_store import CodeTaken, PersonUnknown
from held.vault.received_store import BundleGone, HereAlready
from held.vault.recovery_slots import WrongWords
from held.vault.recovery_words import (
    MoreSheetsNeeded,
    RecoveryWordsError,
    SheetsMixed,
    SheetTwice,
    WordsMismatched,
    WordsMissing,
    WordsNotHelds,
    WordUnknown,
)
from held.workflows.back_up_vault import NoBackupYet
from held.workflows.compare_card import CardGone
from held.workflows.export_plain import FolderTaken
from held.workflows.foreign_text import TooLongToShow
from held.workflows.make_bundle import (
    NothingMayLeave,
    PermissionChanged,
    WritingStopped,
)
from held.workflows.new_file import TargetTaken
from held.workflows.open_bundle import NeedsNotebook
from held.workflows.receive_bundle import ForSomeoneElse, NotToBeKept
from held.workflows.sealing import ReadBackDiffers
from held.workflows.take_in_card import OwnCardGiven

__all__ = [
    "AgeFileError",
    "AnswersUnreadable",
    "AuthWrong",
    "BackupDamaged",
    "BadHeaderMac",
    "BrokenPayload",
    "BundleError",
    "BundleGone",
    "BundleTooLarge",
    "BundleTooNew",
    "CardDamaged",
    "CardError",
    "CardGone",
    "CardTaken",
    "CardTooNew",
    "CipherMissing",
    "CodeTaken",
    "CopyingStopped",
    "CostPart",
    "CostRefused",
    "DatabaseDamaged",
    "DatabaseMissing",
    "DiskError",
    "DiskFull",
    "EntryUnknown",
    "FileTooLarge",
    "FolderMissing",
    "FolderNotWritable",
    "FolderTaken",
    "ForSomeoneElse",
    "HandleLatched",
    "HereAlready",
    "KeyFileAltered",
    "KeyFileDamaged",
    "MalformedArmor",
    "MalformedBundle",
    "MalformedHeader",
    "MalformedIdentity",
    "MemberChanged",
    "MoreSheetsNeeded",
    "NameFault",
    "NameTaken",
    "NeedsNotebook",
    "NoBackupYet",
    "NoMatchingKey",
    "NotABundle",
    "NotACard",
    "NotAnAgeFile",
    "NotEnoughMemory",
    "NotEnoughMemoryForBundle",
    "NotForThisCard",
    "NotToBeKept",
    "NothingMayLeave",
    "OpenElsewhere",
    "OwnCardGiven",
    "PassphraseFault",
    "PassphraseRefused",
    "PermissionChanged",
    "PersonUnknown",
    "PlaceKind",
    "PlacesDamaged",
    "PrintingFailed",
    "ReadBackDiffers",
    "ReadFailed",
    "RecoveryWordsError",
    "ResourceMissing",
    "SeveralCards",
    "SheetTwice",
    "SheetsMixed",
    "SlotDamaged",
    "SlotsFull",
    "SourceUnreadable",
    "TargetTaken",
    "TargetUnwritable",
    "TemplateBroken",
    "TemplateUnknown",
    "TooCostly",
    "TooLongToShow",
    "UnknownAgeVersion",
    "UnsafeCard",
    "VaultNameRefused",
    "VaultTooNew",
    "WordUnknown",
    "WordsMismatched",
    "WordsMissing",
    "WordsNotHelds",
    "WriteFailed",
    "WritingStopped",
    "WrongPassphrase",
    "WrongWords",
]
