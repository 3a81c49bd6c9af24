# SPDX-License-Identifier: GPL-3.0-or-later
"""What is there while a vault is open: the desk, its pages, and the ways to lock.

It knows how one goes, where one left off and how one locks, and nothing of what stands on a page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from held.app.backing_up import BackingUp
from held.app.locking import Locking
from held.app.pages import Pages
from held.errors import HeldError
from held.journal.identifiers import EntryId
from held.ui.error_text import tell
from held.ui.finding.finder import Finder
from held.ui.navigation import Destination, Navigation, Place
from held.ui.open_desk import OpenDesk
from held.ui.open_notice_words import notice_words
from held.ui.writing.header_actions import CHECK_IN
from held.ui.writing.opened import Opened
from held.ui.writing.writing_page import WritingPage
from held.workflows import (
    give_permission,
    left_off,
    lift_line,
    link_entries,
    open_notices,
    pins,
    preferences,
    write_entry,
)
from held.workflows.session import Session

if TYPE_CHECKING:
    from held.app.compose import Composition

_PLACES = ("today", "stories", "inside", "tests", "timeline", "bundles", "letting_go")
_PLACE_ACTS = (
    *_PLACES,
    "new_page",
    "settings",
    "backups",
    "help",
    "protects",
    "receive",
    "find",
)
_PAGE_ACTS = (
    "keep",
    "undo",
    "redo",
    "find_in_page",
    "find_next",
    "find_previous",
    "lift",
    "park",
    "listen",
    "move_to_stories",
    "sit",
    "other_way",
    "set_down",
    "pin",
    "shelve",
)


class Unlocked(QObject):
    """Made when a vault opens; the process ends, or is replaced, with it."""

    def __init__(self, held: Composition, session: Session) -> None:
        super().__init__(held)
        self._held = held
        self._session = session
        self._navigation = Navigation(self)
        self._desk = OpenDesk(self._navigation)
        self._preferences = preferences.Preferences()
        self._backing_up = BackingUp(session, held.lane, self)
        self._pinned: EntryId | None = None
        self._wanted: Destination | None = None
        self._locking = Locking(held, session, self._desk)
        self.finder = Finder(session, held.lane, self._locking.is_calm, self)
        beside = (self.finder, self._backing_up.runner)
        self._pages = Pages(held, session, self._navigation, beside)
        self._connect()

    def show(self) -> None:
        """Show where the keeper left off, or an empty page with the cursor in it."""
        self._held.window.show_widget(self._desk)
        self._run(self._find_beginning, self._begin)

    def lock(self) -> None:
        """Keep and lock: someone wished for it before this was there."""
        self._locking.lock()

    def leave(self) -> None:
        """Keep, lock and close the program."""
        self._locking.leave()

    def end(self) -> None:
        """Let nothing of this go on.  For the end of the program."""
        self._backing_up.end()

    def _connect(self) -> None:
        self._locking.quiet.connect(self._backing_up.back_up_if_due)
        self._locking.begun.connect(self._backing_up.leave)
        self._backing_up.told.connect(self._desk.say_for_desk)
        actions = self._held.window.actions_table
        self._navigation.asked.connect(self._go)
        self._desk.lock_asked.connect(self._locking.lock)
        self._desk.menu_asked.connect(self._name_pin)
        self._desk.menu_asked.connect(self._held.window.open_menu)
        actions["lock"].triggered.connect(self._locking.lock)
        actions["menu"].triggered.connect(self._desk.open_menu)
        actions["back"].triggered.connect(self._navigation.back)
        actions["forward"].triggered.connect(self._navigation.forward)
        actions["next_region"].triggered.connect(self._next_region)
        actions["previous_region"].triggered.connect(self._previous_region)
        self._locking.quiet.connect(self.finder.catch_up)
        self._locking.closing.connect(self.finder.close)
        self._pages.page_made.connect(self._desk.show_page)
        self._pages.told.connect(self._desk.say)
        self._pages.idle_chosen.connect(self._idle_chosen)
        self._pages.shelving.told.connect(self._shelving_told)
        self._pages.shelving.changed.connect(self._ask_for_pin)
        self._desk.taken_back.connect(self._pages.shelving.undo)
        for command in _PLACE_ACTS:
            actions[command].triggered.connect(self._place_asked)
        for command in _PAGE_ACTS:
            actions[command].triggered.connect(self._act_asked)

    # Going

    def _find_beginning(self) -> tuple[preferences.Preferences, EntryId | None]:
        """On the lane."""
        chosen = preferences.read(self._session)
        return chosen, left_off.find_page(self._session, chosen)

    def _begin(self, found: tuple[preferences.Preferences, EntryId | None]) -> None:
        chosen, page = found
        self._preferences = chosen
        told = [notice_words(notice) for notice in open_notices.notices(self._session)]
        if told:
            self._desk.say_until_read(" ".join(told))
        self._locking.set_idle_seconds(chosen.idle_seconds)
        if page is not None:
            self._navigation.go(Destination(Place.PAGE, entry=page))
        else:
            self._navigation.go(Destination(Place.PAGE, template=write_entry.FREE_PAGE))

    def _go(self, destination: Destination) -> None:
        self._wanted = destination
        if destination.place is Place.PAGE:
            self._run(partial(self._open_page, destination), self._page_opened)
            return
        self._desk.show_page(self._pages.make(destination))

    def _open_page(self, destination: Destination) -> tuple[Destination, Opened]:
        """On the lane."""
        session, entry_id = self._session, destination.entry
        if entry_id is None:
            return destination, Opened(write_entry.begin(session, destination.template))
        draft = write_entry.resume(session, entry_id)
        return destination, Opened(
            draft,
            give_permission.history(session, entry_id),
            lift_line.parked_beside(session, entry_id),
            lift_line.quoted(session, draft.entry),
            link_entries.titles_on(session, draft.entry),
        )

    def _page_opened(self, found: tuple[Destination, Opened]) -> None:
        destination, opened = found
        if destination is not self._wanted:
            # Meanwhile somebody went elsewhere: a page that comes late must not lie over that.
            return
        page = self._make_page(opened)
        page.moved_to_story.connect(self._moved_to_story)
        page.was_set_down.connect(self._set_down)
        page.entry_wanted.connect(self._open_entry)
        page.kept.connect(self._remember_page)
        self._desk.show_page(page)
        self._ask_for_pin()
        draft = opened.draft
        if destination.sought:
            page.show_found(destination.sought)
        if draft.teller is not None and not draft.entry.revision:
            self._say_whom_a_code_stands_for(draft.teller.code)

    def _make_page(self, opened: Opened) -> WritingPage:
        if opened.draft.entry.asked.id != CHECK_IN:
            return WritingPage(self._session, self._held.lane, opened)
        from held.ui.writing.check_in_page import CheckInPage

        page = CheckInPage(self._session, self._held.lane, opened)
        page.helps_wanted.connect(self._show_what_helps)
        page.other_way_wanted.connect(self._pages.read_other_way)
        return page

    def _show_what_helps(self) -> None:
        self._navigation.go(Destination(Place.WHAT_HELPS))

    def _say_whom_a_code_stands_for(self, code: str) -> None:
        """Before a word is written there is a code already; a person should know whose it is."""
        words = self.tr("“{code}” stands for the person who told you. “Who told me” changes it.")
        self._desk.say(words.format(code=code))

    def _moved_to_story(self, entry_id: str) -> None:
        self._navigation.go(Destination(Place.PAGE, entry=EntryId(entry_id)))
        self._desk.say_for_desk(self.tr("The page is in Stories now."))

    def _open_entry(self, entry_id: str) -> None:
        self._navigation.go(Destination(Place.PAGE, entry=EntryId(entry_id)))

    def _set_down(self) -> None:
        self._remember(None)
        self._navigation.go(Destination(Place.TODAY))

    # Where they left off

    def _remember_page(self, _kept: object) -> None:
        page = self._desk.page
        entry = page.entry if page is not None else None
        if entry is not None and entry != self._preferences.left_off:
            self._navigation.settle(Destination(Place.PAGE, entry=entry))
            self._remember(entry)

    def _remember(self, entry: EntryId | None) -> None:
        self._preferences = preferences.with_left_off(self._preferences, entry)
        work = partial(preferences.save, self._session, self._preferences)
        self._run(work, self._remembered)

    def _remembered(self, _preferences: object) -> None:
        """Nothing to say."""

    # Acts

    def _place_asked(self) -> None:
        command = self._command()
        if command == "new_page":
            self._navigation.go(Destination(Place.NEW))
        elif command == "protects":
            self._navigation.go(Destination(Place.HELP, topic="what_protects_this"))
        else:
            self._navigation.go(Destination(Place(command)))

    def _act_asked(self) -> None:
        page, command = self._desk.page, self._command()
        act = page.acts().get(command) if page is not None else None
        if act is not None:
            act()
        elif command == "find_in_page":
            self._navigation.go(Destination(Place.FIND))
        elif command == "pin" and page is not None and page.entry is not None:
            shelving = self._pages.shelving
            (shelving.unpin if page.entry == self._pinned else shelving.pin)(page.entry)
        elif command == "shelve" and page is not None and page.entry is not None:
            # Left first: what stands on the page is kept before it is moved.
            entry = page.entry
            self._remember(None)
            self._navigation.go(Destination(page.parts.place))
            self._pages.shelving.shelve(entry)

    def _ask_for_pin(self) -> None:
        """Whether the open page is kept at the top, for the name of the command."""
        page = self._desk.page
        if page is not None and page.entry is not None:
            self._run(partial(_find_pinned, self._session, page.entry), self._pin_found)

    def _pin_found(self, pinned: EntryId | None) -> None:
        self._pinned = pinned

    def _name_pin(self) -> None:
        page = self._desk.page
        if page is not None:
            stands_here = page.entry is not None and page.entry == self._pinned
            self._held.window.actions_table.call_pin(pinned=page.is_pinned or stands_here)

    def _idle_chosen(self, seconds: int) -> None:
        self._preferences = preferences.with_idle_seconds(self._preferences, seconds)
        self._locking.set_idle_seconds(seconds)

    def _shelving_told(self, sentence: str, action: str) -> None:
        """Its Undo outlives the page on which it was told."""
        self._desk.say_for_desk(sentence, action)

    def _command(self) -> str:
        sender = self.sender()
        return sender.objectName().removesuffix("_action") if sender else ""

    def _next_region(self) -> None:
        self._desk.go_to_region(1)

    def _previous_region(self) -> None:
        self._desk.go_to_region(-1)

    def _failed(self, error: HeldError) -> None:
        self._desk.say(tell(error).whole)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._held.lane.run(work, done, self._failed)


def _find_pinned(session: Session, entry: EntryId) -> EntryId | None:
    """The entry, if it is kept at the top."""
    return entry if pins.is_pinned(session, entry) else None
