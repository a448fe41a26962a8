/**
 * Options as help texts write them, a line each: `-f, --filename string`, `--color[=WHEN]`, `-w|--workspace <name>`. What
 * does not look like one is passed over.
 *
 * How an option takes its value is a sign behind its name: nothing (none), `=` (the rest of the word or the next one), `?`
 * (only within its own word), `*` (the next word where that is no option).
 */

const NAME = /^(--?\[no-\][A-Za-z0-9][\w.:-]*|--?[A-Za-z0-9#?@][\w.:-]*|-[#?0-9])(.*)$/s;

/** The part that names: up to two spaces, a tab or the line's end. */
const specOf = (line) => line.trim().split(/\s{2,}|\t/)[0] ?? "";

function signOf(rest, { joined = "value", angled = false }) {
  const value = rest.trim();
  // Where values always stand in brackets, a word without them begins the description.
  if (value === "" || (angled && !/^[<[(]/.test(value))) return "";
  if (/^\[=/.test(value) || /^\w+\[=/.test(value)) return "?";
  if (/^\[</.test(rest) || /^\[[^\]]*\]/.test(value)) return rest.startsWith("[") ? "?" : "*";
  if (/^=/.test(value)) return joined === "value" ? "=" : "?";
  return "=";
}

/** `[["-f", "="], ["--filename", "="]]`, or nothing. */
export function optionsOf(spec, settings = {}) {
  if (!spec.startsWith("-")) return [];
  const found = [];
  let sign = "";
  for (const part of spec.split(/,\s*|\s*\|\s*(?=-)|\s+or\s+(?=-)|(?<=-\w) (?=--)|\/(?=-)/)) {
    const match = NAME.exec(part);
    if (match === null) {
      // `<a>, <b>`: still the value of the option before.
      continue;
    }
    const [, name, rest] = match;
    sign = signOf(rest, settings) || sign;
    if (name.includes("[no-]")) found.push(name.replace("[no-]", ""), name.replace(/\[no-\]/, "no-"));
    else found.push(name.replace(/[.:]+$/, ""));
  }
  return found.map((name) => [name, name.startsWith("--no-") && sign !== "=" ? "" : sign]);
}

/** The options of a whole help text. */
export function optionLines(text, settings = {}) {
  const found = new Map();
  for (const line of text.split("\n")) {
    if (!/^\s{0,12}-/.test(line)) continue;
    for (const [name, sign] of optionsOf(specOf(line), settings)) found.set(name, sign);
  }
  return found;
}

/** The lines of the sections whose heading fits, up to the next line that is not indented. */
export function sectionLines(text, heading) {
  const found = [];
  let inside = false;
  for (const line of text.split("\n")) {
    if (heading.test(line)) inside = true;
    else if (/^\S/.test(line)) inside = false;
    else if (inside && line.trim() !== "") found.push(line);
  }
  return found;
}
