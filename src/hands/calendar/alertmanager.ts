/**
 * Alerts that fire in an Alertmanager now (API v2), as open incidents. Silenced ones are none; inhibited ones are, since
 * what inhibits them may lie beyond the labels that are asked for.
 */
import { boundedGet } from "./bounded-get.ts";
import { type Incidents, inWords } from "./incidents.ts";

export interface AlertmanagerGiven {
  /** Where it answers; what stands before `/api/v2` where it lies below a path. */
  readonly url: string;
  /** `severity="critical"`, `service=~"orders|billing"`; all of them must fit. */
  readonly matchers: readonly string[];
}

const MATCHER =
  /^\s{0,4}([a-zA-Z_:][a-zA-Z0-9_:]{0,100})\s{0,4}(=~|!~|!=|=)\s{0,4}(\S(?:.{0,498}\S)?)\s{0,4}$/;

/** A matcher as the API wants it, its value in quotes; null: it is none. */
export function alertmanagerMatcher(text: string): string | null {
  const [, name, operator, value] = MATCHER.exec(text) ?? [];
  if (name === undefined || operator === undefined || value === undefined) return null;
  const isQuoted = /^"(?:[^"\\]|\\.){0,500}"$/.test(value);
  if (!isQuoted && value.includes('"')) return null;
  return `${name}${operator}${isQuoted ? value : `"${value.replaceAll("\\", "\\\\")}"`}`;
}

export const alertmanager =
  ({ url, matchers }: AlertmanagerGiven): Incidents =>
  async ({ timeoutMs, signal }) => {
    const at = addressOf(url, matchers);
    if (at === null) return { why: "the address of the Alertmanager is no http address" };
    const got = await boundedGet({ url: at, headers: {}, timeoutMs, signal });
    if ("why" in got) return got;
    const alerts = alertsIn(got.json);
    if (alerts === null) return { why: `${at.origin}${at.pathname} does not answer with a list of alerts` };
    return { incidents: inWords(alerts) };
  };

function addressOf(url: string, matchers: readonly string[]): URL | null {
  try {
    const at = new URL(url);
    if (at.protocol !== "http:" && at.protocol !== "https:") return null;
    at.pathname = `${at.pathname.replace(/\/{1,10}$/, "")}/api/v2/alerts`;
    at.search = "";
    at.searchParams.set("active", "true");
    at.searchParams.set("silenced", "false");
    for (const matcher of matchers) at.searchParams.append("filter", alertmanagerMatcher(matcher) ?? matcher);
    return at;
  } catch {
    return null;
  }
}

/** Null: this is not what an Alertmanager answers. */
function alertsIn(json: unknown): readonly string[] | null {
  if (!Array.isArray(json)) return null;
  const lines: string[] = [];
  for (const each of json as readonly unknown[]) {
    if (!isRecord(each) || !isRecord(each.labels)) return null;
    lines.push(inOneLine(each.labels, isRecord(each.annotations) ? each.annotations : {}));
  }
  return lines.sort();
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function inOneLine(labels: Readonly<Record<string, unknown>>, annotations: typeof labels): string {
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const name = text(labels.alertname) || "an alert without a name";
  const severity = text(labels.severity);
  const summary = text(annotations.summary) || text(annotations.description);
  return `${name}${severity === "" ? "" : ` (${severity})`}${summary === "" ? "" : `: ${summary}`}`;
}
