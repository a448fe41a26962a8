/** Whether a line at which a statement would begin is really something that a command once printed. Shapes only, no parsing. */
import { catalog } from "./catalog/catalog.ts";

const shapes =
  /^\s*(?:HTTP\/[\d.]+ \d{3}\b|\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?(?:INFO|WARN(?:ING)?|ERROR|DEBUG|FATAL|TRACE)\b\]?[\s:|]|\[\d{4}-\d\d|[│├└┌┐┘─═║╔╗╚╝┼┤┬┴|+]{1,2}[-─═│├└ ]|✅|✓|✔|❌|✗|✖|⚠|●|⏳|🚨|→|⇒|-{3,}|={3,}|at \S{1,200} ?\(|Traceback \(|(?:[A-Z][A-Za-z]{2,30})?(?:Error|Exception): |NAME\s{2,}|CONTAINER ID\s{2,}|(?:Successfully|Starting|Started|Pulling|Creating|Created|Deploying|Downloading|Installing|Running|Building|Updating|Restarting|Stopping|Waiting) [a-z"'0-9].{0,200}(?:\.{2,3}|…|done|ok)?$)/u;
const table = /^[A-Z][A-Z0-9()%/_-]*(?:[ ][A-Z0-9()%/_-]+){0,3}(?:\s{2,}[A-Z0-9][A-Z0-9()%/_ -]*){1,20}$/;
const jsonOpen = /^\s*(?:[{[]\s*$|[{[]\s*["{[]|"[^"\n]{1,100}"\s*:)/;
const keyword =
  /^(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|select|function|\{|\(|!|\[\[?|\(\()$/;

const reply =
  /^(?:deployment|pod|service|configmap|secret|namespace|ingress|job|replicaset|statefulset|daemonset|rollout|persistentvolumeclaim|node)s?(?:\.[\w./-]{1,60})?(?:\/[\w.-]{1,80}| "[\w.-]{1,80}") \w+/;

export const startsTable = (line: string): boolean =>
  table.test(line.trim().slice(0, 300)) && line.trim().includes("  ");
export const startsJson = (line: string, next: string): boolean =>
  jsonOpen.test(line.slice(0, 300)) && (line.trim().length > 1 || /^\s*(?:["{[\]}]|\d)/.test(next));

export const printed = (line: string): boolean => {
  const start = line.slice(0, 300);
  return shapes.test(start) || reply.test(start.trim());
};

/** Could be typed: a known tool, a path, a variable, an assignment, a keyword, an alias. */
export function couldBeTyped(line: string, aliases: ReadonlyMap<string, unknown>): boolean {
  const text = line.trim();
  const first = text.slice(0, 300).split(/[\s;|&)]/, 1)[0] ?? "";
  if (first === "" || keyword.test(first)) return true;
  if (catalog.has(first) || aliases.has(first)) return true;
  return /^(?:\.{0,2}\/|~\/|\$|[A-Za-z_]\w*(?:\[\w*\])?\+?=|["'(:.]$)/.test(first) || /^\w+\(\)/.test(text);
}

/** English in a place where a command would stand: a capital, some words, no flag. */
export function isSentence(line: string): boolean {
  const text = line.trim().slice(0, 400);
  if (
    !/^[A-Z][a-z]{1,20}(?:'[a-z]{1,3})?(?:,)? [a-zA-Z]/.test(text) ||
    /[;|`$=]|(?:^|\s)-{1,2}[a-z]/.test(text)
  )
    return false;
  return text.split(/\s+/).length >= 3;
}
