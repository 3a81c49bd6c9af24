#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes packaging/lock.txt and packaging/lock-check.txt anew from pyproject.toml.
# Needs `uv` (makers only: people who run Held never do). Read the difference before you commit it.
set -eu
cd "$(dirname "$0")/.."
pin() {
    uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-annotate --no-header "$@"
}
pin --group build --output-file packaging/lock.txt
pin --group build --group check --constraints packaging/lock.txt \
    --output-file packaging/lock-check.txt
