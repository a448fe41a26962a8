/**
 * The expansions in a text that is sent to another side, and which of them plainly belong there: what it assigns itself,
 * its host's name and folders, what is asked of its processes. Where that cannot be told, nothing is said.
 */

export interface Expansion {
  /** `$PWD`, `$(hostname)`. */
  readonly text: string;
  readonly side: "here" | "there" | "either" | "unknown";
}

/** Of every shell, and of another value on every machine. */
const OWN = new Set("HOSTNAME HOME PWD OLDPWD UID EUID PPID RANDOM SECONDS".split(" "));

/** Commands that ask the machine they run on. */
const ASKS_MACHINE =
  /^\s*(?:sudo )?(?:hostname|pwd|whoami|id|uname|nproc|uptime|df|du|free|ps|pgrep|pidof|lsof|ss|netstat|systemctl|journalctl|docker|podman|pm2|ls|find|readlink|realpath|stat|wc|head|tail|cat \/(?:etc|var|proc|sys|opt|srv|run|home)|lsb_release|ip |ifconfig|getent|crontab|service|dpkg|rpm)\b/;

const EITHER = /^\s*(?:date|echo|printf|true|seq|basename|dirname)\b/;

const LONGEST = 20_000;

/** Names that the text gives a value: `NAME=…`, `for NAME in`, `read NAME`. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(
    /(?:^|[;&|(\s])(?:export |local |declare |readonly )?([A-Za-z_]\w{0,60})\+?=/g,
  ))
    names.add(name ?? "");
  for (const [, name] of text.matchAll(
    /(?:^|[;&|\s])(?:for|select|read(?: -\w{1,4})?) ([A-Za-z_]\w{0,60})\b/g,
  ))
    names.add(name ?? "");
  return names;
}

/** Where the parenthesis that opens at `from` closes; the end of the text where it does not. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length && at < from + 2000; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return Math.min(text.length, from + 2000);
}

function sideOfCommand(command: string, moved: boolean): Expansion["side"] {
  if (EITHER.test(command)) return "either";
  if (ASKS_MACHINE.test(command)) return "there";
  return moved && /^\s*git\b/.test(command) ? "there" : "unknown";
}

export function expansionsOf(whole: string, namesHere: ReadonlySet<string>): readonly Expansion[] {
  const text = whole.slice(0, LONGEST);
  const own = namesIn(text);
  const moved = /(?:^|[\s;&])(?:cd|git (?:pull|fetch|checkout|clone)) /.test(text);
  const found: Expansion[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "\\") at += 1;
    else if (char === "`") {
      const end = text.indexOf("`", at + 1);
      if (end < 0) break;
      found.push({ text: text.slice(at, end + 1), side: sideOfCommand(text.slice(at + 1, end), moved) });
      at = end;
    } else if (char === "$") {
      const next = text[at + 1] ?? "";
      if (next === "(" && text[at + 2] !== "(") {
        const end = closing(text, at + 1);
        found.push({ text: text.slice(at, end + 1), side: sideOfCommand(text.slice(at + 2, end), moved) });
        at = end;
      } else {
        const name = /^\$\{?([A-Za-z_]\w{0,60})/.exec(text.slice(at, at + 80))?.[1];
        if (name === undefined) {
          if (/[?!$]/.test(next)) found.push({ text: `$${next}`, side: "there" });
          continue;
        }
        found.push({ text: `$${name}`, side: sideOfName(name, own, namesHere) });
        at += name.length;
      }
    }
  }
  return found;
}

function sideOfName(name: string, own: ReadonlySet<string>, here: ReadonlySet<string>): Expansion["side"] {
  if (own.has(name)) return "there";
  if (here.has(name)) return "here";
  return OWN.has(name) ? "there" : "unknown";
}
