#!/usr/bin/env bash
# Puts a version under releases/. Takes a while, as builds do, and notes every time it began.
set -euo pipefail
version=$1
echo "$version" >> builds.log
mkdir -p "releases/$version"
for part in charts tides buoys; do
  echo "building $part"
  sleep "${BUILD_SECONDS:-0.3}"
done
broken=false
case $version in *-bad) broken=true ;; esac
printf '{ "version": "%s", "broken": %s }\n' "$version" "$broken" > "releases/$version/release.json"
