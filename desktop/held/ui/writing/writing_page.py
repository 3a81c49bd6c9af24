# SPDX-License-Identifier: GPL-3.0-or-later
"""One template on one sheet: the page itself first, then whatever further question was touched.

It shows and collects.  What is kept, and when, is its presenter's affair; what may leave is
nobody's here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.journal import permission as permissions
from held.journal.answer import Answer, Words
from held.journal.entry import Entry, earlier_layers
from held.journal.identifiers import EntryId, PersonId
from held.journal.layer import Mark
from held.journal.permission import PermissionRecord
from held.journal.template import Kind, Question
from held.journal.template import Place as Standing
from held.ui.background import Lane
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Kept, KeptState, Page, PageParts
from held.ui.places import ROOM_HUES, ROOM_ICONS
from held.ui.widgets.find_bar import FindInPage
from held.ui.widgets.foot_line import Keeping
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import FREE_TOP, HEADED_TOP, LONG_TOP
from held.ui.widgets.tab_order import chain
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.writing_edit import WritingEdit
from held.ui.writing.answer_control import Asking, LongControl
from held.ui.writing.asked import Asked
from held.ui.writing.beginning import beginning, make_strip, make_writing
from held.ui.writing.controls import make_control
from held.ui.writing.further_questions import FurtherQuestions
from held.ui.writing.header_actions import make_actions
from held.ui.writing.last_told import LastTold
from held.ui.writing.lifting import Lifting
from held.ui.writing.lines_control import LinesControl
from held.ui.writing.links import Links
from held.ui.writing.opened import Opened
from held.ui.writing.permission_side import make_side
from held.ui.writing.room_words import here_words, room_words, where_words
from held.ui.writing.rows_control import RowsControl
from held.ui.writing.side_by_side import group_of, laid_out
from held.ui.writing.three_clocks import three_clocks
from held.ui.writing.writing_presenter import WritingPresenter
from held.workflows.session import Session
from held.workflows.write_entry import FREE_PAGE, STORY, TELLER

_PAGE_ABOVE = 20
"""Between the sentence under the heading and the page's own question, where that is no writing."""


