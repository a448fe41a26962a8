/**
 * Every rule against the fixtures beside it: `x.bad.md` begins with a comment that says what the rule finds there and
 * where, `x.good.md` holds the same kinds of line written well, and `x.fixed.md`, for a rule with fixes, what `--fix`
 * makes of the bad one. `x.facts.json`, where there is one, is what is known of the world.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../base/index.ts";
import { loadYaml, studyRunbook } from "../runbook/index.ts";
import { deskOf } from "./desk.ts";
import { type Facts, noFacts } from "./facts.ts";
import { type Finding, findingOf, type Rule } from "./rule.ts";
import { rules } from "./rules.ts";

const FOLDER = join(import.meta.dirname, "rules");
const FINDS = /^<!-- finds ([^>]*?) -->/;
const parseYaml = await loadYaml();

/** The file of a rule, by the name of its export: `curlWithoutFail` stands in `curl-without-fail.ts`. */
const fileOf = new Map<Rule, string>();
for (const name of readdirSync(FOLDER).filter((each) => /^[a-z0-9-]+\.ts$/.test(each))) {
  const exported: Record<string, unknown> = await import(join(FOLDER, name));
  for (const rule of rules)
    if (Object.values(exported).includes(rule)) fileOf.set(rule, name.replace(/\.ts$/, ""));
}

const pathOf = (rule: Rule, ending: string): string => join(FOLDER, `${fileOf.get(rule)}${ending}`);
const fixture = (rule: Rule, ending: string): string => readFileSync(pathOf(rule, ending), "utf8");

interface FactsFile {
  readonly today?: string;
  readonly repository?: { folder: string; paths: object; anchors: object; npmScripts: object };
  readonly configuration?: {
    figures: string[];
    queries: object;
    zone: string | null;
    environments: string[];
  };
}

function factsOf(rule: Rule): Facts {
  if (!existsSync(pathOf(rule, ".facts.json"))) return noFacts;
  const { today, repository, configuration } = JSON.parse(fixture(rule, ".facts.json")) as FactsFile;
  const map = <Value>(object: object): ReadonlyMap<string, Value> => new Map(Object.entries(object));
  return {
    today: today ?? null,
    repository:
      repository === undefined
        ? null
        : {
            folder: repository.folder,
            paths: map(repository.paths),
            anchors: map(repository.anchors),
            npmScripts: map(repository.npmScripts),
          },
    configuration:
      configuration === undefined ? null : { ...configuration, queries: map(configuration.queries) },
  };
}

function found(rule: Rule, text: string): readonly Finding[] {
  const study = studyRunbook(text, { file: "fixture.md", parseYaml });
  const hits = rule.find(deskOf(study, text, factsOf(rule))).map((hit) => findingOf(rule, hit));
  return hits.sort((a, b) => placeIn(a) - placeIn(b));
}

/** Line and column as one number, to sort by. */
const placeIn = ({ span: { lines, columns } }: Finding): number => lines[0] * 1e6 + (columns?.[0] ?? 0);

const placeOf = ({ span: { lines, columns } }: Finding): string =>
  `${lines[0] === lines[1] ? lines[0] : `${lines[0]}-${lines[1]}`}${columns === undefined ? "" : `:${columns[0]}-${columns[1]}`}`;

describe("rules", () => {
  it("stand in a file each, every file of the folder among them", () => {
    const files = readdirSync(FOLDER).filter((name) => /^[a-z0-9-]+\.ts$/.test(name));
    expect([...fileOf.values()].map((name) => `${name}.ts`).sort()).toEqual(files.sort());
    expect(rules.length).toBeGreaterThan(0);
  });

  it("have a code each", () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  });
});

describe.each(rules.map((rule) => [rule.code, rule] as const))("%s", (_, rule) => {
  it("finds in the bad text what its first line says, and nothing else", () => {
    const text = fixture(rule, ".bad.md");
    const wanted = FINDS.exec(text)?.[1]?.split(", ") ?? [];
    expect(wanted.length).toBeGreaterThan(0);
    expect(found(rule, text).map(placeOf)).toEqual(wanted);
  });

  it("finds nothing in the good text", () => {
    const hits = found(rule, fixture(rule, ".good.md"));
    expect(hits.map((hit) => `${placeOf(hit)} ${hit.what}`)).toEqual([]);
  });

  it("says what, why and what to do in a line each", () => {
    for (const { what, why, fix } of found(rule, fixture(rule, ".bad.md")))
      for (const said of [what, why, fix]) expect(said).toMatch(/^(?![A-Z][a-z]+ [a-z]).{8,200}[^.\s]$/);
  });

  const bad = fixture(rule, ".bad.md");
  const edits = found(rule, bad).flatMap((finding) => finding.edits);
  if (edits.length === 0 && !existsSync(pathOf(rule, ".fixed.md"))) return;
  it("is fixed as shown, and then lints clean", () => {
    const { text, made } = applyEdits(bad, edits);
    expect(made).toBe(edits.length);
    expect(text).toBe(fixture(rule, ".fixed.md"));
    const left = found(rule, text).filter((finding) => finding.edits.length > 0);
    expect(left.map(placeOf)).toEqual([]);
  });
});
