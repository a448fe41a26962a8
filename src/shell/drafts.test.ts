import { describe, expect, test } from "vitest";
import { outline } from "./part-outline.ts";
import { emptyContext } from "./places.ts";
import { readShell } from "./read-shell.ts";

const outlined = (text: string): string[] =>
  readShell(text.replace(/^\n/, ""), emptyContext, { language: "bash" }).parts.map(outline);

const cases: Readonly<Record<string, { readonly text: string; readonly parts: readonly string[] }>> = {
  "`Or` makes an alternative of the segment before and the one after": {
    text: `
# Undo the last rollout
kubectl rollout undo deploy/web
# Or go back further
kubectl rollout undo deploy/web --to-revision=3
# OR:
helm rollback web`,
    parts: ["2 «Undo the last rollout» choice 0.0*", "4 «Or go back further» choice 0.1", "6 choice 0.2"],
  },
  "an alternative kept in a comment is a note": {
    text: `
make rollback
# Or, to a revision:
#   make rollback REV=<N>`,
    parts: ["1", "2-3 note: Or, to a revision: / make rollback REV=<N>"],
  },
  "options are alternatives, and a mark prefers one": {
    text: `
# Option A: scale up
kubectl scale deploy/web --replicas=4

# Option B (recommended): roll back
kubectl rollout undo deploy/web

# Option C: ask the database team`,
    parts: [
      "2 «Option A: scale up» choice 0.0",
      "5 «Option B (recommended): roll back» choice 0.1*",
      "7 instruction: Option C: ask the database team",
    ],
  },
  "what stands between two options belongs to the first": {
    text: `
# Option 1: restart
systemctl restart web
# Look at it
systemctl status web
# Option 2: reboot
reboot
# Look at it
uptime`,
    parts: [
      "2 «Option 1: restart» choice 0.0",
      "4 «Look at it» choice 0.0",
      "6 «Option 2: reboot» choice 0.1",
      "8 «Look at it» choice 0.1",
    ],
  },
  "a condition counts for its own segment only": {
    text: `
# If the pods are stuck, delete them
kubectl delete pod web-1
# For staging
kubectl get pods
# Clean up (only if needed)
kubectl delete job old
# Check if the pods are ready
kubectl get pods`,
    parts: [
      "2 «If the pods are stuck, delete them» when(the pods are stuck)",
      "4 «For staging»",
      "6 «Clean up (only if needed)» when(needed)",
      "8 «Check if the pods are ready»",
    ],
  },
  "rules of dashes frame a title, and headers over groups are notes": {
    text: `
# ======
# Deploy
# ======
kubectl apply -f web.yaml

# Common causes:
# - no memory
# - no image`,
    parts: ["4 «Deploy»", "6-8 note: Common causes: / - no memory / - no image"],
  },
  "addresses are links": {
    text: `
# Look at the errors
open https://grafana.test/d/1
https://status.test/
kubectl get pods`,
    parts: ["1-2 link: Look at the errors: https://grafana.test/d/1", "3 link: https://status.test/", "4"],
  },
  "prompts tell commands from what came back": {
    text: `
$ kubectl logs web \\
>   --tail 5
line one
$ cat <<EOF
inside
EOF
inside
# and then
$ ls`,
    parts: ["1-2", "3 output: line one", "4-6", "7 output: inside", "9 «and then»"],
  },
  "a root prompt is no comment where lines of output stand between": {
    text: `
# systemctl status nginx
● nginx.service
# journalctl -u nginx -n 5
Nov 01 started`,
    parts: ["1", "2 output: ● nginx.service", "3", "4 output: Nov 01 started"],
  },
  "a printed table and a sentence are nobody's commands": {
    text: `
kubectl get pods
NAME    READY   STATUS
web-1   1/1     Running

Then open the dashboard and look at it.
kubectl get svc`,
    parts: [
      "1",
      "2-3 output: NAME    READY   STATUS / web-1   1/1     Running",
      "5 instruction: Then open the dashboard and look at it.",
      "6",
    ],
  },
  "a stray apostrophe does not swallow what follows": {
    text: `
echo Don't stop
# Then
grep 'a' b`,
    parts: ["1", "3 «Then»"],
  },
  "an elision is seen, and ranges and package patterns are none": {
    text: `
# A
export URL=postgres://...
# B
git log main...HEAD && go test ./...
# C
deploy --config ...`,
    parts: ["2 «A» elided", "4 «B»", "6 «C» elided"],
  },
  "an elision is seen within what is quoted": {
    text: `
# A
curl -H "Authorization: Bearer ..." https://api.test
# B
curl -d '{"on": "...", "for": 5}' https://api.test
# C
psql shop -c "DELETE FROM orders WHERE id IN (...)"
# D
ssh web-1 "cd /srv/web && ..."
# E
docker login -p "..." registry.test`,
    parts: ["2 «A» elided", "4 «B» elided", "6 «C» elided", "8 «D» elided", "10 «E» elided"],
  },
  "dots that are said, spread or matched leave nothing out": {
    text: `
# A
git commit -m "On the way..."
curl -d '{"text": "Deploying orders ..."}' https://chat.test
# B
node -e 'run([...hosts], {...settings})'
# C
git diff main...HEAD && grep -E "^(...)$" names && go test shop/...
# D
echo "loading..."`,
    parts: ["2-3 «A»", "5 «B»", "7 «C»", "9 «D»"],
  },
};

describe("parts of a fence", () => {
  test.each(Object.entries(cases))("%s", (_name, { text, parts }) => {
    expect(outlined(text)).toEqual(parts);
  });
});
