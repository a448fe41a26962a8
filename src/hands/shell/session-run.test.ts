import { describe, expect, it } from "vitest";
import { type Expect, type ShellInput, type TextOrSecret, textOrSecret } from "../../effect/index.ts";
import type { SessionEnd } from "../../session/index.ts";
import { outcomeOf } from "./outcome-of.ts";
import { placeOf, type RunGiven, sessionRun } from "./session-run.ts";

const input = (run: string, more: Partial<ShellInput> = {}): ShellInput => ({
  run,
  commands: run.split("\n").map((text, line) => ({ text, line, answers: [] })),
  language: "bash",
  host: null,
  inside: null,
  through: [],
  opens: null,
  script: false,
  args: [],
  endless: false,
  env: {},
  asks: {},
  ...more,
});

const rest = { id: "s1", aside: false, timeoutMs: 1000, log: "s1.log" };

function run(asked: ShellInput, more: Partial<RunGiven> = {}): ReturnType<typeof sessionRun> {
  const texts = Object.entries(asked.env).map(([name, value]) => [name, textOf(value)] as const);
  const args = asked.args.map((value, place) => [`$${place + 1}`, textOf(value)] as const);
  const opened = { values: Object.fromEntries([...texts, ...args]), hidden: [] };
  return sessionRun({ input: asked, opened, expect: [], rest, ...more });
}

const textOf = (value: TextOrSecret): string => {
  const read = textOrSecret.parse(value);
  return typeof read === "string" ? read : `value of ${read.secret}`;
};

describe("sessionRun", () => {
  it("takes the commands with the statuses that end nothing, and what to look for", () => {
    const asked = input("ls\ngrep x f", { env: { A: "1" } });
    const wanted: readonly Expect[] = [
      { kind: "contains", text: "ok" },
      { kind: "exit", code: 3 },
    ];
    expect(run(asked, { expect: wanted })).toEqual({
      ...rest,
      commands: [
        { text: "ls", answers: [] },
        { text: "grep x f", answers: [3] },
      ],
      script: null,
      client: null,
      env: { A: "1" },
      mask: [],
      looks: [{ kind: "contains", text: "ok" }],
    });
  });

  it("gives a script its arguments", () => {
    const asked = input('echo "$1"', { script: true, args: ["a b", { secret: "env:X" }] });
    expect(run(asked)).toMatchObject({ script: { args: ["a b", "value of env:X"] } });
  });

  it("feeds a client what no shell reads, through the line that opens it", () => {
    const asked = input(`alter user \${RUTTER_USER};`, {
      inside: "psql",
      host: "db",
      through: [`ssh \${RUTTER_HOST}`, "docker exec -it db psql shop"],
      env: { RUTTER_USER: "app", RUTTER_HOST: "db-01" },
      asks: { RUTTER_USER: "user" },
    });
    expect(run(asked)).toMatchObject({
      commands: [{ text: "alter user app;" }],
      client: "docker exec -i db psql shop",
    });
    expect(placeOf(asked, { RUTTER_HOST: "db-01" })).toEqual({ host: "db", through: ["ssh db-01"] });
  });

  it("opens a place without a terminal", () => {
    expect(run(input("docker exec -it app bash", { opens: "app" }))).toMatchObject({
      commands: [{ text: "docker exec -i app bash" }],
    });
  });

  it("begins nothing that lacks a value, or has one that could be more", () => {
    const why = (more: Partial<ShellInput>) => {
      const result = run(input("ls", more));
      return "why" in result ? result.why : null;
    };
    expect(why({ asks: { RUTTER_X: "revision" } })).toBe("nobody has given a value for revision");
    expect(why({ asks: { RUTTER_X: "revision" }, env: { RUTTER_X: "1; reboot" } })).toContain(
      "revision cannot be used",
    );
    expect(why({ asks: { 2: "version" }, args: ["a", "--all"] })).toContain("version cannot be used");
    expect(why({ asks: { 2: "version" }, args: ["a", "1.4"], script: true })).toBeNull();
    expect(why({ env: { A: "\u0000" } })).toContain("no variable can hold");
    const quote = input(`\${RUTTER_P}`, {
      inside: "psql",
      through: ["psql"],
      env: { RUTTER_P: { secret: "env:P" } },
    });
    expect(run(quote, { opened: { values: { RUTTER_P: "it's" }, hidden: ["it's"] } })).toMatchObject({
      why: expect.stringContaining("it has a quote"),
    });
    expect(run(input("ls"), { expect: [{ kind: "rows", count: 1 }] })).toHaveProperty("why");
  });
});

const end: SessionEnd = {
  state: "done",
  exit: 0,
  signal: null,
  command: 1,
  ms: 12,
  bytes: 40,
  cut: false,
  tail: ["one", "two"],
  held: [],
  digest: "0af",
  notes: [],
};

describe("outcomeOf", () => {
  const outcome = (more: Partial<SessionEnd>, expected: readonly Expect[] = []) =>
    outcomeOf({
      input: input("ls\n./deploy"),
      expect: expected,
      end: { ...end, ...more },
      log: 40,
      hidden: ["two"],
    });

  it("is done where all held, with figures and the last lines", () => {
    expect(outcome({})).toEqual({
      state: "done",
      data: {
        exit: 0,
        signal: null,
        ms: 12,
        bytes: 40,
        cut: false,
        command: 1,
        line: 1,
        digest: "0af",
        log: 40,
      },
      evidence: ["one", "****"],
    });
  });

  it("says which command of several failed", () => {
    expect(outcome({ state: "failed", exit: 2 }).evidence.at(-1)).toBe("command 2 of 2: ./deploy");
    expect(outcome({ state: "failed", exit: null, signal: "SIGKILL" }).evidence.slice(-2)).toEqual([
      "ended by SIGKILL",
      "command 2 of 2: ./deploy",
    ]);
  });

  it("is failed where an expectation did not hold, whatever the status", () => {
    const wanted: readonly Expect[] = [
      { kind: "contains", text: "a" },
      { kind: "exit", code: 3 },
      { kind: "matches", pattern: "^b$" },
      { kind: "equals", text: "c" },
    ];
    expect(outcome({ held: [true, true, true] }, wanted)).toMatchObject({
      state: "failed",
      evidence: ["one", "****", "exit status 0 and not 3"],
    });
    expect(outcome({ exit: 3, held: [true, true, true] }, wanted)).toMatchObject({ state: "done" });
    expect(outcome({ exit: 3, held: [false, true] }, wanted).evidence.slice(2)).toEqual([
      'its output does not contain "a"',
      'its output is not "c"',
    ]);
  });
});
