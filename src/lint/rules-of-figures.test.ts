/**
 * The rules about figures, ladders and windows over small runbooks in many wordings and shapes: those in
 * `cases/contradictions-of-figures.md` contradict themselves in one way each, with the line where it shows; those in
 * `cases/sound-figures.md` look alike and are sound.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadYaml, studyRunbook } from "../runbook/index.ts";
import { deskOf } from "./desk.ts";
import { noFacts } from "./facts.ts";
import { findingOf } from "./rule.ts";
import { rules } from "./rules.ts";

const parseYaml = await loadYaml();
const OURS = /^(?:GUARD|RULES|LADDER|WINDOWS?)_/;

interface Case {
  readonly what: string;
  /** "9 CODE", the line and the code; null where nothing is to be found. */
  readonly finds: string | null;
  readonly text: string;
}

function casesOf(name: string): readonly Case[] {
  const file = readFileSync(join(import.meta.dirname, name), "utf8");
  const cases = file.matchAll(/^## (.+)\n\n(?:Finds (.+)\.\n\n)?~~~~markdown\n([\s\S]*?)\n~~~~$/gm);
  return [...cases].map(([, what = "", finds, text = ""]) => ({
    what,
    finds: finds ?? null,
    text: `${text}\n`,
  }));
}

/** What is worth more than a note. */
function found(text: string): readonly string[] {
  const study = studyRunbook(text, { file: "deploy.md", parseYaml });
  const desk = deskOf(study, text, noFacts);
  return rules
    .filter(({ code }) => OURS.test(code))
    .flatMap((rule) => rule.find(desk).map((hit) => findingOf(rule, hit)))
    .filter(({ level }) => level !== "note")
    .map(({ code, span }) => `${span.lines[0]} ${code}`);
}

const contradictions = casesOf("cases/contradictions-of-figures.md");
const sound = casesOf("cases/sound-figures.md");

describe("rules of figures, ladders and windows", () => {
  it("have cases of both kinds", () => {
    expect(contradictions.length).toBeGreaterThanOrEqual(25);
    expect(sound.length).toBeGreaterThanOrEqual(25);
  });

  it.each(contradictions)("find $what: $finds", ({ finds, text }) => expect(found(text)).toEqual([finds]));
  it.each(sound)("take $what", ({ text }) => expect(found(text)).toEqual([]));
});
