import { expect, test } from "vitest";
import { emptyContext } from "./places.ts";
import { readShell } from "./read-shell.ts";

const tagged: readonly (readonly [string, string])[] = [
  ["", "empty"],
  ["  \n\n", "empty"],
  ["NODE_ENV=production\nDATABASE_URL=postgres://...  # where\nPORT=3000", "settings"],
  ["VERSION=1.2\nkubectl set image deploy/web web=$VERSION", "shell"],
  ["A=1\nB=$A", "shell"],
  ["A=$(date)\nB=2", "shell"],
  ["export A=1\nexport B=2", "shell"],
  ["TAG=v1", "shell"],
  ["# nightly\n0 2 * * * /opt/backup.sh\n*/5 * * * * curl -f http://web", "crontab"],
  ["server {\n  listen 80;\n  location / { proxy_pass http://web; }\n}", "config"],
  ["apiVersion: v1\nkind: Pod\nmetadata:\n  name: web", "config"],
  ['{\n  "a": 1,\n  "b": 2\n}', "config"],
  ["FROM node:20\nWORKDIR /app\nRUN npm ci", "config"],
  ["[Unit]\nDescription=web\n[Service]\nExecStart=/srv/web", "config"],
  ["const a = require('a');\nawait a.go();\nconsole.log(a);", "config"],
  ["SELECT count(*) FROM orders;\nDELETE FROM a;", "config"],
  ["Hi team, we are about to deploy version 2.\nPlease do not merge anything now.", "prose"],
  ["┌────┐\n│ db │\n└────┘", "output"],
  ["NAME    READY   STATUS\nweb-1   1/1     Running", "output"],
  ["2024-01-01 10:00:00 started\n2024-01-01 10:00:01 ready", "output"],
  ["kubectl get pods\nfrobnicate all\nls", "shell"],
  ["frobnicate --all", "shell"],
  ["cat <<EOF > web.conf\nserver {\n  listen 80;\n}\nEOF", "shell"],
  ["{ echo a; echo b; } > out.txt", "shell"],
  ["if [ -f a ]; then\n  rm a\nfi", "shell"],
];

test.each(tagged)("tagged as bash: %j is %s", (text, nature) => {
  const reading = readShell(text, emptyContext, { language: "bash" });
  expect(reading.nature).toBe(nature);
  if (nature !== "shell") expect(reading.why).not.toBeNull();
});

const untagged: readonly (readonly [string, string])[] = [
  ["git checkout main\ngit pull", "shell"],
  ["./deploy.sh production", "shell"],
  ["$ make deploy\nok", "shell"],
  ["#!/bin/bash\nfrob", "shell"],
  ["feat!: new login flow", "output"],
  ["app/\n  main.ts\n  lib/", "output"],
  ["Frontend → API → Database", "output"],
  ["OS: linux\nHTTP/1.1 200 OK\nDone.", "output"],
];

test.each(untagged)("untagged: %j is %s", (text, nature) => {
  expect(readShell(text, emptyContext).nature).toBe(nature);
});

test("settings still give their lines as a command, for a caller who finds them used later", () => {
  expect(readShell("A=1\nB=2", emptyContext, { language: "bash" }).parts).toMatchObject([
    { kind: "command", run: "A=1\nB=2" },
  ]);
});
