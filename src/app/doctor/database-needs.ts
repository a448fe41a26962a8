/** The databases that clients of this machine connect to, by flags, URLs and variables. Users and passwords are passed over. */
import type { Call } from "./calls.ts";
import { DEFAULT_PORT, placeOf, portIn, shown, urlPlace } from "./endpoint.ts";
import type { Gather } from "./gather.ts";
import type { DatabaseNeed, Endpoint, Engine } from "./need.ts";
import { type Options, optionsOf } from "./options.ts";

type Known = Exclude<Engine, "database">;

interface Client {
  readonly engine: Known;
  readonly values: string;
  readonly host: readonly string[];
  readonly port: readonly string[];
  /** Options and operands that may hold a URL. */
  readonly url: readonly string[];
  readonly hostVariable: string | null;
  readonly portVariable: string | null;
  /** Without a host: its own local socket, else a port of this machine. */
  readonly socket: boolean;
}

const postgres: Client = {
  engine: "postgresql",
  values:
    "-h --host -p --port -U --username -d --dbname -f --file -c --command -t --table -n --schema -F --format -v -o -j --jobs -Z -T -N",
  host: ["-h", "--host"],
  port: ["-p", "--port"],
  url: ["-d", "--dbname"],
  hostVariable: "PGHOST",
  portVariable: "PGPORT",
  socket: true,
};
const mysql: Client = {
  engine: "mysql",
  values: "-h --host -P --port -u --user -D --database -e --execute -S --socket --ssl-mode --ssl-ca",
  host: ["-h", "--host"],
  port: ["-P", "--port"],
  url: [],
  hostVariable: "MYSQL_HOST",
  portVariable: "MYSQL_TCP_PORT",
  socket: true,
};
const redis: Client = {
  engine: "redis",
  values: "-h -p -u -a -n --user --pass -r -i --pattern",
  host: ["-h"],
  port: ["-p"],
  url: ["-u"],
  hostVariable: null,
  portVariable: null,
  socket: false,
};
const mongo: Client = {
  engine: "mongodb",
  values:
    "-h --host --port --uri -u --username -p --password --eval -d --db -c --collection -o --out --authenticationDatabase --archive",
  host: ["-h", "--host"],
  port: ["--port"],
  url: ["--uri"],
  hostVariable: null,
  portVariable: null,
  socket: false,
};

const CLIENTS: ReadonlyMap<string, Client> = new Map([
  ...[
    "psql",
    "pg_dump",
    "pg_dumpall",
    "pg_restore",
    "pg_isready",
    "createdb",
    "dropdb",
    "vacuumdb",
    "reindexdb",
    "pgbench",
  ].map((name) => [name, postgres] as const),
  ...["mysql", "mysqldump", "mysqladmin", "mysqlcheck", "mariadb", "mariadb-dump"].map(
    (name) => [name, mysql] as const,
  ),
  ["redis-cli", redis],
  ...["mongo", "mongosh", "mongodump", "mongorestore", "mongoexport"].map((name) => [name, mongo] as const),
]);

const HELP = ["--help", "--version", "-V", "-?"];

interface Found {
  readonly at: Endpoint | "socket" | null;
  readonly open: readonly string[];
}

/** `host=db port=5432 dbname=x`. */
function connectionWords(text: string): { readonly host: string | null; readonly port: string | null } {
  const part = (name: string): string | null =>
    new RegExp(`(?:^|\\s)${name}\\s?=\\s?'?([^\\s']{1,253})`).exec(text)?.[1] ?? null;
  return { host: part("host"), port: part("port") };
}

const urlIn = (client: Client, options: Options): string | null =>
  [...options.all(...client.url), ...options.operands].find(
    (word) => urlPlace(word)?.engine === client.engine,
  ) ??
  // `psql "$DATABASE_URL"` whose value nobody knows here.
  options.operands.find((word) => /^\$\{?\w*(?:URL|URI|DSN|CONN\w*)\}?$/i.test(word)) ??
  null;

function located(call: Call, client: Client): Found {
  const options = optionsOf(call.words, client.values);
  const own = (name: string | null): string | null =>
    name === null ? null : (call.assigned.get(name)?.text ?? call.values.variable(name));
  const url = urlIn(client, options);
  if (url !== null) {
    const { open } = call.values.fill(url);
    const endpoint = urlPlace(url)?.endpoint ?? null;
    // What is open in the user or the password is nobody's business here.
    if (endpoint !== null && call.values.fill(endpoint.host).open.length === 0)
      return { at: endpoint, open: [] };
    return { at: null, open: open.length > 0 ? open : [url.startsWith("$") ? url : "a URL without a host"] };
  }
  const words = connectionWords(
    [...options.all(...client.url), ...options.operands].join(" ").slice(0, 2000),
  );
  const host = options.value(...client.host) ?? words.host ?? own(client.hostVariable);
  const port = options.value(...client.port) ?? words.port ?? own(client.portVariable);
  const open = call.values.fill(`${host ?? ""} ${port ?? ""}`).open;
  if (open.length > 0) return { at: null, open };
  const number = portIn(port ?? "") ?? DEFAULT_PORT[client.engine];
  if (host === null || host.startsWith("/")) {
    if (client.socket && !(port !== null && client.engine === "mysql")) return { at: "socket", open: [] };
    return { at: { host: "localhost", port: number, tls: false }, open: [] };
  }
  return { at: placeOf(host, { port: number, tls: false }), open: [] };
}

export function databaseNeed(call: Call): DatabaseNeed | null {
  const client = CLIENTS.get(call.words[0] ?? "");
  if (client === undefined || call.words.some((word) => HELP.includes(word))) return null;
  const options = optionsOf(call.words, client.values);
  // It reads an archive, or writes a script, and connects to nothing.
  if (call.words[0] === "pg_restore" && !options.has("-d", "--dbname")) return null;
  const { at, open } = located(call, client);
  if (at === null && open.length === 0) return null;
  const where = at === null ? open.join(" ") : at === "socket" ? "local socket" : shown(at);
  return {
    kind: "database",
    name: `${client.engine} ${where}`,
    engine: client.engine,
    at,
    openedBy: null,
    uses: [call.use],
    only: call.only,
    open,
  };
}

export const addDatabase = (gather: Gather, call: Call): void => {
  const need = databaseNeed(call);
  if (need !== null) gather.add(need);
};