class WritingPage(Page):
    """moved_to_story: this page is a story now; emitted with its entry's id.
    was_set_down: the keeper closed it on what can wait.
    entry_wanted: a link was followed; emitted with the id of the entry it leads to.
    """

    moved_to_story = Signal(str)
    was_set_down = Signal()
    entry_wanted = Signal(str)

    ABOVE_NAMES, BESIDE_MORE = 14, 3
    """The air over the names to touch, in px of the design; how many stand beside "More…"."""

    def __init__(self, session: Session, lane: Lane, opened: Opened) -> None:
        super().__init__()
        draft = opened.draft
        self._template = draft.entry.asked
        self._clock = session.clock
        self._hue = ROOM_HUES[draft.entry.room]
        self.presenter = WritingPresenter(session, lane, draft, self)
        today = session.clock.now().day
        self._links = Links(session, lane)
        self._asking = Asking(
            draft.circle,
            self._hue,
            today,
            quotes=opened.quotes,
            titles=opened.titles,
            links=self._links,
            earlier=earlier_layers(draft.entry, today),
        )
        self._asked: dict[str, Asked] = {}
        self._frame: PageFrame | None = None
        self._listening = False
        self._permission = permissions.current(opened.history)
        self._told = LastTold()
        self._build(opened)
        self._connect()

    # What the window asks

    @property
    def parts(self) -> PageParts:
        return self._parts

    @property
    def entry(self) -> EntryId | None:
        entry = self.presenter.draft.entry
        return entry.id if entry.revision else None

    @property
    def veils_when_idle(self) -> bool:
        return self._listening

    def fill(self, frame: PageFrame) -> None:
        self._frame = frame
        sheet = frame.sheet
        self._find = FindInPage(sheet)
        sheet.set_ribbon(self._hue)
        headed = LONG_TOP if self._page.kind is Kind.ROWS else HEADED_TOP
        sheet.set_ends(headed if self._heading else FREE_TOP)
        if self._heading is not None:
            sheet.add(self._heading)
            sheet.add(self._why, above=4)
        if self._parts.folded is not None:
            sheet.add(self._parts.folded, above=20, below=5, beyond=16)
        self._last: QWidget | None = None
        asked = [self.ask(question) for question in self._above]
        for part, above in beginning(asked, self._page, self._writing, headed=bool(self._heading)):
            sheet.add(part, above=above)
            self._last = part
        if self._writing is not None:
            self._lifting.attach(frame, self._page.id, self._writing)
        for question_id in self._answered_already():
            self._open_question(question_id)
        sheet.add_stretch()
        sheet.add(self._clocks, above=24)
        sheet.add(self._names, above=self.ABOVE_NAMES)
        self.dress(frame)
        if self._side is not None:
            self._side.attach(frame)
        self._order_tabs()
        if self.entry is not None:
            frame.foot.set_keeping(Keeping.KEPT)

    def first(self) -> QWidget | None:
        if self._writing is not None:
            return self._writing
        return next(iter(self._asked.values())).control.first() if self._asked else None

    def show_found(self, sought: str) -> None:
        """Go to the words for which this page was found.  It is on its frame by now."""
        self._find.show_found(sought)

    def leave(self) -> None:
        self.presenter.keep()

    def unkept(self) -> Callable[[], object] | None:
        return self.presenter.unkept()

    def take_back(self) -> None:
        self._told.take_back()

    def codes(self) -> dict[PersonId, str]:
        return self._asking.circle.codes()

    def unkept_entry(self) -> Entry | None:
        draft = self.presenter.draft
        return None if draft.is_kept else draft.entry

    # What the presenter asks

    def answers(self) -> dict[str, Answer]:
        """Everything the page says now, without the permission."""
        said = dict(self._untouched)
        if self._writing is not None:
            said[self._page.id] = Words(self._writing.text())
        for question_id, asked in self._asked.items():
            answer = asked.control.answer()
            if answer is None:
                said.pop(question_id, None)
            else:
                said[question_id] = answer
        return said

    def marks(self) -> tuple[Mark, ...]:
        """The lifted lines, where they are now."""
        return self._lifting.marks()

    def acts(self) -> Mapping[str, Callable[[], None]]:
        return {**self.own_acts(), **self._find.acts()}

    def own_acts(self) -> Mapping[str, Callable[[], None]]:
        """What can be started here also before the page lies on its frame."""
        acts = {"keep": self.presenter.keep, "set_down": self.presenter.ask_to_set_down}
        if self._writing is not None:
            acts["undo"] = self._writing.undo_step
            acts["redo"] = self._writing.redo_step
        acts["lift"] = self._lifting.ask
        if self._strip is not None:
            acts["park"] = self._park
        if self._template.id == FREE_PAGE:
            acts["move_to_stories"] = self._move_to_stories
        if self._template.id == STORY:
            acts["listen"] = self._toggle_listening
        if self._page.kind is Kind.ROWS:
            acts["another_line"] = self._begin_another_line
        return acts

    def _move_to_stories(self) -> None:
        if self._writing is not None:
            self._writing.setReadOnly(True)
        self.presenter.move_to_stories()

    def _may_be_written(self, kept: Kept) -> None:
        if kept.state is KeptState.NOT_KEPT and self._writing is not None:
            self._writing.setReadOnly(False)

    def _park(self) -> None:
        if self._strip is not None:
            self._strip.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Building

    def _build(self, opened: Opened) -> None:
        entry = opened.draft.entry
        questions = self._questions_at(Standing.PAGE)
        self._page = questions[0]
        self._untouched = dict(entry.answers)
        self._writing: WritingEdit | None = None
        if self._page.kind is Kind.LONG:
            self._writing = make_writing(self._page, self._untouched.pop(self._page.id, None))
        self._above = self._questions_at(Standing.ABOVE)
        first = self._above[0] if self._above else self._page
        self._heading: TextLabel | None = None
        self._why = TextLabel(first.why, FontRole.CONTROL, Ink.TEXT_2)
        if self._template.id != FREE_PAGE:
            self._heading = TextLabel(first.prompt, FontRole.HEADING_1)
            name(self._heading, "page_heading", first.prompt)
        further = questions[1:] if self._writing is not None else questions
        self._further = {q.id: q for q in (*further, *self._questions_at(Standing.BEFORE))}
        named = [q for q in self._further.values() if q.kind is not Kind.PRINTED and not q.together]
        self._names = FurtherQuestions(named, beside_more=self.BESIDE_MORE)
        self._clocks = TextLabel("", FontRole.SMALL, Ink.HINT)
        self._lifting = Lifting(entry.latest.marks)
        self._side = make_side(self._template, opened, self._hue, self._asking.today)
        self._strip = make_strip(self._template, opened.parked)
        self._actions = make_actions(self._template.id, in_lines=self._page.kind is Kind.ROWS)
        self._parts = self._make_parts()
        self._tell_teller()

    def _questions_at(self, standing: Standing) -> tuple[Question, ...]:
        section = self._template.section(standing)
        return section.questions if section else ()

    def _make_parts(self) -> PageParts:
        room, side = self.presenter.draft.entry.room, self._side
        return PageParts(
            place=Place(room.value),
            crumbs=(room_words(room), here_words(self.presenter.draft)),
            hue=self._hue,
            slips=(side.slip,) if side else (),
            folded=side.fold_line if side else None,
            strip=self._strip,
            chip=side.chip if side else None,
            actions=tuple(self._actions.values()),
            where_icon=ROOM_ICONS[room],
            where=self._where(),
        )

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.kept_changed.connect(self.kept)
        presenter.kept_changed.connect(self._may_be_written)
        presenter.permission_stated.connect(self._permission_stated)
        presenter.lifted.connect(self._lifting.lay)
        presenter.parked.connect(self._show_parked)
        presenter.moved.connect(self.moved_to_story)
        presenter.set_down.connect(self.was_set_down)
        for act, button in self._actions.items():
            button.clicked.connect(self.own_acts()[act])
        self._names.touched.connect(self._touched)
        self._lifting.chosen.connect(presenter.lift)
        self._told.listen_to(self._lifting)
        self._told.told.connect(self.notice_asked)
        self._links.opened.connect(self.entry_wanted)
        self._lifting.taken_back.connect(presenter.put_back)
        if self._writing is not None:
            self._writing.text_edited.connect(presenter.edited)
        if self._side is not None:
            self._side.stated.connect(presenter.state_permission)
        if self._strip is not None:
            self._strip.parked.connect(presenter.park)

    # What happens

    def _touched(self, question: Question) -> None:
        self._open_question(question.id)
        self._order_tabs()
        control = self._asked[question.id].control
        control.first().setFocus(Qt.FocusReason.TabFocusReason)
        if self._frame is not None:
            self._frame.sheet.show_part(self._asked[question.id])

    def _open_question(self, question_id: str) -> None:
        """With all that come together with it."""
        if self._frame is None or question_id in self._asked:
            return
        together = group_of(question_id, tuple(self._further.values()))
        for part in laid_out([self.ask(question) for question in together]):
            beyond = part.control.OVERHANG if isinstance(part, Asked) else 0
            above = _PAGE_ABOVE if question_id == self._page.id else 28
            self._frame.sheet.add(part, above=above, beyond=beyond, after=self._last)
            self._last = part
        self._names.take_away(question.id for question in together)

    def ask(self, question: Question) -> Asked:
        """The question with its control, which says what was said before."""
        control = make_control(question, self._asking)
        control.show_answer(self._untouched.get(question.id))
        control.answered.connect(self._answered)
        is_page = question is self._page
        is_headed = is_page or question in self._above
        # The words of the page's own question are its heading.
        shown = msgspec.structs.replace(question, why="") if is_headed else question
        asked = self._asked[question.id] = Asked(shown, control, heading=not is_headed)
        if isinstance(control, LongControl):
            assert self._frame is not None, "questions are asked on a frame"
            self._lifting.attach(self._frame, question.id, control.paper)
        if isinstance(control, LinesControl):
            self._told.listen_to(control)
            if is_page:
                control.leave_out_another()
        return asked

    def _order_tabs(self) -> None:
        asked = [self._asked[q.id] for q in self._above]
        asked_below = [one for one in self._asked.values() if one not in asked]
        line, slips = self._parts.folded, self._parts.slips
        chain(line, *asked, self._writing, *asked_below, self._names, *slips, self._strip)

    def _answered_already(self) -> list[str]:
        found = [key for key in self._further if key in self._untouched and key != TELLER]
        if self._writing is None and not found:
            return [next(iter(self._further))]
        return found

    def _answered(self) -> None:
        self.presenter.edited()
        self._tell_teller()

    def _permission_stated(self, record: PermissionRecord) -> None:
        self._permission = permissions.read(record.answers)
        self._tell_teller()

    def _show_parked(self, rows: object) -> None:
        if self._strip is not None and isinstance(rows, tuple):
            self._strip.set_lines([row.line for row in rows if row.line])

    def _begin_another_line(self) -> None:
        asked = self._asked.get(self._page.id)
        if asked is not None and isinstance(asked.control, LinesControl | RowsControl):
            asked.control.begin_another()

    def _toggle_listening(self) -> None:
        """Nothing to fill in while someone speaks: the page and the strip alone."""
        self._listening = not self._listening
        for widget in (self._names, *self._asked.values()):
            widget.setHidden(self._listening)
        if self._frame is not None:
            self._frame.put_slips_away(self._listening)
        self._tell_teller()
        back, listen = self.tr("Back to the page"), self.tr("Listen")
        self._actions["listen"].setText(back if self._listening else listen)
        if self._writing is not None:
            self._writing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_teller(self) -> None:
        """Say again what depends on who told the story and on what they allowed."""
        teller = self.presenter.draft.teller
        today = self._clock.now().day
        if self._writing is not None:
            self._writing.set_codes(list(self._asking.circle.codes().values()))
        self._clocks.setText(three_clocks(self.answers(), self._further))
        self._clocks.setHidden(not self._clocks.text() or self._listening)
        if self._side is None:
            return
        self._side.say(self._permission, teller, today)
        self._parts.crumbs = (
            room_words(self.presenter.draft.entry.room),
            here_words(self.presenter.draft),
        )
        self._parts.where = self._where()
        self.changed.emit()

    def _where(self) -> str:
        draft = self.presenter.draft
        return where_words(draft.entry.room, draft.teller, self._permission)
