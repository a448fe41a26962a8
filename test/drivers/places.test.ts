/** Where lines run when they run for real: as the user that the runbook became, and without a terminal. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Releases } from "../../src/app/index.ts";
import { alone, bash, type ReleaseStage, releaseStage } from "./release-stage.ts";
import { planOf, type StepGiven } from "./step-plan.ts";

let stage: ReleaseStage;
let releases: Releases;

/** Says in `WHO` which user it was asked for; without `-n` it would ask for a password. */
const SUDO = `#!/bin/bash
[ "$1" = -n ] || exit 9
shift
user=root
while [ $# -gt 0 ]; do case $1 in -u) user=$2; shift; [ "$user" = stranger ] && { echo "sudo: a password is required" >&2; exit 1; };; -i) cd "$HOMES/$user" || exit 1;; *) break;; esac; shift; done
WHO=$user "$@"
`;

/** Refuses as docker does where there is no terminal. */
const DOCKER = `#!/bin/bash
for word; do [ "$word" = -it ] && { echo "the input device is not a TTY" >&2; exit 1; }; done
echo "$*" >>"$HOMES/calls"
`;

beforeEach(async () => {
  stage = releaseStage();
  const bin = join(stage.folder, "bin");
  for (const name of ["bin", "root", "deploy"]) mkdirSync(join(stage.folder, name));
  for (const [name, text] of Object.entries({ sudo: SUDO, docker: DOCKER })) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, HOMES: stage.folder };
  releases = await stage.open({ env });
});

afterEach(() => stage.close());

const step = (run: string, more: Readonly<Record<string, unknown>> = {}): StepGiven => {
  const { hand, input } = bash(run);
  return { hand, input: { ...input, ...more } };
};

async function carriedOut(steps: Readonly<Record<string, StepGiven>>) {
  const id = await stage.start(releases, planOf(steps));
  const end = await (await releases.drive(id, alone)).end;
  return { id, exit: end.exit };
}

const said = (): string => readFileSync(join(stage.folder, "calls"), "utf8");
// biome-ignore lint/suspicious/noTemplateCurlyInString: what stands in it is bash
const SAY = 'echo "${WHO:-me} $(basename "$PWD") ${PLACE:-unset}" >>"$HOMES/calls"';

it("runs the lines of another user in a shell of that user, and only those", async () => {
  const through = ["sudo -iu deploy"];
  const { exit } = await carriedOut({
    n1: step("sudo -iu deploy", { opens: "deploy" }),
    n2: step(`PLACE=harbour; ${SAY}`, { through }),
    n3: step(SAY, { through }),
    n4: step(SAY),
    n5: step(SAY, { through: [...through, "sudo -s"] }),
  });
  expect(exit).toBe(0);
  const [n2, n3, n4, n5] = said().trim().split("\n");
  expect([n2, n3]).toEqual(["deploy deploy harbour", "deploy deploy harbour"]);
  expect(n4).toMatch(/^me rutter-releases-\w+ unset$/);
  expect(n5).toBe("root deploy unset");
});

it("begins nothing where that user cannot be become without a password", async () => {
  const { id, exit } = await carriedOut({ n1: step(SAY, { through: ["sudo -iu stranger"] }) });
  expect(exit).not.toBe(0);
  expect((await releases.exported(id)).join("\n")).toContain("sudo: a password is required");
  expect(said).toThrow();
});

it("asks for no terminal that is not there, and says so in the log", async () => {
  const { id, exit } = await carriedOut({ n1: step("docker exec -it app rake db:migrate") });
  expect(exit).toBe(0);
  expect(said()).toBe("exec -i app rake db:migrate\n");
  const logs = join(stage.folder, "home", "releases", id, "logs");
  expect(readFileSync(join(logs, "n1_1.log"), "utf8")).toContain("-t was left out");
});
