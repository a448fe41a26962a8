/** What a session is after a step, it is for the next one, in the same bash, in a new one, and in a copy of it. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands in the strings is bash
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { never, until, withSession } from "./opened.ts";

/** Everything that a bash can be asked about itself, what changes by itself aside. */
const ALL =
  '{ declare -p; declare -f; declare -F; alias -p; shopt -p; set +o; umask; pwd; echo "$#" "$@"; echo $-; } | grep -vE \'^declare -[^ ]+ (_|BASH[A-Z_]*|RANDOM|SECONDS|SRANDOM|EPOCH[A-Z]*|PIPESTATUS|LINENO|PPID|FUNCNAME|LINES|COLUMNS)(=|$)\'';

/** A name, and what is typed. */
const SETUP: readonly (readonly [string, ...string[]])[] = [
  ["plain", "A=1; B='two words'; C=; export D=exported"],
  ["quotes", `Q1='it'\\''s "x" \\ $A \`b\`'; Q2=$'tab\\there\\e[0m'`],
  ["lines", "L=$'one\\ntwo\\n\\ndeclare -x FAKE=\"1\"\\n'; export LX=$'a\\nb\"'"],
  ["arrays", "R=(a 'b c' $'d\\ne' '' '\"'); R[9]=far; declare -a EMPTY=()"],
  ["associative arrays", `declare -A M=([a]=1 ["b c"]='2 "3"' [$'d\\n']=$'e\\nf')`],
  [
    "attributes",
    "declare -i N=5; declare -r FIXED=1; declare -u UP=low; declare -n REF=A; declare -x UNSET_BUT_EXPORTED",
  ],
  ["functions", "f() { cat <<END\n$A 'x' \"y\"\nEND\n}; g() { f; ( cd / && pwd ); }; export -f g"],
  ["extglob in a function", "shopt -s extglob", "h() { case $1 in @(a|b)) echo on;; esac; }"],
  ["bytes that are no text", "export LC_ALL=C; X=$'\\377\\200'; unset LC_ALL; X+=é"],
  ["aliases", "shopt -s expand_aliases; alias ll='ls -l' q='echo '\\''q'\\'"],
  ["options", "set -o pipefail; set -f; shopt -s nullglob dotglob"],
  ["arguments", "set -- 'a b' $'c\\nd' ''"],
  ["umask and folder", "umask 027; mkdir -p 'a folder/b'; cd 'a folder'; cd b"],
  ["set -u", "set -u"],
  ["IFS and the like", "IFS=$'x\\n'; PS4='> '; OPTIND=3; CDPATH=/"],
  ["a function for a builtin", 'cd() { builtin cd "$@"; }; set() { builtin set "$@"; }'],
];

describe("what is kept", () => {
  it("is the same in a copy and in a new bash", () =>
    withSession(async ({ run }) => {
      // One after another in one session, so that each meets all that came before it.
      for (const [name, ...commands] of SETUP) {
        const set = await run(commands);
        expect(set, name).toMatchObject({ state: "done", notes: [] });
        const here = (await run([ALL])).log;
        expect((await run([ALL], { aside: true })).log, name).toBe(here);
        expect(await run(["builtin exit 3"]), name).toMatchObject({ exit: 3 });
        const fresh = await run([ALL]);
        expect(fresh.log, name).toBe(here);
        expect(fresh.digest, name).toBe(set.digest);
      }
    }));

  it("survives its keeper, in a file for nobody else", () =>
    withSession(async ({ run, place, keeperPid, again, runOf }) => {
      const { digest } = await run(["export A='x y'; f() { echo \"$A in $PWD\"; }; cd /"]);
      const file = join(place.folder, "kept");
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(statSync(place.folder).mode & 0o777).toBe(0o700);
      process.kill(keeperPid(), "SIGKILL");
      const other = await again();
      const end = await other.run(runOf("after", ["f"]), never);
      expect(end).toMatchObject({ state: "done", tail: ["x y in /"], digest });
    }));

  it("has a digest that changes with it and with nothing else", () =>
    withSession(async ({ run }) => {
      const digests: (string | null)[] = [];
      for (const text of [
        "true",
        "echo $RANDOM $SECONDS; true | false",
        "A=1",
        "A=2",
        "A=1",
        "f() { :; }",
        "cd /",
        "umask 0",
      ]) {
        digests.push((await run([[text, 1]])).digest);
      }
      const [first, same, one, two, oneAgain, ...others] = digests;
      expect(same).toBe(first);
      expect(oneAgain).toBe(one);
      expect(new Set([first, one, two, ...others]).size).toBe(6);
    }));

  it("is what was there before a step that ended bash, and after one that failed", () =>
    withSession(async ({ run }) => {
      await run(["A=1"]);
      expect(await run(["A=2; false", "A=3"])).toMatchObject({ state: "failed", exit: 1, notes: [] });
      expect((await run(["echo $A"])).log).toBe("2\n");
      const ended = await run(["A=4; exit 0"]);
      expect(ended.notes).toEqual([expect.stringContaining("bash has ended")]);
      expect((await run(["echo $A"])).log).toBe("2\n");
    }));

  it("does not bring back what was unset, and knows what was given", () =>
    withSession(async ({ run }) => {
      await run(["unset HOME; echo $GIVEN; exit 1"], { env: { GIVEN: "a'b\nc" } });
      await run(["unset HOME"], { env: { GIVEN: "a'b\nc" } });
      await run(["exit 1"]);
      expect((await run(['echo "${HOME-none} $GIVEN"; env | grep -c HOME || true'])).log).toBe(
        "none a'b\nc\n0\n",
      );
    }));

  it("does not read a profile, nor take options from the environment", () =>
    withSession(
      async ({ run }) => {
        expect((await run(["echo $- $BASH_ENV"])).log).toBe("hBs /nowhere/profile\n");
      },
      { env: { PATH: process.env.PATH ?? "", BASH_ENV: "/nowhere/profile", SHELLOPTS: "xtrace:errexit" } },
    ));

  it("is deleted at the end", () =>
    withSession(async ({ run, session, place }) => {
      await run(["trap 'echo bye >../bye' EXIT; mkdir in; cd in"]);
      await session.end();
      expect(existsSync(join(place.folder, "kept"))).toBe(false);
      await until(() => existsSync(join(place.cwd, "bye")));
      expect(readFileSync(join(place.cwd, "bye"), "utf8")).toBe("bye\n");
    }));
});

