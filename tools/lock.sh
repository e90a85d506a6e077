#!/bin/sh
# Pins every package with its hashes, without the address it came from.
set -eu
cd "$(dirname "$0")/.."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
.venv/bin/python -m venv "$work"
"$work/bin/python" -m pip install --quiet --disable-pip-version-check uv

compile() {
    env -u PIP_FIND_LINKS "$work/bin/uv" pip compile --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
        --output-file "requirements/$1.lock" "requirements/$1.in"
}
compile run
compile dev
compile web
echo "requirements/*.lock are up to date."
