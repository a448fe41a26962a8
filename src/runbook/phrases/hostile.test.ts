import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAction, takeArmed } from "./actions.ts";
import { readApproval } from "./approval.ts";
import { readCondition } from "./condition.ts";
import { readContact } from "./contact.ts";
import { readExpectation } from "./expectation.ts";
import { isImperative } from "./imperative.ts";
import { readLadder, readRung } from "./ladder.ts";
import { readLater } from "./later.ts";
import { readGroupLead } from "./lead.ts";
import { plainText } from "./plain.ts";
import { isRule, ruleWithin } from "./rule.ts";
import { readSoak, readWait } from "./soak.ts";
import { subjectOf } from "./subject.ts";
import { readTarget } from "./target.ts";
import { readTrigger } from "./trigger.ts";
import { readWindow } from "./window.ts";

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ["readCondition, bad", (text) => readCondition(text, { sense: "bad" })],
  ["readCondition, good", (text) => readCondition(text, { sense: "good" })],
  ["readTrigger", (text) => readTrigger(text, { sense: "bad", action: "rollback", holdMs: 1000 })],
  ["readTrigger, unlisted", (text) => readTrigger(text, { sense: "bad" })],
  ["readGroupLead", readGroupLead],
  ["readAction", readAction],
  ["takeArmed", (text) => takeArmed(text.slice(0, 400))],
  ["readTarget", readTarget],
  ["readSoak", readSoak],
  ["readWait", readWait],
  ["readLadder", readLadder],
  ["readRung", readRung],
  ["readWindow", readWindow],
  ["readApproval", readApproval],
  ["readContact", readContact],
  ["readLater", readLater],
  ["isImperative", isImperative],
  ["readExpectation", readExpectation],
  ["plainText", plainText],
  ["subjectOf", subjectOf],
  ["isRule", (text) => isRule(text, "error rate")],
  ["ruleWithin", ruleWithin],
];

const WORDS = [
  "error rate", "rollback", "if", "any of the following", "p95", "baseline", ">", "5%", "10 min", "for", "or", "and",
  "(", ")", "→", "-", ":", ",", "the", "approval", "required", "by", "SRE", "Mon", "Fri", "9am", "17:00", "ET", "wait",
  "monitor", "within", "not", "do", "100%", "traffic", "`", "**", "_", "|", "<b>", "[", "](", "âœ…", "should", "return", "200",
]; // biome-ignore format: a list of words

const MEGABYTE = 1_000_000;
const UNITS = [
  "-",
  "a ",
  "> ",
  "5",
  "5% ",
  "(5% ",
  "[a",
  "](",
  "_a",
  "`",
  "**",
  "<a ",
  "a-",
  "if ",
  "word.",
  "|--",
  "\u0000",
  "é",
  "â",
  ", ",
  "1,",
  "10-",
  "not ",
  "\u{1F6A8}",
  "&lt;",
];

describe.each(READERS)("%s", (_, read) => {
  it("never throws on any text", () => {
    fc.assert(fc.property(fc.string({ maxLength: 200, unit: "binary" }), (text) => void read(text)));
  });

  it("never throws on words of runbooks in any order", () => {
    const phrase = fc.array(fc.constantFrom(...WORDS), { maxLength: 24 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(phrase, (text) => void read(text)),
      { numRuns: 300 },
    );
  });

  it("takes no longer for a line of one megabyte than a line of one megabyte needs", () => {
    for (const unit of UNITS) {
      const text = unit.repeat(Math.ceil(MEGABYTE / unit.length));
      const begun = performance.now();
      read(text);
      read(`error rate > 5% ${text}`);
      expect(performance.now() - begun, `repeats of ${JSON.stringify(unit)}`).toBeLessThan(4000);
    }
  });
});