describe("a script and a copy", () => {
  it("a script has the folder, what is exported and its arguments, and changes nothing", () =>
    withSession(async ({ run }) => {
      await run(["A=hidden; export B=seen; set -u; f() { :; }; mkdir in; cd in; umask 077"]);
      const text =
        'set -e\necho "${A-none} $B $1 $# ${PWD##*/} $(umask)"\ntype f || true\ncd /; B=changed\nexit 5';
      const ran = await run([text], { script: { args: ["a b", "c"] } });
      expect(ran).toMatchObject({ state: "failed", exit: 5, digest: null, notes: [] });
      expect(ran.log).toMatch(/^none seen a b 2 in 0077\n.*f: not found\n$/);
      expect((await run(['echo "$A $B ${PWD##*/}"'])).log).toBe("hidden seen in\n");
    }));

  it("a script's last status and its traps are its own", () =>
    withSession(async ({ run }) => {
      const script = { args: [] };
      expect(await run(["trap 'echo bye' EXIT\n(exit 4)"], { script })).toMatchObject({
        exit: 4,
        log: "bye\n",
      });
      expect(await run([["(exit 4)", 4]], { script })).toMatchObject({ state: "done", exit: 4 });
      expect(await run(["trap 'exit 6' EXIT\ntrue"], { script })).toMatchObject({ state: "failed", exit: 6 });
      expect(await run(["set -x\necho on"], { script })).toMatchObject({ exit: 0, log: "++ echo on\non\n" });
    }));

  it("copies go side by side and change nothing", () =>
    withSession(async ({ run }) => {
      await run(["A=1; mkfifo one two"]);
      const [first, second] = await Promise.all([
        run(["A=2; echo a >one; cat two"], { aside: true }),
        run(["A=3; cat one; echo b >two"], { aside: true }),
      ]);
      expect([first.log, second.log]).toEqual(["b\n", "a\n"]);
      expect((await run(["echo $A"])).log).toBe("1\n");
    }));
});

describe("a client", () => {
  it("reads the text, and its line is the session's", () =>
    withSession(async ({ run }) => {
      await run(["FLAG=-n"]);
      const ran = await run(["select '$FLAG';\n\\q \"it's\""], { client: "cat $FLAG | sed 's/^ *//'" });
      expect(ran.log).toBe("1\tselect '$FLAG';\n2\t\\q \"it's\"\n");
      expect(await run(["text"], { client: "sh -c 'cat; exit 3'" })).toMatchObject({
        state: "failed",
        exit: 3,
        log: "text\n",
      });
    }));

  it("psql is told to stop at an error, and redis-cli is judged by what it prints", () =>
    withSession(async ({ run }) => {
      await run(['psql() { echo "psql $*"; }; redis-cli() { echo OK; echo "ERR unknown command \'x\'"; }']);
      expect((await run(["x"], { client: "psql -h db" })).log).toBe("psql -v ON_ERROR_STOP=1 -h db\n");
      const failed = await run(["x"], { client: "redis-cli", looks: [{ kind: "contains", text: "OK" }] });
      expect(failed).toMatchObject({ state: "failed", exit: 0, held: [true] });
      expect(await run(["x"], { client: "echo OK" })).toMatchObject({ state: "done" });
    }));
});
