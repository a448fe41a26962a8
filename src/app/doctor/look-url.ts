/** Whether an address takes connections, and for https how long its certificate is good. No request is sent. */
import { isLoopback, shown, urlPlace } from "./endpoint.ts";
import { type Found, notLooked, ok, type World } from "./found.ts";
import type { Endpoint, UrlNeed } from "./need.ts";
import { openSocket } from "./open-socket.ts";
import { resolveReference } from "./resolve-reference.ts";
import { failureOf } from "./unreachable.ts";

interface At {
  readonly world: World;
  readonly signal: AbortSignal;
}

const DAY_MS = 86_400_000;
const WARN_DAYS = 14;

/** curl would go through it, so a connection past it proves nothing. */
export function proxyFor({ host, tls }: Endpoint, env: World["env"]): boolean {
  const names = tls
    ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
    : ["http_proxy", "all_proxy", "ALL_PROXY"];
  if (isLoopback(host) || !names.some((name) => (env[name] ?? "") !== "")) return false;
  const spared = (env.no_proxy ?? env.NO_PROXY ?? "")
    .split(",")
    .map((each) => each.trim().replace(/^\*?\./, ""));
  return !spared.some(
    (each) => each === "*" || (each !== "" && (host === each || host.endsWith(`.${each}`))),
  );
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

export function certified(expires: number | null, now: number): Found {
  if (expires === null) return ok();
  const left = Math.floor((expires - now) / DAY_MS);
  const version = `certificate until ${day(expires)}`;
  if (left >= WARN_DAYS) return ok({ version });
  return ok({
    version,
    what:
      left < 1
        ? "its certificate ends within a day"
        : `its certificate ends in ${left} day${left === 1 ? "" : "s"}`,
    fix: "renew it before the release",
  });
}

export async function lookEndpoint(to: Endpoint, at: At): Promise<Found> {
  if (proxyFor(to, at.world.env))
    return notLooked("it is reached through a proxy, which only a request would try");
  const socketed = await openSocket({ to, tls: to.tls, signal: at.signal });
  const failure = failureOf(socketed, shown(to));
  if (failure !== null || socketed.state !== "open") return failure ?? { state: "slow" };
  return certified(socketed.expires, Date.now());
}

const IN_CLUSTER = /\.(?:svc|svc\.cluster\.local)$/i;
const inCluster = notLooked("it is a name inside the cluster");

export async function lookUrl({ at: place }: UrlNeed, at: At): Promise<Found> {
  if (place === null) return notLooked("no host stands in it");
  if ("port" in place) return IN_CLUSTER.test(place.host) ? inCluster : lookEndpoint(place, at);
  const resolved = resolveReference(place, at.world);
  if ("why" in resolved) return notLooked(resolved.why);
  const endpoint = urlPlace(resolved.text)?.endpoint ?? null;
  if (endpoint === null) return notLooked("what its reference holds is no URL");
  return { ...(await lookEndpoint(endpoint, at)), where: shown(endpoint) };
}
