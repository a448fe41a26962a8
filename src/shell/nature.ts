/** What a fence really is, whatever its tag says: shell, settings, a crontab, a file of another kind, output, a message. */
import { configKind } from "./config-kinds.ts";
import { looksLikeCommand } from "./looks-like-command.ts";
import { couldBeTyped, isSentence, printed, startsTable } from "./pasted-output.ts";
import { clientPrompt, typedLines } from "./prompts.ts";
import type { Nature, ShellContext } from "./shell-reading.ts";

export interface NatureVerdict {
  readonly nature: Nature;
  readonly why: string | null;
}

const shell: NatureVerdict = { nature: "shell", why: null };
const cron =
  /^(?:@(?:reboot|yearly|annually|monthly|weekly|daily|hourly|midnight)|(?:(?:\*|\d{1,2}|[A-Za-z]{3})(?:[-/,](?:\*|\d{1,2}|[A-Za-z]{3})){0,30}\s+){5})\s*\S/;
const setting = /^(?:#\s*)?[A-Z][A-Z0-9_]*=(?!\()/;
const drawing = /[┌┐└┘├┤│─┬┴┼═║╔╗╚╝▼▲►◄]/;

/** Blank lines and comments aside. */
function bodyOf(lines: readonly string[]): string[] {
  return lines.filter((line) => line.trim() !== "" && !/^\s*#/.test(line)).map((line) => line.trim());
}

const all = (lines: readonly string[], test: (line: string) => boolean): boolean =>
  lines.length > 0 && lines.every(test);
const share = (lines: readonly string[], test: (line: string) => boolean): number =>
  lines.length === 0 ? 0 : lines.filter(test).length / lines.length;

/** `KEY=value` and nothing else, none used: the contents of an env file. */
function isSettings(body: readonly string[]): boolean {
  if (body.length < 2 || !all(body, (line) => setting.test(line) && !/\$\(|`/.test(line))) return false;
  // `KEY=value command` is a command with an environment.
  const bare = (line: string): string =>
    line
      .replace(/^[A-Z][A-Z0-9_]*=/, "")
      .replace(/(?:^|\s)#.*$/, "")
      .trim();
  if (!body.every((line) => !/\s/.test(bare(line)) || /^["'<[{]/.test(bare(line)))) return false;
  const names = new Set(body.map((line) => line.slice(0, line.indexOf("="))));
  return !body.some((line) =>
    [...line.matchAll(/\$\{?([A-Z][A-Z0-9_]*)/g)].some(([, name]) => names.has(name ?? "")),
  );
}

/** Statements' first lines: continuations, and what stands in heredocs, say nothing of the text. */
function startsOf(lines: readonly string[]): string[] {
  const starts: string[] = [];
  let until: string | null = null;
  let continued = false;
  for (const line of lines) {
    const text = line.trim();
    if (until !== null) {
      if (text === until) until = null;
      continue;
    }
    if (!continued && text !== "" && !text.startsWith("#")) starts.push(text);
    continued = /\\$|(?:&&|\|\||\|)$/.test(text.slice(-4));
    const heredoc = text.includes("<<") ? /<<-?\s?["'\\]?([A-Za-z_]\w*)/.exec(text.slice(0, 2000)) : null;
    if (heredoc !== null && lines.length > 1) until = heredoc[1] ?? null;
  }
  return starts;
}

function isOutput(starts: readonly string[]): string | null {
  if (starts.some((line) => drawing.test(line)) && share(starts, (line) => drawing.test(line)) >= 0.3)
    return "a drawing";
  if (startsTable(starts[0] ?? "")) return "a printed table";
  if (all(starts, printed)) return "printed output";
  if (all(starts, (line) => /^[0-9a-f]{32,128}\s/.test(line))) return "a list of checksums";
  return null;
}

const message =
  /^(?::[a-z_]+:|\p{Extended_Pictographic}|[A-Z][\w ]{1,40}: ?\S|@\w+|cc:|->|<!?\w+>|\*[^*]+\*)/u;

function isProse(starts: readonly string[], context: ShellContext): boolean {
  const typed = (line: string): boolean =>
    looksLikeCommand(line, context.aliases) || (couldBeTyped(line, context.aliases) && !isSentence(line));
  return all(starts, (line) => !typed(line) && (isSentence(line) || message.test(line)));
}

/** Untagged, most of it must be something that one types. */
function typedMostly(starts: readonly string[], context: ShellContext): boolean {
  const typed = (line: string): boolean => {
    const first = line.split(/\s/, 1)[0] ?? "";
    if (context.aliases.has(first) || looksLikeCommand(line, context.aliases)) return true;
    return (
      couldBeTyped(line, context.aliases) &&
      !isSentence(line) &&
      !/^[A-Za-z_]\w* ?[:=] /.test(line) &&
      !/^["'(]/.test(line) &&
      !first.includes("://")
    );
  };
  return share(starts, typed) > 0.5;
}

function fromBody(lines: readonly string[], context: ShellContext): NatureVerdict | null {
  const body = bodyOf(lines);
  if (all(body, (line) => cron.test(line)))
    return { nature: "crontab", why: "lines of a crontab, which cron runs and nobody types" };
  if (isSettings(body))
    return { nature: "settings", why: "only KEY=value lines: the contents of an env file" };
  const config = configKind(lines, body);
  if (config !== null) return { nature: "config", why: config };
  const starts = startsOf(lines);
  const output = isOutput(starts);
  if (output !== null) return { nature: "output", why: output };
  if (isProse(starts, context)) return { nature: "prose", why: "sentences, no commands" };
  return null;
}

export function natureOf(
  lines: readonly string[],
  context: ShellContext,
  language: string | null,
): NatureVerdict {
  if (lines.every((line) => line.trim() === "")) return { nature: "empty", why: "nothing in it" };
  const first = lines.find((line) => line.trim() !== "") ?? "";
  if (typedLines(lines).length > 0 || clientPrompt(first) !== null) return shell;
  if (/^\s*#!\s?\/\S*(?:sh|bash|env)\b/.test(first)) return shell;
  const found = fromBody(lines, context);
  if (found !== null) return found;
  if (language !== null && language !== "") return shell;
  const starts = startsOf(lines);
  if (starts.length === 0) return { nature: "prose", why: "only comments" };
  return typedMostly(starts, context)
    ? shell
    : { nature: "output", why: "untagged, and mostly nothing that one types" };
}
