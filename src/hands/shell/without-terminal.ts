/**
 * A text for standard input that is no terminal: what would ask for a terminal, and refuse to run without one, no longer
 * does. Everything else stays as it is written, to the letter; so does what stands in quotes or in a here-document.
 */

/** Where a command may begin, what may stand before its name, and the tool; then all up to the end of the command. */
const CALL =
  /(?:^|[\n;&|({!]|\b(?:do|then|else)\b)[ \t]*(?:(?:\w{1,60}=\S*|sudo|time|nohup|exec|-[nEH]|-u[ \t]+\S+)[ \t]+){0,6}(?:\/\S{0,80}\/)?(?:docker-compose|docker|podman|nerdctl|kubectl|oc)(?=[ \t\\])(?:\\\n|[^\n;&|()])*/g;

const VERB = /^(?:exec|run)$/;
const PODS = /(?:kubectl|oc)$/;

/** Of `exec` and `run`: what takes no value. A word after any other option is its value. */
const BARE =
  /^(?:-[itdqPT]+|--(?:interactive|tty|detach|rm|privileged|init|read-only|no-deps|no-TTY|no-tty|quiet|stdin|service-ports|use-aliases|build|publish-all|sig-proxy|no-healthcheck|attach|expose|leave-stdin-open|quiet-pull|remove-orphans|oom-kill-disable))$/;

export function withoutTerminal(text: string): string {
  const masked = withoutQuoted(text);
  let changed = "";
  let from = 0;
  for (const found of masked.matchAll(CALL)) {
    const end = found.index + found[0].length;
    changed += text.slice(from, found.index) + withoutT(text.slice(found.index, end), found[0]);
    from = end;
  }
  return changed + text.slice(from);
}

/** Of the same length; quotes and here-documents are one long word that is no option. */
function withoutQuoted(text: string): string {
  const document = /<<-?[ \t]{0,4}['"\\]?\w/.exec(text);
  const line = document === null ? -1 : text.indexOf("\n", document.index);
  const end = line < 0 ? text.length : line;
  const shown = text
    .slice(0, end)
    .replace(/\\[^\n]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|(?<=\s)#[^\n]*/g, (quoted) => "Q".repeat(quoted.length));
  return shown + "Q".repeat(text.length - end);
}

interface Word {
  readonly text: string;
  readonly at: number;
}

/** One call: `masked` is what of it may be read. */
function withoutT(call: string, masked: string): string {
  const words = [...masked.matchAll(/[^\s\\]+/g)].map(({ 0: text, index }): Word => ({ text, at: index }));
  const tool = words.findIndex(({ text }) =>
    /(?:^|[/;&|({!])(?:docker(?:-compose)?|podman|nerdctl|kubectl|oc)$/.test(text),
  );
  const verb = words.findIndex(({ text }, at) => at > tool && VERB.test(text));
  const named = words[verb];
  if (tool < 0 || named === undefined) return call;
  const before = words.slice(tool, verb).map(({ text }) => text);
  const composes = before.includes("compose") || /compose$/.test(before[0] ?? "");
  const options = optionsOf(words.slice(verb + 1), PODS.test(before[0] ?? ""));
  // `docker run -dit` waits for nobody.
  if (options.some(({ text }) => /^(?:-[a-zP]*d[a-zP]*|--detach)$/.test(text))) return call;
  let left = call;
  for (const word of [...options].reverse()) left = withoutIn(left, word);
  const has = options.some(({ text }) => /^(?:-\w*T\w*|--no-tty|--no-TTY)$/.test(text));
  const after = named.at + named.text.length;
  // `compose exec` takes a terminal unless it is told not to.
  return composes && !has ? `${left.slice(0, after)} -T${left.slice(after)}` : left;
}

/** The words that are options of the tool itself, and not of what is started in the container. */
function optionsOf(words: readonly Word[], inPods: boolean): readonly Word[] {
  const options: Word[] = [];
  let operands = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || word.text === "--") break;
    if (!word.text.startsWith("-")) {
      operands += 1;
      // After a pod's name there may still be options; after it comes what runs in it.
      if (!inPods || operands > 1) break;
      continue;
    }
    options.push(word);
    if (!BARE.test(word.text) && !word.text.includes("=")) at += 1;
  }
  return options;
}

function withoutIn(call: string, { text, at }: Word): string {
  const end = at + text.length;
  if (/^(?:-t|--tty(?:=true)?)$/.test(text)) {
    let from = at;
    while (/^[ \t]$/.test(call[from - 1] ?? "")) from -= 1;
    return call.slice(0, from) + call.slice(end);
  }
  return /^-[itqP]*t[itqPuwe]*$/.test(text)
    ? `${call.slice(0, at)}${text.replaceAll("t", "")}${call.slice(end)}`
    : call;
}
