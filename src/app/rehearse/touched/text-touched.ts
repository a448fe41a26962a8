/**
 * A piece of shell text → what its commands read and write, and those that write something nobody knows of. What a wrapper
 * carries out counts where it runs: `ssh HOST '…'` elsewhere. It runs nothing.
 */
import type { Touched, WorldObject } from "../../../drivers/simulation/index.ts";
import { judgeCommand, type Pipeline, pipelinesOfText, type Stage } from "../../../shell/index.ts";
import { sshTarget } from "../../doctor/ssh-words.ts";
import { insideOf } from "../../doctor/wrappers.ts";
import { clusterTouchers } from "./cluster-objects.ts";
import { baseOf, type Found, type Named, operandsOf, type Toucher, type Typed } from "./command.ts";
import { databaseTouchers } from "./database-objects.ts";
import { fileTouchers, redirected } from "./file-objects.ts";
import { platformTouchers } from "./platform-objects.ts";
import { processTouchers } from "./process-objects.ts";

export interface TextTouched extends Touched {
  /** Commands that change something, though nothing is known of what. */
  readonly unknown: readonly string[];
}

/** Migrations come first: `npm run migrate` is one, whatever else npm does. */
const TOUCHERS: readonly Toucher[] = [
  ...databaseTouchers,
  ...clusterTouchers,
  ...processTouchers,
  ...fileTouchers,
  ...platformTouchers,
];

const DEEPEST = 4;
const LONGEST = 100_000;

interface Desk {
  readonly reads: WorldObject[];
  readonly writes: WorldObject[];
  readonly unknown: string[];
}

/** They change what the session stands on and nothing outside of it. */
const OF_THE_SESSION =
  /^(?:cd|pushd|popd|export|set|unset|source|\.|alias|read|exit|return|shift|trap|umask|local|declare|echo|printf|true|false|:|wait|sleep|test|\[|\[\[|fg|bg|jobs|login|eval)$/;

export function textTouched(text: string, host: string | null): TextTouched {
  const desk: Desk = { reads: [], writes: [], unknown: [] };
  walk(text.slice(0, LONGEST), { desk, host, depth: 0 });
  return desk;
}

interface At {
  readonly desk: Desk;
  readonly host: string | null;
  readonly depth: number;
}

function walk(text: string, at: At): void {
  if (at.depth > DEEPEST) return;
  for (const pipeline of pipelinesOfText(text)) {
    for (const [index, stage] of pipeline.stages.entries()) {
      const words = stage.words.map((word) => word.text);
      if (words.length > 0) walkWords({ words, stage, fed: fedOf(pipeline, index) }, at);
      else keep(at, redirected(typedOf({ words, stage, fed: "" }, at)));
    }
  }
}

interface Written {
  readonly words: readonly string[];
  readonly stage: Stage;
  readonly fed: string;
}

/** What is fed to a stage: a heredoc of its own, else the words of an `echo` before it. */
function fedOf({ stages }: Pipeline, index: number): string {
  const own = stages[index]?.redirects.map(({ heredoc, target, operator }) =>
    operator === "<<<" ? (target ?? "") : (heredoc?.body ?? ""),
  );
  const given = own?.join("\n").trim() ?? "";
  if (given !== "") return given;
  const before = stages[index - 1]?.words.map((word) => word.text) ?? [];
  return /^(?:echo|printf|cat)$/.test(before[0] ?? "") ? before.slice(1).join(" ") : "";
}

function typedOf({ words, stage, fed }: Written, { host }: At): Typed {
  const program = /^\/(?:[\w.-]+\/){1,8}[\w.-]+$/.test(words[0] ?? "")
    ? baseOf(words[0] ?? "")
    : (words[0] ?? "");
  return {
    program,
    words,
    text: stage.text,
    host,
    fed,
    redirects: stage.redirects,
    danger: judgeCommand(stage.text).danger,
  };
}

const IN_CONTAINER = /^(?:exec)$/;

/** `docker exec WEB …`, `kubectl exec deployment/web -- …`: the command runs inside of it. */
function inContainer(
  words: readonly string[],
): { readonly host: string; readonly words: readonly string[] } | null {
  const [program = ""] = words;
  if (!/^(?:docker|podman|docker-compose|kubectl|oc|k)$/.test(program)) return null;
  const at = words.findIndex((word, index) => index > 0 && IN_CONTAINER.test(word));
  if (at < 0) return null;
  const dashes = words.indexOf("--", at);
  const operands = operandsOf(
    words.slice(at),
    "-e --env -u --user -w --workdir -n --namespace -c --container",
  );
  const [host = "", ...rest] = operands;
  return { host, words: dashes < 0 ? rest : words.slice(dashes + 1) };
}

function walkWords(written: Written, at: At): void {
  const { words, stage } = written;
  const deeper = { ...at, depth: at.depth + 1 };
  if (deeper.depth > DEEPEST) return;
  const ssh = sshTarget(words);
  if (ssh !== null) return walk(ssh.command, { ...deeper, host: ssh.target });
  const contained = inContainer(words);
  if (contained !== null)
    return walkWords({ ...written, words: contained.words }, { ...deeper, host: contained.host });
  const inside = insideOf(words);
  if (inside?.kind === "text") return walk(inside.text, deeper);
  if (inside?.kind === "words") return walkWords({ ...written, words: inside.words }, deeper);
  const typed = typedOf(written, at);
  const found = TOUCHERS.map((toucher) => toucher(typed)).find((each) => each !== null) ?? null;
  const redirects = redirected(typed);
  keep(at, redirects);
  if (found !== null) keep(at, typed.danger === "read" ? readOnly(found) : found);
  else if (typed.danger !== "read" && redirects.writes.length === 0 && !OF_THE_SESSION.test(typed.program))
    at.desk.unknown.push(stage.text.slice(0, 200));
}

/** To the catalog a dump only reads, and leaves a file; nothing else that only reads leaves anything. */
const readOnly = ({ writes, reads = [] }: Found): Found => ({
  writes: writes.filter(({ kind }) => kind === "file"),
  reads: [...reads, ...writes.filter(({ kind }) => kind !== "file")],
});

function keep({ desk, host }: At, { writes, reads = [] }: Found): void {
  const place = (named: Named): WorldObject => ({
    kind: named.kind,
    name: named.name,
    host: named.host === undefined ? host : named.host,
  });
  desk.writes.push(...writes.filter(({ name }) => name !== "").map(place));
  desk.reads.push(...reads.filter(({ name }) => name !== "").map(place));
}
