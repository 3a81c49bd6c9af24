# SPDX-License-Identifier: GPL-3.0-or-later
"""When nothing was touched for long enough, it is time to lock."""

from __future__ import annotations

from held.workflows.auto_lock import (
    DEFAULT_IDLE_SECONDS,
    IDLE_CHOICES_SECONDS,
    IdleWatch,
    SleepWatch,
    all_seconds,
    waking_seconds,
)


def test_it_is_time_after_so_many_seconds_without_a_touch() -> None:
    watch = IdleWatch(300, now=1000.0)
    assert not watch.is_due(1299.9)
    assert watch.is_due(1300.0)


def test_a_touch_begins_the_time_anew() -> None:
    watch = IdleWatch(300, now=0.0)
    watch.touch(299.0)
    assert not watch.is_due(598.0)
    assert watch.is_due(599.0)


def test_another_choice_counts_from_the_same_touch() -> None:
    watch = IdleWatch(900, now=0.0)
    watch.limit = 60
    assert watch.is_due(60.0)


def test_a_clock_that_ran_backwards_neither_locks_at_once_nor_never() -> None:
    watch = IdleWatch(300, now=10_000.0)
    assert not watch.is_due(50.0)
    assert not watch.is_due(349.0)
    assert watch.is_due(350.0)


def test_a_quiet_moment_is_a_shorter_time_without_a_touch() -> None:
    watch = IdleWatch(300, now=0.0)
    assert not watch.is_quiet(19.9, 20)
    assert watch.is_quiet(20.0, 20)
    watch.touch(20.0)
    assert not watch.is_quiet(39.0, 20)


def test_how_held_starts_is_among_the_choices() -> None:
    assert DEFAULT_IDLE_SECONDS in IDLE_CHOICES_SECONDS


def test_sleep_is_noticed_once_by_the_clock_that_stood_still() -> None:
    watch = SleepWatch(waking=100.0, always=5_100.0)
    assert not watch.has_slept(101.0, 5_101.0)
    assert watch.has_slept(102.0, 33_102.0)
    assert not watch.has_slept(103.0, 33_103.0)


def test_a_busy_second_is_no_sleep() -> None:
    watch = SleepWatch(waking=100.0, always=100.0)
    assert not watch.has_slept(160.0, 160.5)


def test_the_two_clocks_run_alike_while_awake() -> None:
    watch = SleepWatch(waking_seconds(), all_seconds())
    assert not watch.has_slept(waking_seconds(), all_seconds())
