/** Incidents that are open in PagerDuty (REST API v2): triggered or acknowledged, of whatever age. */
import { boundedGet } from "./bounded-get.ts";
import { type Incidents, inWords } from "./incidents.ts";

export interface PagerDutyGiven {
  /** A key of the REST API; one that may only read is enough. */
  readonly key: string;
  /** Ids of services; empty: all of the account. */
  readonly services: readonly string[];
  /** `https://api.pagerduty.com`, or `https://api.eu.pagerduty.com`. */
  readonly url: string;
}

export const PAGERDUTY_URL = "https://api.pagerduty.com";

export const pagerDuty =
  ({ key, services, url }: PagerDutyGiven): Incidents =>
  async ({ timeoutMs, signal }) => {
    const at = addressOf(url, services);
    if (at === null) return { why: "the address of PagerDuty is no http address" };
    // A line end in a header would be another header.
    if (key.trim() === "" || /[^\x21-\x7e]/.test(key.trim()))
      return { why: "the key of PagerDuty is no key" };
    const headers = {
      authorization: `Token token=${key.trim()}`,
      accept: "application/vnd.pagerduty+json;version=2",
    };
    const got = await boundedGet({ url: at, headers, timeoutMs, signal });
    if ("why" in got) return got;
    const incidents = incidentsIn(got.json);
    if (incidents === null)
      return { why: `${at.origin}${at.pathname} does not answer with a list of incidents` };
    return { incidents: inWords(incidents) };
  };

function addressOf(url: string, services: readonly string[]): URL | null {
  try {
    const at = new URL(url);
    if (at.protocol !== "http:" && at.protocol !== "https:") return null;
    at.pathname = `${at.pathname.replace(/\/{1,10}$/, "")}/incidents`;
    at.search = "";
    for (const status of ["triggered", "acknowledged"]) at.searchParams.append("statuses[]", status);
    for (const service of services) at.searchParams.append("service_ids[]", service);
    // Without it only those of the last month are told.
    at.searchParams.set("date_range", "all");
    at.searchParams.set("limit", "100");
    return at;
  } catch {
    return null;
  }
}

/** Null: this is not what PagerDuty answers. */
function incidentsIn(json: unknown): readonly string[] | null {
  const list = isRecord(json) ? json.incidents : null;
  if (!Array.isArray(list)) return null;
  const lines: string[] = [];
  for (const each of list as readonly unknown[]) {
    if (!isRecord(each)) return null;
    const number =
      typeof each.incident_number === "number" ? `#${each.incident_number}` : String(each.id ?? "?");
    const title = typeof each.title === "string" ? each.title : String(each.summary ?? "without a title");
    const service =
      isRecord(each.service) && typeof each.service.summary === "string" ? each.service.summary : null;
    lines.push(
      `${number} ${title}${service === null ? "" : ` (${service})`}, ${String(each.status ?? "open")}`,
    );
  }
  return lines;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
