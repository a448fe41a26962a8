/**
 * The lines of `rutter.yaml` as they may be shown: what stands where a secret does is hidden, however plain it looks,
 * unless it is a reference. It goes by names and places, since a weak password has no shape.
 */
import type { YamlNode } from "../../runbook/index.ts";
import { type ConfigDocument, locate, type Path } from "./document.ts";

const MASK = "****";
const SECRET_NAME =
  /(?:url|uri|dsn|pass(?:word|wd|phrase)?|pwd|secrets?|tokens?|key|webhooks?|credentials?|auth)$/i;
const REFERENCE = /^["']?(?:env|file|exec):/;

interface Hidden {
  readonly node: YamlNode;
  /** The line of its key. */
  readonly line: number;
  readonly path: Path;
}

/** Every text that stands under a name of a secret, or below one. */
function named(node: YamlNode, path: Path, isBelow: boolean): readonly Hidden[] {
  if (node.kind === "text") return [];
  const entries: readonly { part: string | number; line: number; value: YamlNode }[] =
    node.kind === "map"
      ? node.entries.map(({ key, line, value }) => ({ part: key, line, value }))
      : node.items.map((value, part) => ({ part, line: value.line, value }));
  return entries.flatMap(({ part, line, value }) => {
    const here = [...path, part];
    // A service or an environment may be called anything.
    const isSecret =
      isBelow || (SECRET_NAME.test(String(part)) && (here.length !== 2 || value.kind === "text"));
    if (value.kind !== "text") return named(value, here, isSecret);
    const isHidden = isSecret && value.text !== "" && !REFERENCE.test(value.text);
    return isHidden ? [{ node: value, line, path: here }] : [];
  });
}

function linesIn(node: YamlNode): readonly number[] {
  if (node.kind === "text") return [node.line];
  if (node.kind === "list") return node.items.flatMap(linesIn);
  return node.entries.flatMap(({ line, value }) => [line, ...linesIn(value)]);
}

function hide(lines: string[], document: ConfigDocument, hidden: Hidden): void {
  const { node, line } = hidden;
  const before = lines[line - 1] ?? "";
  if (node.kind === "text" && before.includes(node.text)) {
    lines[line - 1] = before.replaceAll(node.text, MASK);
    return;
  }
  const { column } = locate(document, hidden.path);
  const colon = before.indexOf(":", column - 1);
  if (colon !== -1) lines[line - 1] = `${before.slice(0, colon + 1)} ${MASK}`;
  // It goes on below, down to where the next value begins.
  const later = linesIn(document.root).filter((each) => each > Math.max(line, node.line));
  const end = Math.min(lines.length + 1, ...later);
  for (let at = line; at < end - 1; at += 1) {
    lines[at] = (lines[at] ?? "").replace(/\S.*/, MASK);
  }
}

/** The file's lines without what may not be shown; `places` are paths at which a secret stands or might. */
export function hideSecrets(document: ConfigDocument, places: readonly Path[]): readonly string[] {
  const lines = [...document.source];
  const found = places.flatMap((path): readonly Hidden[] => {
    const { node, line } = locate(document, path);
    return node === null ? [] : [{ node, line, path }];
  });
  const done = new Set<YamlNode>();
  for (const hidden of [...found, ...named(document.root, [], false)]) {
    if (!done.has(hidden.node)) hide(lines, document, hidden);
    done.add(hidden.node);
  }
  return lines;
}

const NAMED_LINE =
  /(?<![\w-])["']?[\w-]{0,40}(?:url|uri|dsn|pass(?:word|wd|phrase)?|pwd|secret|token|key|webhook|credentials?|auth)["']?[ \t]{0,20}:(?=[ \t]|$)/i;

/** The same for a text that is no YAML, by its lines alone: more is hidden than needs be. */
export function hideNamedLines(source: readonly string[]): readonly string[] {
  let deeperThan: number | null = null;
  return source.map((line) => {
    const indent = line.search(/\S/);
    if (deeperThan !== null && (indent === -1 || indent > deeperThan)) return line.replace(/\S.*/, MASK);
    deeperThan = null;
    const found = NAMED_LINE.exec(line.slice(0, 2000));
    if (found === null) return line.length > 2000 ? line.slice(0, 2000) : line;
    const rest = line.slice(found.index + found[0].length).trimStart();
    if (REFERENCE.test(rest)) return line;
    deeperThan = indent;
    return `${line.slice(0, found.index + found[0].length)} ${MASK}`;
  });
}
