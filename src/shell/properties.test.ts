import fc from "fast-check";
import { expect, test } from "vitest";
import { findPlaceholders } from "./find-placeholders.ts";
import { judgeSql } from "./judge-sql.ts";
import { looksLikeCommand } from "./looks-like-command.ts";
import { emptyContext } from "./places.ts";
import { judgeCommand, readShell } from "./read-shell.ts";

const line = fc.constantFrom(
  ...'|ls -la|kubectl get pods -w|# Check it|# 1. Deploy|# Or|# Option A: x|# Option B|# If bad|# Expected: ok|# Wait 5 minutes|sleep 5|sleep $X|# ---|psql shop|\\q|SELECT \'a;|exit|ssh a@b|cat <<EOF|EOF|for i in 1 2; do|done|if x; then|fi|f() {|}|echo "open|echo Don\'t|$ ls|> more|NAME  READY  AGE|{|  "a": 1|Then do it by hand.|https://a.test|alias a=b|a $1|`x`|$(y)|<pod> {X}|git push --force \\|  --x|#!/bin/sh|set -e|✅ done|:|#|# ...|-- sql|A=1|export B=$A|))|&&'.split(
    "|",
  ),
  "a | b",
  "a || b",
);
const text = fc.array(line, { maxLength: 25 }).map((lines) => lines.join("\n"));

test("every line that is not blank is in exactly one part or title of a shell text", () => {
  fc.assert(
    fc.property(text, fc.constantFrom("bash", ""), (written, language) => {
      const reading = readShell(written, emptyContext, { language });
      if (reading.nature !== "shell" && reading.nature !== "settings") return;
      const lines = written.split("\n");
      const taken = lines.map(() => 0);
      for (const part of reading.parts) {
        const title = "titleLines" in part ? part.titleLines : null;
        for (const [first, last] of title === null ? [part.lines] : [part.lines, title]) {
          expect(first).toBeGreaterThanOrEqual(1);
          expect(last).toBeLessThanOrEqual(lines.length);
          for (let at = first; at <= last; at++) taken[at - 1] = (taken[at - 1] ?? 0) + 1;
        }
      }
      const shebang = /^\s*#!/.test(lines.find((each) => each.trim() !== "") ?? "");
      const missed = lines.filter(
        (each, at) => each.trim() !== "" && taken[at] === 0 && !each.startsWith("#!"),
      );
      expect(shebang ? missed.filter((each) => each !== "#") : missed).toEqual([]);
      expect(Math.max(0, ...taken)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

test("parts stand in the order of their lines", () => {
  fc.assert(
    fc.property(text, (written) => {
      const firsts = readShell(written, emptyContext, { language: "bash" }).parts.map(
        (part) => ("titleLines" in part ? part.titleLines : null)?.[0] ?? part.lines[0],
      );
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});

test("nothing that can be written makes it throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (written) => {
      for (const language of ["bash", ""]) readShell(written, emptyContext, { language });
      judgeCommand(written);
      judgeSql(written);
      looksLikeCommand(written);
      findPlaceholders(written);
    }),
    { numRuns: 300 },
  );
});

const openers =
  '"|\'|(|$(|${|`|{|((|[[ |if |case x in |"$(|$((|for x in |a && |<(|f() {|[|>(|a;|! |time |while true; do |<a|{a|your-|____|XXX |* |sudo |bash -c \'|\\|é|<<A\n|\\\n|# a\n|x\n|psql\n\\q\n|$ ls\n|# Or\nls\n|# Option A\nls\n|sleep 1\n|KEY=v\n|{\n"a":\n|NAME  READY\n|ssh h\nexit\n|don\'t\n|echo "x\n'.split(
    "|",
  );

test.each(openers)(
  "fifty thousand of %j come back, in linear time",
  (opener) => {
    const time = (times: number): number => {
      // The processor's time, for others may need the machine.
      const start = process.cpuUsage();
      readShell(opener.repeat(times), emptyContext, { language: "bash" });
      judgeCommand(opener.repeat(times));
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    // A quadratic reader would take minutes here.
    expect(time(50_000)).toBeLessThan(20_000);
  },
  120_000,
);
