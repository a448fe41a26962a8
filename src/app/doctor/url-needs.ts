/** The addresses that curl, wget and `http` fences ask: host and port of each, once. Paths, headers and queries are dropped. */
import type { RequestItem } from "../../runbook/index.ts";
import type { Call } from "./calls.ts";
import { isLoopback, shown, urlPlace } from "./endpoint.ts";
import type { Endpoint, UrlNeed, Use } from "./need.ts";
import { optionsOf } from "./options.ts";
import type { Values } from "./values.ts";

const CURL =
  "-X --request -H --header -d --data --data-raw --data-binary --data-urlencode -o --output -u --user -w --write-out -F --form -T --upload-file -A --user-agent -e --referer -b --cookie -c --cookie-jar --max-time -m --connect-timeout --retry --retry-delay --retry-max-time --resolve --cacert --cert --key -K --config -x --proxy --json -E --limit-rate -D --dump-header -r --range --unix-socket --interface --oauth2-bearer --connect-to";
const WGET =
  "-O --output-document -o --header --post-data --user --password -P -T --timeout -t --tries --method --body-data";

const CLIENTS: Readonly<Record<string, string>> = { curl: CURL, wget: WGET, http: "", https: "", xh: "" };
/** Schemeless, as curl takes it: only where a port or the name says that it is an address. */
const BARE = /^(?:localhost|127\.0\.0\.1|\[::1\]|[\w.-]{1,253}(?=:\d))(?::\d{1,5})?(?:[/?]|$)/;
const SHORT = /^:(\d{1,5})?(?:\/|$)/;

interface Address {
  readonly at: Endpoint | null;
  readonly name: string;
  readonly open: readonly string[];
}

function addressOf(written: string, values: Values): Address | null {
  const { text } = values.fill(written);
  const url = /^https?:\/\//i.test(text) ? text : BARE.test(text) ? `http://${text}` : null;
  const short = SHORT.exec(text);
  const place = short === null ? null : `http://localhost:${short[1] ?? "80"}`;
  const found = url ?? place;
  if (found === null) {
    // `$BASE_URL/health`, `<base-url>/health`: an address, but nobody knows which.
    const { open } = values.fill(text.split("/")[0] ?? "");
    const [first] = open;
    return first !== undefined && /url|host|addr|domain|endpoint|base/i.test(first) && text.startsWith(first)
      ? { at: null, name: first, open }
      : null;
  }
  const authority = /^https?:\/\/([^/?#\s]*)/i.exec(found)?.[1] ?? "";
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const { open } = values.fill(host);
  const scheme = /^https:/i.test(found) ? "https" : "http";
  if (open.length > 0) return { at: null, name: `${scheme}://${host}`, open };
  const at = urlPlace(found)?.endpoint ?? null;
  return at === null ? null : { at, name: nameOf(at), open: [] };
}

const USUAL = { http: 80, https: 443 } as const;

function nameOf(at: Endpoint): string {
  const scheme = at.tls ? "https" : "http";
  const place = shown(at);
  return `${scheme}://${at.port === USUAL[scheme] ? place.slice(0, place.lastIndexOf(":")) : place}`;
}

/** What a release starts on this machine need not be there before it. */
const MAY_START = "may be what the release itself starts";

function need(address: Address, use: Use, only: string | null): UrlNeed {
  const isHere = address.at !== null && isLoopback(address.at.host);
  return {
    kind: "url",
    name: address.name,
    at: address.at,
    openedBy: null,
    uses: [use],
    only: only ?? (isHere ? MAY_START : null),
    open: address.open,
  };
}

export function urlNeeds(call: Call): readonly UrlNeed[] {
  const name = call.words[0] ?? "";
  const values = CLIENTS[name];
  if (values === undefined || call.isDefined) return [];
  const options = optionsOf(call.words, values);
  return [...options.operands, ...options.all("--url")].flatMap((word) => {
    const address = addressOf(word, call.values);
    return address === null ? [] : [need(address, call.use, call.only)];
  });
}

export function requestNeed(
  item: RequestItem,
  at: { use: Use; only: string | null; values: Values },
): UrlNeed | null {
  const host = item.headers.find(([name]) => name.toLowerCase() === "host")?.[1];
  const url = item.url.startsWith("/") && host !== undefined ? `https://${host}${item.url}` : item.url;
  const address = addressOf(url, at.values);
  return address === null ? null : need(address, at.use, at.only);
}
