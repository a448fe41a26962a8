/** Whether a source of figures answers as Prometheus does, and in which version. It asks about the server, never for figures. */
import { get as getHttp, type IncomingMessage } from "node:http";
import { get as getHttps } from "node:https";
import { shown, urlPlace } from "./endpoint.ts";
import { type Found, notLooked, ok, type World } from "./found.ts";
import { proxyFor } from "./look-url.ts";
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
function ask(url: URL, signal: AbortSignal): Promise<Answer> {
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
    const options = { signal, headers: { accept: "application/json" }, agent: false };
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

function refused(status: number, place: string): Found {
  const isLogin = status === 401 || status === 403;
  return {
    state: "refused",
    what: isLogin
      ? `it wants a login (status ${status})`
      : `it answers with status ${status}, not as Prometheus does`,
    fix: isLogin
      ? "give the source's URL of a way in without one"
      : `check that ${place} is the server's own address`,
    code: "DOCTOR_UNREACHABLE",
  };
}

export async function lookMetrics({ at: source }: MetricsNeed, at: At): Promise<Found> {
  const resolved = typeof source === "string" ? { text: source } : resolveReference(source, at.world);
  if ("why" in resolved) return notLooked(resolved.why);
  const endpoint = urlPlace(resolved.text)?.endpoint ?? null;
  if (endpoint === null || !URL.canParse(resolved.text)) return notLooked("its address is no http URL");
  if (proxyFor(endpoint, at.world.env)) return notLooked("it is reached through a proxy");
  const where = shown(endpoint);
  const built = await ask(under(resolved.text, "/api/v1/status/buildinfo"), at.signal);
  if ("error" in built) return { ...withFailure(built.error, where, at), where };
  const version = built.status === 200 ? buildVersion(built.text) : null;
  if (version !== null) return ok({ version, where });
  const ready = await ask(under(resolved.text, "/-/ready"), at.signal);
  if ("error" in ready) return { ...withFailure(ready.error, where, at), where };
  if (ready.status === 200) return ok({ where, what: "it is ready and tells no version" });
  return { ...refused(built.status === 404 ? ready.status : built.status, where), where };
}
