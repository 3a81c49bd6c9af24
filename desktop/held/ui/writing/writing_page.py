# SPDX-License-Identifier: GPL-3.0-or-later
"""One template on one sheet: the page itself first, then whatever further question was touched.

It shows and collects.  What is kept, and when, is its presenter's affair; what may leave is
nobody's here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.journal import permission as permissions
from held.journal.answer import Answer, Row, Words
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, MarkId, PersonId
from held.journal.layer import Lifted, Mark
from held.journal.permission import PermissionRecord
from held.journal.template import Kind, Question
from held.journal.template import Place as Standing
from held.ui.background import Lane
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Kept, KeptState, Page, PageParts
from held.ui.places import ROOM_HUES, ROOM_ICONS
from held.ui.widgets.foot_line import Keeping
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.parked_strip import ParkedStrip
from held.ui.widgets.sheet import FREE_TOP, HEADED_TOP
from held.ui.widgets.tab_order import chain
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.writing_edit import WritingEdit
from held.ui.writing.answer_control import Asking
from held.ui.writing.asked import Asked
from held.ui.writing.beginning import beginning
from held.ui.writing.controls import make_control
from held.ui.writing.further_questions import FurtherQuestions
from held.ui.writing.header_actions import make_actions
from held.ui.writing.lifting import Lifting
from held.ui.writing.permission_side import PermissionSide
from held.ui.writing.room_words import room_words, where_words
from held.ui.writing.side_by_side import group_of, laid_out
from held.ui.writing.three_clocks import three_clocks
from held.ui.writing.writing_presenter import WritingPresenter
from held.workflows.session import Session
from held.workflows.write_entry import FREE_PAGE, STORY, TELLER, Draft


@dataclass(frozen=True)
class Opened:
    """What the vault lane brings for a page: the draft, and what lies beside it.

    quotes: the words that lifted lines on this page refer to, by mark.
    """

    draft: Draft
    history: tuple[PermissionRecord, ...] = ()
    parked: tuple[Row, ...] = ()
    quotes: Mapping[MarkId, str] = field(default_factory=dict)


class WritingPage(Page):
    """moved_to_story: this page is a story now; emitted with its entry's id.
    was_set_down: the keeper closed it on what can wait.
    """

    moved_to_story = Signal(str)
    was_set_down = Signal()

    ABOVE_NAMES = 14
    """The air over the names to touch, in px of the design."""
    BESIDE_MORE = 3
    """How many of them stand beside "More…"."""

    def __init__(self, session: Session, lane: Lane, opened: Opened) -> None:
        super().__init__()
        draft = opened.draft
        self._template = draft.entry.asked
        self._clock = session.clock
        self._hue = ROOM_HUES[draft.entry.room]
        self.presenter = WritingPresenter(session, lane, draft, self)
        today = session.clock.now().day
        self._asking = Asking(draft.circle, self._hue, today, quotes=opened.quotes)
        self._asked: dict[str, Asked] = {}
        self._frame: PageFrame | None = None
        self._listening = False
        self._permission = permissions.current(opened.history)
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
        sheet.set_ribbon(self._hue)
        sheet.set_ends(HEADED_TOP if self._heading else FREE_TOP)
        if self._heading is not None:
            sheet.add(self._heading)
            sheet.add(self._why, above=4)
        if self._parts.folded is not None:
            sheet.add(self._parts.folded, above=20, below=5, beyond=16)
        if self._side is not None:
            self._side.attach(frame)
        self._last: QWidget | None = None
        asked = [self.ask(question) for question in self._above]
        for part, above in beginning(asked, self._page, self._writing, headed=bool(self._heading)):
            sheet.add(part, above=above)
            self._last = part
        for question_id in self._answered_already():
            self._open_question(question_id)
        sheet.add_stretch()
        sheet.add(self._clocks, above=24)
        sheet.add(self._names, above=self.ABOVE_NAMES)
        self.dress(frame)
        self._lifting.attach(frame, self._writing)
        self._order_tabs()
        if self.entry is not None:
            frame.foot.set_keeping(Keeping.KEPT)

    def first(self) -> QWidget | None:
        if self._writing is not None:
            return self._writing
        return next(iter(self._asked.values())).control.first() if self._asked else None

    def leave(self) -> None:
        self.presenter.keep()

    def unkept(self) -> Callable[[], object] | None:
        return self.presenter.unkept()

    def take_back(self) -> None:
        self._lifting.take_back()

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
        page_section = self._template.section(Standing.PAGE)
        questions = page_section.questions if page_section else ()
        self._page = questions[0]
        self._untouched = dict(entry.answers)
        self._writing = self._make_writing() if self._page.kind is Kind.LONG else None
        above = self._template.section(Standing.ABOVE)
        self._above = above.questions if above else ()
        first = self._above[0] if self._above else self._page
        self._heading: TextLabel | None = None
        self._why = TextLabel(first.why, FontRole.CONTROL, Ink.TEXT_2)
        if self._template.id != FREE_PAGE:
            self._heading = TextLabel(first.prompt, FontRole.HEADING_1)
            name(self._heading, "page_heading", first.prompt)
        further = questions[1:] if self._writing is not None else questions
        before = self._template.section(Standing.BEFORE)
        self._further = {q.id: q for q in (*further, *(before.questions if before else ()))}
        named = (q for q in self._further.values() if q.kind is not Kind.PRINTED)
        self._names = FurtherQuestions([q for q in named if not q.together], self.BESIDE_MORE)
        self._clocks = TextLabel("", FontRole.SMALL, Ink.HINT)
        self._lifting = Lifting(self._page.id, entry.latest.marks)
        self._side = self._make_side(opened)
        self._build_strip(opened.parked)
        self._actions = make_actions(self._template.id)
        self._parts = self._make_parts()
        self._tell_teller()

    def _make_writing(self) -> WritingEdit:
        writing = WritingEdit()
        name(writing, f"{self._page.id}_edit", self._page.prompt, self._page.why)
        answer = self._untouched.pop(self._page.id, None)
        writing.set_text(answer.text if isinstance(answer, Words) else "")
        writing.set_caret(len(writing.text()))
        return writing

    def _make_side(self, opened: Opened) -> PermissionSide | None:
        section = self._template.section(Standing.BESIDE)
        if section is None:
            return None
        circle, today = opened.draft.circle, self._asking.today
        asking = Asking(circle, self._hue, today, co_facilitators=True, narrow=True)
        is_new = not opened.draft.entry.revision
        return PermissionSide(section, asking, opened.history, is_new=is_new)

    def _build_strip(self, parked: Sequence[Row]) -> None:
        section = self._template.section(Standing.PARKED)
        self._strip: ParkedStrip | None = None
        if section is not None:
            self._strip = ParkedStrip(section.title, section.why, section.questions[0].hint)
            self._strip.set_lines([row.line for row in parked if row.line])

    def _make_parts(self) -> PageParts:
        room, side = self.presenter.draft.entry.room, self._side
        return PageParts(
            place=Place(room.value),
            crumbs=(room_words(room), self._here()),
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
            button.clicked.connect(self.acts()[act])
        self._names.touched.connect(self._touched)
        self._lifting.chosen.connect(self._lift_chosen)
        self._lifting.told.connect(self.notice_asked)
        self._lifting.taken_back.connect(presenter.put_back)
        if self._writing is not None:
            self._writing.text_edited.connect(presenter.edited)
        if self._side is not None:
            self._side.stated.connect(self._permission_touched)
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
            self._frame.sheet.add(part, above=28, after=self._last)
            self._last = part
        self._names.take_away(question.id for question in together)

    def ask(self, question: Question) -> Asked:
        """The question with its control, which says what was said before."""
        control = make_control(question, self._asking)
        control.show_answer(self._untouched.get(question.id))
        control.answered.connect(self._answered)
        is_above = question in self._above
        shown = replace(question, why="") if is_above else question
        asked = self._asked[question.id] = Asked(shown, control, heading=not is_above)
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

    def _permission_touched(self) -> None:
        if self._side is not None:
            self.presenter.state_permission(self._side.slip.answers())

    def _permission_stated(self, record: PermissionRecord) -> None:
        self._permission = permissions.read(record.answers)
        self._tell_teller()

    def _show_parked(self, rows: object) -> None:
        if self._strip is not None and isinstance(rows, tuple):
            self._strip.set_lines([row.line for row in rows if row.line])

    def _lift_chosen(self, start: int, end: int, lifted: Lifted) -> None:
        self.presenter.lift(self._page.id, (start, end), lifted)

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
        self._parts.crumbs = (room_words(self.presenter.draft.entry.room), self._here())
        self._parts.where = self._where()
        self.changed.emit()

    def _here(self) -> str:
        teller = self.presenter.draft.teller
        return teller.code if teller and self._template.id == STORY else self._template.title

    def _where(self) -> str:
        draft = self.presenter.draft
        return where_words(draft.entry.room, draft.teller, self._permission)
