#!/bin/sh
# Prints a Python that can make Homeward's environment, or says in one sentence what is missing.
set -eu

NAMES="python3.14 python3.13 python3.12 python3.11 python3 python"

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
can_make_env() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

best=""
for name in $NAMES; do
    new_enough "$name" || continue
    if can_make_env "$name"; then
        echo "$name"
        exit 0
    fi
    best=${best:-$name}
done

if [ -z "$best" ]; then
    echo "Homeward needs Python 3.11 or newer: install it, then run the same command again." >&2
    exit 1
fi

# Debian and Ubuntu ship venv apart from Python.
package="$("$best" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing $package ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y "$package"; } >/dev/null 2>&1 </dev/null || true
    if can_make_env "$best"; then
        echo "$best"
        exit 0
    fi
fi
echo "$best cannot make an environment: install the package $package, then run the same command again." >&2
exit 1
