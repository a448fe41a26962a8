/** With a real session: what was put into the plan arrives in bash, and what bash says arrives in the outcome. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RutterError } from "../../base/index.ts";
import type { Expect, HandContext, Outcome, ShellInput } from "../../effect/index.ts";
import { openSession, type Session } from "../../session/index.ts";
import { shellHand } from "./shell-hand.ts";
import { transportFor } from "./transport-for.ts";

const folder = mkdtempSync(join(tmpdir(), "rutter-hand-"));
let session: Session;

beforeAll(async () => {
  for (const name of ["s", "cwd"]) mkdirSync(join(folder, name), { mode: 0o700 });
  session = await openSession({
    folder: join(folder, "s"),
    cwd: join(folder, "cwd"),
    env: { PATH: process.env.PATH ?? "" },
    transport: transportFor(null, []),
  });
});
afterAll(async () => {
  await session.end();
  rmSync(folder, { recursive: true });
});

const hand = shellHand({
  sessionFor: async ({ host }) => {
    if (host === null) return session;
    throw new RutterError({
      code: "SESSION_HOST_UNREACHABLE",
      what: `${host} ended`,
      why: "not begun",
      fix: "try it",
    });
  },
  logFor: (_, effect) => join(folder, `${effect}.log`),
});

let ids = 0;

interface Given extends Partial<ShellInput> {
  readonly answers?: readonly number[];
  readonly expect?: readonly Expect[];
  readonly aside?: boolean;
}

/** Each line is a command of its own. */
function given(run: string, { answers = [], expect: expected = [], aside = false, ...more }: Given) {
  const input: ShellInput = {
    run,
    commands: run.split("\n").map((text, line) => ({ text, line, answers })),
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
  };
  ids += 1;
  const context: HandContext = {
    release: "r",
    effect: { id: `step-${ids}`, hand: "shell" },
    deadlineMs: 20_000,
    signal: new AbortController().signal,
    expect: expected,
    aside,
    log: () => undefined,
    progress: () => undefined,
    secret: async () => "s3cr3t-4711",
  };
  return { input, context };
}

async function perform(run: string, more: Given = {}): Promise<Outcome> {
  const { input, context } = given(run, more);
  return hand.perform(input, context);
}

describe("shellHand", () => {
  it("carries folder and variables from step to step, and not out of a copy", async () => {
    await perform("mkdir -p sub\ncd sub\nV=1");
    expect(await perform('echo "$V $(basename "$PWD")"')).toMatchObject({
      state: "done",
      evidence: ["1 sub"],
    });
    await perform("V=2; cd /", { aside: true });
    expect(await perform('echo "$V $(basename "$PWD")"')).toMatchObject({ evidence: ["1 sub"] });
    await perform("cd ..");
  });

  it("stops at the first command that fails, and says which it was", async () => {
    const outcome = await perform("echo one\nfalse\ntouch reached");
    expect(outcome).toMatchObject({ state: "failed", data: { exit: 1, command: 1, line: 1 } });
    expect(outcome.evidence).toEqual(["one", "command 2 of 3: false"]);
    expect(existsSync(join(folder, "cwd", "reached"))).toBe(false);
  });

  it("takes a status for an answer where the plan says so", async () => {
    expect(await perform("false\necho on", { answers: [1] })).toMatchObject({
      state: "done",
      evidence: ["on"],
    });
    const exits: readonly Expect[] = [{ kind: "exit", code: 3 }];
    expect(await perform("(exit 3)", { expect: exits })).toMatchObject({ state: "done", data: { exit: 3 } });
    expect(await perform("true", { expect: exits })).toMatchObject({ state: "failed", data: { exit: 0 } });
  });

  it("gives values, secrets and what was asked for, and shows no secret", async () => {
    const outcome = await perform('echo "$VERSION $RUTTER_PW $RUTTER_REVISION" | tee said', {
      env: { VERSION: "1.4 rc", RUTTER_PW: { secret: "env:PW" }, RUTTER_REVISION: "42" },
      asks: { RUTTER_REVISION: "revision" },
    });
    expect(outcome.evidence).toEqual(["1.4 rc **** 42"]);
    expect(readFileSync(join(folder, "cwd", "said"), "utf8")).toBe("1.4 rc s3cr3t-4711 42\n");
    const scripted = await perform('echo "$#: $1, $2"; exit 0', { script: true, args: ["a b", "c"] });
    expect(scripted).toMatchObject({ state: "done", evidence: ["2: a b, c"] });
  });

  it("feeds a client, with the values that no shell puts in", async () => {
    const outcome = await perform(`select '\${RUTTER_USER}' $HOME;`, {
      inside: "cat",
      through: ["cat"],
      env: { RUTTER_USER: "app" },
      asks: { RUTTER_USER: "user" },
    });
    expect(outcome).toMatchObject({ state: "done", evidence: ["select 'app' $HOME;"] });
  });

  it("shows that a place can be opened, and goes on where it was", async () => {
    expect(await perform("bash --norc -i", { opens: "here" })).toMatchObject({
      state: "done",
      data: { exit: 0 },
    });
    expect(await perform("sh -c 'exit 9'", { opens: "here" })).toMatchObject({
      state: "failed",
      data: { exit: 9 },
    });
  });

  it("begins nothing on a host that cannot be reached", async () => {
    expect(await perform("touch never", { host: "app-01" })).toMatchObject({
      state: "failed",
      data: { code: "SESSION_HOST_UNREACHABLE" },
      evidence: ["app-01 ended", "not begun", "try it"],
    });
    const { input, context } = given("touch never", { host: "app-01" });
    expect(await hand.probe?.(input, context)).toMatchObject({ state: "unknown", why: "app-01 ended" });
  });

  it("says that it did not begin where its turn never came", async () => {
    const before = perform("sleep 1");
    const { input, context } = given("touch too-late", {});
    const outcome = await hand.perform(input, { ...context, signal: AbortSignal.timeout(300) });
    expect(outcome).toMatchObject({ state: "cancelled", data: { begun: false } });
    expect((await before).data).not.toHaveProperty("begun");
    expect(existsSync(join(folder, "cwd", "too-late"))).toBe(false);
    const called = given("true", {});
    const off = { ...called.context, signal: AbortSignal.abort() };
    expect(await hand.perform(called.input, off)).toMatchObject({
      state: "cancelled",
      data: { begun: false },
    });
  });

  it("tells afterwards how it ended, even when the secret is gone", async () => {
    const { input, context } = given("echo there\nfalse", { env: { RUTTER_PW: { secret: "env:PW" } } });
    expect(await hand.probe?.(input, context)).toEqual({ state: "not-begun" });
    const outcome = await hand.perform(input, context);
    const gone = async (): Promise<never> => {
      throw new RutterError({ code: "X", what: "gone", why: "", fix: "" });
    };
    expect(await hand.probe?.(input, { ...context, secret: gone })).toEqual({ state: "happened", outcome });
  });
});
