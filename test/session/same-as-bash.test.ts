/** Whatever a few commands do to a shell, the session makes the same of them as one bash that runs them in a row. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands in the strings is bash
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { never, type Opened, opened } from "./opened.ts";

let one: Opened;
beforeAll(async () => {
  one = await opened();
});
afterAll(() => one.end());

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const name = fc.constantFrom("A", "B", "long_name");
const value = fc
  .oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom("", "a b", "it's", '"', "$A", "\\", "a\nb\n", "*", "\t", "é🚢", "`x`", "\u0001\u007f"),
  )
  .map((text) => text.replaceAll("\0", ""));

const command = fc.oneof(
  fc.tuple(name, value).map(([to, text]) => `${to}=${quoted(text)}`),
  fc.tuple(name, value).map(([to, text]) => `export ${to}=${quoted(text)}`),
  fc
    .tuple(fc.constantFrom("L", "M"), fc.array(value, { maxLength: 3 }))
    .map(([to, all]) => `${to}=(${all.map(quoted).join(" ")})`),
  fc.tuple(name, name).map(([to, from]) => `${to}="$${from}\${${from}:-none}"`),
  name.map((which) => `unset ${which}`),
  fc.constantFrom("mkdir -p a/b; cd a", "cd ..", "cd a/b", "cd -", "pushd / ; popd"),
  fc
    .tuple(fc.constantFrom("f", "g"), value)
    .map(([called, text]) => `${called}() { A=${quoted(text)}; echo "$1$A"; return \${2:-0}; }`),
  fc.constantFrom(
    "f 1",
    "false | true | (exit 3)",
    "f | false",
    'echo "${PIPESTATUS[*]}"',
    "g 2 3",
    "f",
    "(exit 4)",
    "false",
    "true",
    "echo $?",
    "! true",
    "nowhere-to-be-found",
  ),
  fc.constantFrom(
    "set -- a 'b c'",
    "shift",
    "set -f",
    "set +f",
    "set -u",
    "set +u",
    "set -o pipefail",
    "umask 027",
    "shopt -s nullglob",
  ),
  fc.constantFrom(
    "for i in 1 2; do A=$A$i; done",
    "[[ $A =~ (.) ]]",
    'echo "${BASH_REMATCH[0]}"',
    "if f; then B=yes; else B=no; fi",
    "A=$(f | cat; pwd)",
  ),
);

const LOOK =
  '{ declare -p A B long_name L M; declare -f; echo "$PWD $OLDPWD $- $# $*"; umask; set +o; } 2>/dev/null';

/** One bash, which reads the commands as they are typed, and says after each how it went. */
function inBash(commands: readonly string[], folder: string): string {
  const input = commands.map(
    (text) => `(exit \${s-0})\neval ${quoted(text)} </dev/null\ns=$?; echo "status $s"\n`,
  );
  const { stdout } = spawnSync("bash", ["--noprofile", "--norc"], {
    input: `exec 2>/dev/null\n${input.join("")}`,
    cwd: folder,
    env: one.place.env,
  });
  return stdout.toString("utf8");
}

const ALL = Array.from({ length: 256 }, (_, status) => status);
/** From a shell that has nothing of the last sequence; a new one where `anew`. */
const CLEAR =
  "unset A B long_name L M; unset -f f g; set --; set +fu; set +o pipefail; umask 022; shopt -u nullglob; exec 2>/dev/null; [[ a =~ b ]] || true";
let count = 0;

async function inSession(commands: readonly string[], folder: string, anew: boolean): Promise<string> {
  const parts: string[] = [];
  await one.run([`cd ${quoted(folder)}; unset OLDPWD; export OLDPWD; ${CLEAR}`]);
  if (anew) await one.run(["exit 1"]);
  if (anew) await one.run(["exec 2>/dev/null"]);
  for (const text of commands) {
    count += 1;
    const run = one.runOf(`p-${count}`, [[text, ...ALL]]);
    const { exit, notes } = await one.session.run(run, never);
    parts.push(readFileSync(run.log, "utf8"));
    // As in the other: a bash that has ended says nothing more.
    if (notes.length > 0) break;
    parts.push(`status ${exit}\n`);
  }
  // Out of the folder while it is there, for a bash that begins anew begins in the last one.
  await one.run(["cd /"]);
  return parts.join("");
}

describe("a session", () => {
  it("is the same as one bash", async () => {
    const folder = join(one.folder, "in");
    const inFolder = async (act: () => Promise<string> | string): Promise<string> => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      return act();
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (some, anew) => {
          const commands = [...some, LOOK];
          const found = await inFolder(() => inSession(commands, folder, anew));
          expect(found).toBe(await inFolder(() => inBash(commands, folder)));
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});
