#!/usr/bin/env bash
# Usage: scripts/rollback.sh <tag>    takes this host back to an earlier version
set -euo pipefail

TAG="${1:?which tag?}"
cd /srv/market

git fetch --tags
git rev-parse --verify --quiet "refs/tags/$TAG" > /dev/null || { echo "no such tag: $TAG" >&2; exit 1; }
git checkout --force "$TAG"
npm ci --omit=dev
pm2 reload ecosystem.config.cjs --update-env

for attempt in 1 2 3 4 5 6; do
  if curl -fsS http://localhost:3000/health; then
    exit 0
  fi
  echo "not healthy yet ($attempt)" >&2
  sleep 5
done
exit 1
