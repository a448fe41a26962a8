/** A URL or a host and a port as the place to connect to. User, password, path and query are dropped at once. */
import type { Endpoint, Engine, Reference } from "./need.ts";

const SCHEMES: Readonly<
  Record<string, { readonly port: number; readonly tls: boolean; readonly engine: Engine }>
> = {
  postgres: { port: 5432, tls: false, engine: "postgresql" },
  postgresql: { port: 5432, tls: false, engine: "postgresql" },
  mysql: { port: 3306, tls: false, engine: "mysql" },
  mariadb: { port: 3306, tls: false, engine: "mysql" },
  redis: { port: 6379, tls: false, engine: "redis" },
  rediss: { port: 6379, tls: true, engine: "redis" },
  mongodb: { port: 27_017, tls: false, engine: "mongodb" },
  http: { port: 80, tls: false, engine: "database" },
  https: { port: 443, tls: true, engine: "database" },
};

export const DEFAULT_PORT: Readonly<Record<Exclude<Engine, "database">, number>> = {
  postgresql: 5432,
  mysql: 3306,
  redis: 6379,
  mongodb: 27_017,
};

export interface UrlPlace {
  readonly engine: Engine;
  /** Null where no host stands in it. */
  readonly endpoint: Endpoint | null;
}

const URL_FORM = /^([a-z][a-z0-9+.]{1,20}):\/\/([^/?#\s]*)/i;
const PLACE = /^(\[[0-9a-f:.]{2,45}\]|[^\s:@/,]{1,253})(?::(\d{1,5}))?$/i;

export const portIn = (text: string): number | null =>
  /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536 ? Number(text) : null;

/** `host` or `host:port`; null where it is neither. */
export function placeOf(
  text: string,
  otherwise: { readonly port: number; readonly tls: boolean },
): Endpoint | null {
  const found = PLACE.exec(text);
  const port = found?.[2] === undefined ? otherwise.port : portIn(found[2]);
  if (found === null || port === null) return null;
  return { host: (found[1] ?? "").replace(/^\[|\]$/g, ""), port, tls: otherwise.tls };
}

/** Null where the text is no URL whose scheme says what answers. */
export function urlPlace(text: string): UrlPlace | null {
  const found = URL_FORM.exec(text);
  const known = SCHEMES[(found?.[1] ?? "").toLowerCase().replace(/\+.*$/, "")];
  if (found === null || known === undefined) return null;
  const authority = found[2] ?? "";
  // Of several hosts the first one is looked at.
  const place = authority.slice(authority.lastIndexOf("@") + 1).split(",")[0] ?? "";
  return { engine: known.engine, endpoint: placeOf(place, known) };
}

export const isLoopback = (host: string): boolean =>
  host === "localhost" ||
  host === "::1" ||
  host === "0.0.0.0" ||
  /^127\./.test(host) ||
  host.endsWith(".localhost");

export const shown = ({ host, port }: Endpoint): string =>
  `${host.includes(":") ? `[${host}]` : host}:${port}`;

const REFERENCE = /^(env|file|exec):([^\n]+)$/;

export function referenceOf(text: string): Reference | null {
  const found = REFERENCE.exec(text);
  if (found === null || (found[1] === "file" && found[2]?.startsWith("//"))) return null;
  return { kind: found[1] as Reference["kind"], at: (found[2] ?? "").trim() };
}

/** Arguments of a command may hold anything: only the program is shown. */
export const shownReference = ({ kind, at }: Reference): string =>
  kind === "exec" ? `exec:${at.split(/\s/)[0] ?? ""}` : `${kind}:${at}`;
