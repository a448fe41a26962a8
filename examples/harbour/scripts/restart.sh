#!/usr/bin/env bash
# Starts the service anew with the current version, and waits until it listens.
set -euo pipefail
port=$1
if [ -f service.pid ]; then
  kill "$(cat service.pid)" 2> /dev/null || true
  for _ in $(seq 50); do kill -0 "$(cat service.pid)" 2> /dev/null || break; sleep 0.1; done
fi
HARBOUR=$PWD PORT=$port nohup node service/server.mjs > service.log 2>&1 < /dev/null &
echo $! > service.pid
for _ in $(seq 50); do
  if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then
    echo "listening on $port"
    exit 0
  fi
  sleep 0.1
done
echo "nothing listens on $port" >&2
exit 1
