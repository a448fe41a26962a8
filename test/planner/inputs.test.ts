/** Values of inputs: where they come from, what is said of those that are missing, wrong, unknown or unsafe. */
import { describe, expect, it } from "vitest";
import { command, front, input, planOf, question, readingOf, refusalOf, section } from "./reading-of.ts";

const codes = (
  diagnostics: readonly { readonly code: string; readonly level: string }[],
): readonly string[] => diagnostics.map(({ code, level }) => `${code} ${level}`);

const runOf = (plan: ReturnType<typeof planOf>, id = "deploy-2"): unknown => {
  const node = plan.nodes[id];
  return node?.kind === "step" ? node.effect.input.run : null;
};

const reading = (more: object = {}, frontValues: Record<string, string> = {}) =>
  readingOf(
    [
      section("Deploy"),
      input("version", { spellings: ["<version>", "$VERSION"], ...more }),
      command("deploy <version> $VERSION", { inputs: ["version"] }),
    ],
    { front: front({ values: frontValues }) },
  );

describe("inputs", () => {
  it("come from --set, then the front matter, then the runbook", () => {
    const text = (plan: ReturnType<typeof planOf>) => [runOf(plan), plan.inputs];
    expect(text(planOf(reading({ default: "c" }, { version: "b" }), { inputs: { VERSION: "a" } }))).toEqual([
      "deploy a $VERSION",
      { version: "a" },
    ]);
    expect(text(planOf(reading({ default: "c" }, { version: "b" })))).toEqual([
      "deploy b $VERSION",
      { version: "b" },
    ]);
    expect(text(planOf(reading({ default: "c" })))).toEqual(["deploy c $VERSION", { version: "c" }]);
    expect(planOf(reading({ default: "c" })).nodes["deploy-2"]).toMatchObject({
      effect: { input: { env: { VERSION: "c" } } },
    });
  });

  it("takes the environment for itself", () => {
    const parts = [
      input("environment", { options: ["staging", "production"] }),
      command("deploy <environment>", { inputs: ["environment"] }),
    ];
    expect(planOf(readingOf(parts), { environment: "staging" }).inputs).toEqual({ environment: "staging" });
    expect(codes(refusalOf(readingOf(parts), { environment: "dev" }))).toEqual([
      "RUNBOOK_INPUT_MISSING error",
    ]);
  });

  it("names all that are missing at once, each where it is first needed", () => {
    const missing = refusalOf(
      readingOf([
        section("Deploy"),
        input("version"),
        input("environment", { options: ["staging", "production"] }),
        command("a\nb -n shop-<environment>", { inputs: ["environment"], lines: [10, 11] }),
        command("c <version> <environment>", { inputs: ["version", "environment"], lines: [14, 14] }),
      ]),
    );
    expect(missing).toEqual([
      expect.objectContaining({
        code: "RUNBOOK_INPUT_MISSING",
        span: { lines: [11, 11] },
        what: "environment has no value",
        why: 'the shell would read "<environment>" as a redirection',
        fix: "pass --set environment=staging",
      }),
      expect.objectContaining({ span: { lines: [14, 14] }, what: "version has no value" }),
    ]);
  });

  it("warns of what the way back lacks, and lets the release begin", () => {
    const plan = planOf(
      readingOf([
        section("Deploy"),
        command("deploy"),
        section("Back", { role: "rollback", course: "rollback" }),
        input("backup"),
        command("restore <backup>", { inputs: ["backup"] }),
        section("Trouble", { role: "diagnose", course: "diagnose" }),
        input("pod"),
        command("kubectl logs <pod>", { inputs: ["pod"], danger: "read" }),
      ]),
    );
    expect(codes(plan.diagnostics)).toEqual(["RUNBOOK_INPUT_MISSING warning"]);
    expect(plan.nodes["back-2"]).toMatchObject({
      missing: ["backup"],
      effect: { input: { run: `restore "\${RUTTER_BACKUP}"`, asks: { RUTTER_BACKUP: "backup" } } },
    });
    expect(plan.courses.diagnose).toEqual([]);
  });

  it("does not ask for what only a reference uses", () => {
    const parts = [
      section("Deploy"),
      command("a"),
      section("Commands", { role: "reference", course: "none" }),
      input("pod"),
      command("logs <pod>", { inputs: ["pod"] }),
    ];
    expect(planOf(readingOf(parts)).diagnostics).toEqual([]);
  });

  it("refuses a name that it does not know, with the nearest", () => {
    const [unknown] = refusalOf(reading({ default: "1" }), { inputs: { verison: "2" } });
    expect(unknown).toMatchObject({ code: "RUNBOOK_INPUT_UNKNOWN", fix: 'did you mean "version"?' });
    expect(refusalOf(reading({ default: "1" }), { inputs: { color: "2" } })[0]?.fix).toBe("it needs version");
    expect(refusalOf(readingOf([command("a")]), { inputs: { color: "2" } })[0]?.fix).toBe(
      "this runbook needs no values",
    );
  });

  it("refuses a value that is not offered", () => {
    const [wrong] = refusalOf(reading({ options: ["blue", "green"] }), { inputs: { version: "gren" } });
    expect(wrong).toMatchObject({
      code: "RUNBOOK_INPUT_NOT_AN_OPTION",
      why: "it offers blue or green",
      fix: "pass --set version=green",
    });
    expect(planOf(reading({ options: ["blue", "green"] }), { inputs: { version: "blue" } }).inputs).toEqual({
      version: "blue",
    });
  });

  it("refuses one name for two things, and one thing under two names", () => {
    const two = readingOf([
      input("color", { options: ["blue", "green"] }),
      input("color", { options: ["red"] }),
      command("a"),
    ]);
    expect(refusalOf(two)[0]).toMatchObject({
      code: "RUNBOOK_INPUT_COLLISION",
      what: "color is blue or green on line 1 and red here",
      span: { lines: [2, 2] },
    });
    const narrower = readingOf([
      input("color", { options: ["blue", "green"] }),
      input("color", { options: ["green"] }),
      command("a"),
    ]);
    expect(codes(refusalOf(narrower, { inputs: { color: "blue" } }))).toEqual([
      "RUNBOOK_INPUT_NOT_AN_OPTION error",
    ]);
    expect(refusalOf(reading(), { inputs: { version: "1", VERSION: "2" } })[0]?.code).toBe(
      "RUNBOOK_INPUT_COLLISION",
    );
    expect(planOf(reading(), { inputs: { version: "1", VERSION: "1" } }).inputs).toEqual({ version: "1" });
  });

  it("refuses a value that cannot stand where it is used", () => {
    const parts = [
      input("version", { spellings: ["<version>"] }),
      command('ssh app-01 "deploy <version>"', { inputs: ["version"] }),
    ];
    expect(refusalOf(readingOf(parts), { inputs: { version: "1; reboot" } })[0]).toMatchObject({
      code: "RUNBOOK_INPUT_UNSAFE",
      what: "the value of version cannot stand here",
    });
  });

  it("keeps secrets as references", () => {
    const secret = { secret: "env:TOKEN" };
    const plan = planOf(reading({ spellings: ["<version>"] }), { inputs: { version: secret } });
    expect(plan.inputs).toEqual({ version: secret });
    expect(runOf(plan)).toBe(`deploy "\${RUTTER_VERSION}" $VERSION`);
    expect(JSON.stringify(plan)).toContain("env:TOKEN");
  });

  it("shows values in questions", () => {
    const parts = [input("version"), question("Version <version> is on the registry")];
    expect(planOf(readingOf(parts), { inputs: { version: "1.4.0" } }).items["top-2-q"]).toMatchObject({
      establishes: "Version 1.4.0 is on the registry",
    });
  });
});
