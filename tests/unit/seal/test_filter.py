# SPDX-License-Identifier: GPL-3.0-or-later
"""The filter's own steps, walked here for both machines, whichever this one is."""

from __future__ import annotations

import errno

import pytest
from hypothesis import given
from hypothesis import strategies as st

from held.seal.machine import AARCH64, X86_64, Machine
from held.seal.network import make_filter

ALLOWED, KILLED, REFUSED = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM
MACHINES = {"x86_64": X86_64, "aarch64": AARCH64}
ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7, "i386": 0x40000003, "arm": 0x40000028}
# Written down apart from the tables of the program, from the kernel's headers.
SOCKET = {"x86_64": 41, "aarch64": 198}
SOCKETPAIR = {"x86_64": 53, "aarch64": 199}
PERSONALITY = {"x86_64": 135, "aarch64": 92}
REFUSED_NUMBERS = {
    "x86_64": [
        *(43, 50, 288),  # accept, listen, accept4
        *(101, 310, 311, 312, 438),  # ptrace, process_vm, kcmp, pidfd_getfd
        *(155, 165, 166, 272, 308, 428, 429, 430, 431, 432, 433, 442, 467),  # mounts, namespaces
        *(175, 176, 313, 246, 320),  # modules, kexec
        *(248, 249, 250, 298, 304, 321, 323),  # keys, perf, handles, bpf, userfaultfd
        *(425, 426, 427),  # io_uring
    ],
    "aarch64": [
        *(202, 201, 242),
        *(117, 270, 271, 272, 438),
        *(41, 40, 39, 97, 268, 428, 429, 430, 431, 432, 433, 442, 467),
        *(105, 106, 273, 104, 294),
        *(217, 218, 219, 241, 265, 280, 282),
        *(425, 426, 427),
    ],
}
# read, write, openat, mmap, futex, clone, execve, connect, sendmsg, recvmsg, close_range
NEEDED_NUMBERS = {
    "x86_64": [0, 1, 257, 9, 202, 56, 59, 42, 46, 47, 436],
    "aarch64": [63, 64, 56, 222, 98, 220, 221, 203, 211, 212, 436],
}

each_machine = pytest.mark.parametrize("name", ["x86_64", "aarch64"])


def walk(machine: Machine, number: int, arch: int, argument: int = 0) -> int:
    """The kernel's verdict on a call, by classic BPF's own rules."""
    words = {0: number, 4: arch, 16: argument & 0xFFFFFFFF, 20: argument >> 32}
    steps = make_filter(machine)
    place = held = 0
    while True:
        code, if_so, if_not, value = steps[place]
        place += 1
        if code == 0x06:
            return value
        if code == 0x20:
            held = words[value]
        else:
            truth = held == value if code == 0x15 else held >= value
            assert code in {0x15, 0x35}
            place += if_so if truth else if_not


@each_machine
def test_each_forbidden_call_is_refused_and_each_needed_one_allowed(name: str) -> None:
    machine, arch = MACHINES[name], ARCHES[name]

    assert {walk(machine, number, arch) for number in REFUSED_NUMBERS[name]} == {REFUSED}
    assert {walk(machine, number, arch) for number in NEEDED_NUMBERS[name]} == {ALLOWED}


@each_machine
def test_only_local_sockets_pass_whatever_the_upper_half_says(name: str) -> None:
    machine, arch = MACHINES[name], ARCHES[name]

    for number in (SOCKET[name], SOCKETPAIR[name]):
        assert walk(machine, number, arch, 1) == ALLOWED
        assert walk(machine, number, arch, 0xABCD_0000_0001) == ALLOWED
        assert walk(machine, number, arch, 0x1_0000_0002) == REFUSED
        refused = {walk(machine, number, arch, family) for family in range(64) if family != 1}
        assert refused == {REFUSED}


@each_machine
def test_the_personality_may_be_asked_for_but_not_changed(name: str) -> None:
    machine, arch = MACHINES[name], ARCHES[name]

    assert walk(machine, PERSONALITY[name], arch, 0xFFFFFFFF) == ALLOWED
    assert walk(machine, PERSONALITY[name], arch, 0x0040000) == REFUSED


@each_machine
@given(number=st.integers(0, 2**32 - 1), arch=st.integers(0, 2**32 - 1))
def test_any_call_of_another_machine_ends_the_process(name: str, number: int, arch: int) -> None:
    machine = MACHINES[name]
    if arch != machine.audit_arch:
        assert walk(machine, number, arch) == KILLED
    others = [value for other, value in ARCHES.items() if other != name]
    assert {walk(machine, number, other) for other in others} == {KILLED}


@each_machine
@given(number=st.integers(0x40000000, 2**32 - 1))
def test_every_number_of_the_second_numbering_is_refused(name: str, number: int) -> None:
    assert walk(MACHINES[name], number, ARCHES[name], 1) == REFUSED
