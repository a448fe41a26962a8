/**
 * Hazards as people leave them in runbooks, each to be found where it stands, and sound texts that are left
 * alone. The cases are the Markdown files of `field`: `⟵ CODE` behind a line says where a finding of that code
 * may begin, any one of such lines will do, and the mark is taken off before the text is read.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint, noFacts } from "../../src/lint/index.ts";
import { loadYaml, studyRunbook } from "../../src/runbook/index.ts";

type Facts = Parameters<typeof lint>[2]["facts"];

interface Hazard {
  readonly code: string;
  readonly lines: readonly number[];
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly facts: Facts;
  readonly hazards: readonly Hazard[];
}

const FOLDER = join(import.meta.dirname, "field");
const FILE = "runbooks/case.md";
const CASE = /^# (.+)\n[^~]*?^~{5}markdown ?([a-z]*)\n([\s\S]*?)^~{5}$/gm;
const MARK = /[ \t]*⟵ ([A-Z_]+)$/;

const today: Facts = { ...noFacts, today: "2026-11-21" };

const repository: Facts["repository"] = {
  folder: "runbooks",
  paths: new Map([
    ["scripts/smoke.sh", "file"],
    ["runbooks/scripts/smoke.sh", "missing"],
    ["scripts/deploy.sh", "missing"],
    ["runbooks/scripts/deploy.sh", "missing"],
    ["scripts/rollback.sh", "missing"],
    ["runbooks/scripts/rollback.sh", "missing"],
    ["runbooks/incident.md", "file"],
    ["runbooks/rollback.md", "file"],
    ["runbooks/database-restore.md", "missing"],
    ["docs/oncall.md", "missing"],
    ["tools/check-billing.sh", "missing"],
    ["runbooks/tools/check-billing.sh", "missing"],
    ["bin/restart.sh", "missing"],
    ["runbooks/bin/restart.sh", "missing"],
  ]),
  anchors: new Map([
    ["runbooks/incident.md", ["incidents", "opening", "closing"]],
    ["runbooks/rollback.md", ["rolling-back"]],
  ]),
  npmScripts: new Map([["", ["build", "migrate:latest", "test"]]]),
};

const configuration: Facts["configuration"] = {
  figures: ["error rate"],
  queries: new Map([["error rate", 'rate(http_requests_total{status=~"5.."}[5m])']]),
  zone: null,
  environments: ["production"],
};

function factsNamed(word: string): Facts {
  if (word === "repository") return { ...today, repository };
  if (word === "metrics") return { ...today, configuration };
  if (word === "") return today;
  throw new Error(`No facts are called ${word}.`);
}

function casesOf(file: string): readonly Case[] {
  const written = readFileSync(join(FOLDER, file), "utf8");
  return [...written.matchAll(CASE)].map(([, name = "", word = "", marked = ""]) => {
    const lines = marked.split("\n");
    return {
      name,
      text: lines.map((line) => line.replace(MARK, "")).join("\n"),
      facts: factsNamed(word),
      hazards: hazardsOf(lines),
    };
  });
}

function hazardsOf(lines: readonly string[]): readonly Hazard[] {
  const marks = lines.flatMap((line, index) => {
    const code = MARK.exec(line)?.[1];
    return code === undefined ? [] : [{ code, line: index + 1 }];
  });
  return [...new Set(marks.map(({ code }) => code))].map((code) => ({
    code,
    lines: marks.filter((mark) => mark.code === code).map(({ line }) => line),
  }));
}

const parseYaml = await loadYaml();

const findingsOf = ({ text, facts }: Case): ReturnType<typeof lint> =>
  lint(studyRunbook(text, { file: FILE, parseYaml }), text, { facts, levels: new Map() });

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".md"));
const cases = files.flatMap(casesOf);
const hazards = cases.flatMap((one) =>
  one.hazards.map(({ code, lines }) => [code, one.name, lines, one] as const),
);
const sound = cases.filter((one) => one.hazards.length === 0).map((one) => [one.name, one] as const);

describe("the cases", () => {
  it("are all read, and enough", () => {
    const headings = files.flatMap(
      (file) => readFileSync(join(FOLDER, file), "utf8").match(/^~{5}markdown/gm) ?? [],
    );
    expect(cases.length).toBe(headings.length);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(hazards.length).toBeGreaterThanOrEqual(75);
    expect(sound.length).toBeGreaterThanOrEqual(25);
  });
});

describe("a hazard is found where it stands", () => {
  it.each(hazards)("%s: %s", (code, _name, lines, one) => {
    const found = findingsOf(one);
    const told = found.map((finding) => `${finding.span.lines[0]} ${finding.code}`);
    const wanted = lines.map((line) => `${line} ${code}`);
    expect(
      told.some((line) => wanted.includes(line)),
      `wanted ${wanted.join(" or ")}, found: ${told.join("; ") || "nothing"}`,
    ).toBe(true);
  });
});

describe("a sound text is left alone", () => {
  it.each(sound)("%s", (_name, one) => {
    const cries = findingsOf(one).filter(({ level }) => level !== "note");
    expect(cries.map((cry) => `${cry.span.lines[0]} ${cry.code}: ${cry.what}`).join("\n")).toBe("");
  });
});
