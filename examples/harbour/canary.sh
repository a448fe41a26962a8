#!/usr/bin/env bash
# A canary on this machine: bash canary.sh VERSION. It copies this folder to a temporary one, starts the door of the harbour with
# version 1.0.0 and its users, and releases VERSION by runbooks/canary.md. Try 1.1.0, and then 1.1.0-flaky, which fails. KEEP=1 leaves
# the record there, for rutter report, log and status.
set -euo pipefail
version=${1:-1.1.0}
here=$(cd "$(dirname "$0")" && pwd)
export HARBOUR_PORT=4748 RUTTER_HOME

if [ -n "${RUTTER:-}" ]; then rutter=$RUTTER
elif [ -f "$here/../../dist/cli/main.js" ]; then rutter="node $here/../../dist/cli/main.js"
else rutter=rutter
fi

folder=$(mktemp -d)
RUTTER_HOME=$folder/home
started=()
cleanup() {
  for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done
  if [ -n "${KEEP:-}" ]; then echo "The record is kept: RUTTER_HOME=$RUTTER_HOME"; else rm -rf "$folder"; fi
}
trap cleanup EXIT

cp -R "$here/rutter.yaml" "$here/runbooks" "$here/scripts" "$here/service" "$folder"
cd "$folder"
scripts/build.sh 1.0.0 > /dev/null
node service/proxy.mjs "$HARBOUR_PORT" 1.0.0 &
started+=($!)
for _ in $(seq 50); do
  if (exec 3<> "/dev/tcp/127.0.0.1/$HARBOUR_PORT") 2> /dev/null; then break; fi
  kill -0 "${started[0]}" 2> /dev/null || exit 1
  sleep 0.1
done
node service/traffic.mjs "http://127.0.0.1:$HARBOUR_PORT/" 80 &
started+=($!)

status=0
$rutter run runbooks/canary.md --env laptop --set "version=$version" --yes || status=$?
echo
echo "Who serves now:"
env -u RUTTER_DO node service/ask.mjs look
exit $status
