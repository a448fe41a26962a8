import { describe, expect, test } from "vitest";
import { outline } from "./part-outline.ts";
import { emptyContext } from "./places.ts";
import { readShell } from "./read-shell.ts";

const outlined = (text: string): string[] =>
  readShell(text.replace(/^\n/, ""), emptyContext, { language: "bash" }).parts.map(outline);

const cases: Readonly<Record<string, { readonly text: string; readonly parts: readonly string[] }>> = {
  "a comment titles what stands under it, number and step taken off": {
    text: `
# 1. Look at the pods
kubectl get pods

kubectl get svc
# Step 2: Restart
kubectl rollout restart deploy/web`,
    parts: ["2-4 «Look at the pods»", "6 «Restart»"],
  },
  "a trailing comment, a heredoc, a loop, a string and a continuation do not split": {
    text: `
git status   # expect: clean
cat <<EOF | kubectl apply -f -
# not a comment of the shell
kind: Pod
EOF
for i in 1 2; do
  # inside
  echo "$i
# quoted"
done
ls \\
  -la`,
    parts: ["1-12"],
  },
  "a sleep of its own is a wait; inside something else it is not": {
    text: `
echo "waiting"
sleep 5m
for i in 1 2; do sleep 3; done
sleep $PAUSE
# Let it settle
sleep 90`,
    parts: ["1", "2 wait 300s", "3-4", "6 wait 90s"],
  },
  "a comment that says only to wait is a wait; over a command that waits it is the title": {
    text: `
kubectl apply -f web.yaml
# Wait for 30 s
kubectl get pods
# Wait 2 minutes for the rollout
kubectl rollout status deploy/web --timeout=2m`,
    parts: ["1", "2 wait 30s", "3", "5 «Wait 2 minutes for the rollout»"],
  },
  "what a comment expects belongs to the command above": {
    text: `
curl -s http://web/health
# Expected: {"status":"ok"}
curl -s http://web/version
# → v2

# Should return 3 rows
psql -c 'SELECT 1'`,
    parts: [
      "1",
      '2 expectation: Expected: {"status":"ok"}',
      "3",
      "4 expectation: → v2",
      "7 «Should return 3 rows»",
    ],
  },
  "a note is no task, and noting something down is": {
    text: `
kubectl get pods
# Note: takes a minute

# Note the revision
`,
    parts: ["1", "2 note: Note: takes a minute", "4 instruction: Note the revision"],
  },
  "several lines of expected output are one expectation, and pasted JSON is output": {
    text: `
kubectl get pods
# Expected output:
# NAME    READY
# web-1   1/1

curl http://web/health
# Expected:
{
  "status": "ok"
}`,
    parts: [
      "1",
      "2-4 expectation: Expected output: / NAME    READY / web-1   1/1",
      "6",
      "7 expectation: Expected:",
      '8-10 output: { /   "status": "ok" / }',
    ],
  },
  "comments with nothing under them ask a person, one by one, lists kept together": {
    text: `
# Stop application traffic
# Disable the health checks

# Quick look
curl http://web
# Check the dashboard
# - error rate
# - latency`,
    parts: [
      "1 instruction: Stop application traffic",
      "2 instruction: Disable the health checks",
      "5 «Quick look»",
      "6-8 instruction: Check the dashboard / - error rate / - latency",
    ],
  },
};

describe("parts of a fence", () => {
  test.each(Object.entries(cases))("%s", (_name, { text, parts }) => {
    expect(outlined(text)).toEqual(parts);
  });
});

describe("commands that hold up what follows", () => {
  const runs = (text: string) =>
    readShell(text, emptyContext, { language: "bash" }).parts.map((part) =>
      part.kind === "command" ? [part.run, part.endless, part.when] : part.kind,
    );

  test("stand alone, so that the next one is reached", () => {
    expect(runs("kubectl port-forward svc/a 8080:80\ncurl -f localhost:8080/health\nnpm test")).toEqual([
      ["kubectl port-forward svc/a 8080:80", true, null],
      ["curl -f localhost:8080/health\nnpm test", false, null],
    ]);
  });

  test("keep the condition of the comment over them all", () => {
    expect(runs("# If pods hang\nkubectl logs -f a\nkubectl delete pod a").map((part) => part[2])).toEqual([
      "pods hang",
      "pods hang",
    ]);
  });
});
