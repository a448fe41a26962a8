#!/usr/bin/env bash
# Makes a version the current one: one rename, so that there is no moment without a version.
set -euo pipefail
ln -sfn "releases/$1" current.next
mv -T current.next current 2> /dev/null || mv -fh current.next current
echo "current is $(readlink current)"
