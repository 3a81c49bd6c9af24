# SPDX-License-Identifier: GPL-3.0-or-later
"""The system call numbers of the two machines we know.

A filter sees numbers, and they differ from machine to machine.  Source: the kernel's
`asm/unistd_64.h` for x86_64 and `asm-generic/unistd.h` for aarch64; from 424 on they are the same.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

_SHARED = {
    "io_uring_setup": 425,
    "io_uring_enter": 426,
    "io_uring_register": 427,
    "open_tree": 428,
    "move_mount": 429,
    "fsopen": 430,
    "fsconfig": 431,
    "fsmount": 432,
    "fspick": 433,
    "pidfd_getfd": 438,
    "mount_setattr": 442,
    "open_tree_attr": 467,
}
_X86_64 = {
    **_SHARED,
    "socket": 41,
    "accept": 43,
    "listen": 50,
    "socketpair": 53,
    "ptrace": 101,
    "personality": 135,
    "pivot_root": 155,
    "mount": 165,
    "umount2": 166,
    "init_module": 175,
    "delete_module": 176,
    "kexec_load": 246,
    "add_key": 248,
    "request_key": 249,
    "keyctl": 250,
    "unshare": 272,
    "accept4": 288,
    "perf_event_open": 298,
    "open_by_handle_at": 304,
    "setns": 308,
    "process_vm_readv": 310,
    "process_vm_writev": 311,
    "kcmp": 312,
    "finit_module": 313,
    "seccomp": 317,
    "kexec_file_load": 320,
    "bpf": 321,
    "userfaultfd": 323,
}
_AARCH64 = {
    **_SHARED,
    "umount2": 39,
    "mount": 40,
    "pivot_root": 41,
    "personality": 92,
    "unshare": 97,
    "kexec_load": 104,
    "init_module": 105,
    "delete_module": 106,
    "ptrace": 117,
    "socket": 198,
    "socketpair": 199,
    "listen": 201,
    "accept": 202,
    "add_key": 217,
    "request_key": 218,
    "keyctl": 219,
    "perf_event_open": 241,
    "accept4": 242,
    "open_by_handle_at": 265,
    "setns": 268,
    "process_vm_readv": 270,
    "process_vm_writev": 271,
    "kcmp": 272,
    "finit_module": 273,
    "seccomp": 277,
    "bpf": 280,
    "userfaultfd": 282,
    "kexec_file_load": 294,
}


@dataclass(frozen=True, slots=True)
class Machine:
    """A processor family as the kernel's filters see it.

    audit_arch: the kernel's AUDIT_ARCH number (linux/audit.h).
    numbers: system call numbers by the kernel's own names.
    """

    audit_arch: int
    numbers: dict[str, int]


X86_64 = Machine(audit_arch=0xC000003E, numbers=_X86_64)
AARCH64 = Machine(audit_arch=0xC00000B7, numbers=_AARCH64)


def find_machine() -> Machine | None:
    """The machine this process was built for, or None when we know no numbers for it."""
    # A 32-bit program on a 64-bit kernel hears the kernel's machine name, but calls by other
    # numbers; and the filter reads the low half of an argument where little-endian keeps it.
    if sys.maxsize < 2**32 or sys.byteorder != "little":
        return None
    return {"x86_64": X86_64, "aarch64": AARCH64}.get(os.uname().machine)
