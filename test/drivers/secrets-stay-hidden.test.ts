/** A shell carries over what a step was given, a secret too: no later step shows it, in this process or the next. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { DriveAsked, Releases } from "../../src/app/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { alone, bash, type ReleaseStage, releaseStage, waitOf, yes } from "./release-stage.ts";
import { planOf, question, type StepGiven } from "./step-plan.ts";

const SECRET = 'Zebra-"Quiet"-77x';

let stage: ReleaseStage;

beforeEach(() => {
  stage = releaseStage();
});

afterEach(() => stage.close());

const withSecret = (run: string, secret = "env:MYVALUE"): StepGiven => {
  const { hand, input } = bash(run);
  return { hand, input: { ...input, env: { DBV: { secret } } } };
};

const open = (): Promise<Releases> => stage.open({ env: { ...process.env, MYVALUE: SECRET } });

/** Everything that is written of a release for people to see. */
async function written(releases: Releases, id: string): Promise<string> {
  const folder = join(stage.folder, "home", "releases", id);
  const logs = readdirSync(join(folder, "logs")).map((name) => join(folder, "logs", name));
  const files = [...logs, join(folder, "session", "here", "runs.jsonl")];
  return [...files.map((file) => readFileSync(file, "utf8")), ...(await releases.exported(id))].join("\n");
}

async function begun(releases: Releases, plan: Plan) {
  const seen: string[] = [];
  const onOutput: DriveAsked["onOutput"] = ({ text }) => seen.push(text);
  const id = await stage.start(releases, plan);
  const end = await (await releases.drive(id, { ...alone, onOutput })).end;
  return { id, end, seen };
}

/** What can be seen of it, with a little around it. */
const shown = (text: string): readonly string[] => text.match(/.{0,40}(?:Zebra|Quiet).{0,40}/g) ?? [];

it("is not shown by a later step that prints it, quoted or not, nor by one that fails", async () => {
  const releases = await open();
  const { id, seen } = await begun(
    releases,
    planOf({
      a: withSecret('true "$DBV"'),
      b: bash("declare -p DBV; env; set"),
      c: bash('echo "boom $DBV" >&2; false'),
    }),
  );
  const all = await written(releases, id);
  expect(all).toContain("boom ****");
  expect(shown(all + seen.join(""))).toEqual([]);
});

it("is not shown before the step that uses it, where the shell has it from its start", async () => {
  const releases = await open();
  const { id, seen } = await begun(releases, planOf({ a: bash('echo "$MYVALUE"'), b: withSecret("true") }));
  expect(shown((await written(releases, id)) + seen.join(""))).toEqual([]);
});

it("is not shown by the process that carries the release on, which gave it to no step", async () => {
  const plan = planOf({
    a: withSecret("true", "exec:cat kept"),
    q: question("All well?"),
    b: bash('echo "it is $DBV"'),
  });
  writeFileSync(join(stage.folder, "kept"), `${SECRET}\n`);
  const first = await open();
  const { id } = await begun(first, plan);
  await first.signal(id, { ...yes, about: await waitOf(first, id) });
  const other = await open();
  expect(await (await other.resume(id, alone)).end).toMatchObject({ exit: 0 });
  const all = await written(other, id);
  expect(all).toContain("it is ****");
  expect(shown(all)).toEqual([]);
});

it("keeps nothing that cannot be had any more from being carried on", async () => {
  const plan = planOf({
    a: withSecret("true", "exec:cat once && rm once"),
    q: question("All well?"),
    b: bash("echo on"),
  });
  const releases = await open();
  const id = await stage.start(releases, planOf({ a: bash("echo s3cr3t >once") }));
  await (await releases.drive(id, alone)).end;
  const { id: next } = await begun(releases, plan);
  await releases.signal(next, { ...yes, about: await waitOf(releases, next) });
  expect(await (await (await open()).resume(next, alone)).end).toMatchObject({ exit: 0 });
});
