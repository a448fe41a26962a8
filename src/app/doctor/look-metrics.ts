/**
 * Whether a source of figures answers as its kind does, and Prometheus in which version. It logs in nowhere, and judges no
 * figure.
 */
import { get as getHttp, type IncomingMessage } from "node:http";
import { get as getHttps } from "node:https";
import { shown, urlPlace } from "./endpoint.ts";
import { type Found, notLooked, ok, type World } from "./found.ts";
import { lookEndpoint, proxyFor } from "./look-url.ts";
import type { MetricsNeed } from "./need.ts";
import { resolveReference } from "./resolve-reference.ts";
import { failureOf } from "./unreachable.ts";

interface At {
  readonly world: World;
  readonly signal: AbortSignal;
}

type Answer = { readonly status: number; readonly text: string } | { readonly error: NodeJS.ErrnoException };

const BODY_BYTES = 64 * 1024;

/** A redirection is not followed: it would leave the server that was named. */
function ask(url: URL, signal: AbortSignal, accept = "application/json"): Promise<Answer> {
  return new Promise((resolve) => {
    const answered = (response: IncomingMessage): void => {
      const chunks: Buffer[] = [];
      let total = 0;
      const done = (): void => {
        response.destroy();
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") });
      };
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk.subarray(0, BODY_BYTES - total));
        total += chunk.length;
        if (total >= BODY_BYTES) done();
      });
      response.on("end", done);
      response.on("error", (error) => resolve({ error }));
    };
    const options = { signal, headers: { accept }, agent: false };
    const request =
      url.protocol === "https:" ? getHttps(url, options, answered) : getHttp(url, options, answered);
    request.on("error", (error) => resolve({ error }));
  });
}

function buildVersion(text: string): string | null {
  try {
    const version: unknown = JSON.parse(text)?.data?.version;
    return typeof version === "string" && /^[\w.+-]{1,40}$/.test(version) ? version : null;
  } catch {
    return null;
  }
}

function under(base: string, path: string): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/$/, "")}${path}`;
  url.search = "";
  return url;
}

const withFailure = (error: NodeJS.ErrnoException, place: string, { signal }: At): Found =>
  failureOf(
    signal.aborted ? { state: "late" } : { state: "failed", code: error.code ?? "", message: error.message },
    place,
  ) ?? { state: "unreachable" };

interface Refused {
  readonly status: number;
  readonly place: string;
  readonly as: string;
  readonly login: boolean;
}

function refused({ status, place, as, login }: Refused): Found {
  const isLogin = status === 401 || status === 403;
  if (isLogin && login)
    return ok({ what: "it wants a login; the token was not sent, which only a reading does" });
  return {
    state: "refused",
    what: isLogin ? `it wants a login (status ${status})` : `it answers with status ${status}, not as ${as}`,
    fix: isLogin
      ? "give the source a token: env:METRICS_TOKEN"
      : `check that ${place} is the server's own address`,
    code: "DOCTOR_UNREACHABLE",
  };
}

/** What the first lines of a page of metrics look like. */
const METRICS = /^(?:#[^\n]*|\s*|[A-Za-z_:{][^\n]*[ \t}]\S+)(?:\n|$)/;

async function lookPage(url: URL, login: boolean, at: At): Promise<Found> {
  const where = url.host;
  const answer = await ask(url, at.signal, "text/plain;version=0.0.4");
  if ("error" in answer) return withFailure(answer.error, where, at);
  if (answer.status !== 200)
    return refused({ status: answer.status, place: where, as: "a page of metrics does", login });
  if (METRICS.test(answer.text) && !/^\s*[<[]/.test(answer.text))
    return ok({ what: "its page is one of metrics" });
  return {
    state: "refused",
    what: "what it answers is no page of metrics",
    fix: `give the whole URL of the page, most often http://${where}/metrics`,
    code: "DOCTOR_UNREACHABLE",
  };
}

export async function lookMetrics(
  { at: source, answers, login = false }: MetricsNeed,
  at: At,
): Promise<Found> {
  const resolved = typeof source === "string" ? { text: source } : resolveReference(source, at.world);
  if ("why" in resolved) return notLooked(resolved.why);
  const endpoint = urlPlace(resolved.text)?.endpoint ?? null;
  if (endpoint === null || !URL.canParse(resolved.text)) return notLooked("its address is no http URL");
  if (proxyFor(endpoint, at.world.env)) return notLooked("it is reached through a proxy");
  const where = shown(endpoint);
  if (answers === "scrape") return { ...(await lookPage(new URL(resolved.text), login, at)), where };
  // A path that answers figures may be costly to ask, or counted.
  if (answers === "json") return { ...(await lookEndpoint(endpoint, at)), where };
  const built = await ask(under(resolved.text, "/api/v1/status/buildinfo"), at.signal);
  if ("error" in built) return { ...withFailure(built.error, where, at), where };
  const version = built.status === 200 ? buildVersion(built.text) : null;
  if (version !== null) return ok({ version, where });
  const ready = await ask(under(resolved.text, "/-/ready"), at.signal);
  if ("error" in ready) return { ...withFailure(ready.error, where, at), where };
  if (ready.status === 200) return ok({ where, what: "it is ready and tells no version" });
  const status = built.status === 404 ? ready.status : built.status;
  return { ...refused({ status, place: where, as: "Prometheus does", login }), where };
}
