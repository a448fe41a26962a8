/** Every step and check of a plan → the things it reads and writes, and what of it nobody knows. By the kind of its hand; it judges nothing. */
import type { Touched, WorldObject } from "../../../drivers/simulation/index.ts";
import type { Plan, Work } from "../../../plan/index.ts";
import { sqlObjects } from "./database-objects.ts";
import { textTouched } from "./text-touched.ts";

export interface WorkTouched extends Touched {
  /** Commands that change something, though nothing is known of what. */
  readonly unknown: readonly string[];
}

type Input = Readonly<Record<string, unknown>>;

const textOf = (input: Input, key: string): string => {
  const value = input[key];
  return typeof value === "string" ? value : "";
};

const SQL_CLIENTS = /^(?:psql|mysql|mariadb|sqlcmd|sqlite3|sqlplus|usql|cockroach)$/;

function ofSql(sql: string, work: Work): WorkTouched {
  const objects = sqlObjects(sql).map((named): WorldObject => ({ ...named, host: null }));
  if (work.danger === "read") return { reads: objects, writes: [], unknown: [] };
  return { reads: [], writes: objects, unknown: objects.length === 0 ? [sql.slice(0, 200)] : [] };
}

function ofShell(input: Input, work: Work): WorkTouched {
  const run = textOf(input, "run");
  if (SQL_CLIENTS.test(textOf(input, "inside"))) return ofSql(run, work);
  const host = work.host ?? (typeof input.host === "string" ? input.host : null);
  return textTouched(run, host);
}

const one = (kind: string, name: string): WorkTouched => ({
  reads: [],
  writes: name === "" ? [] : [{ kind, name, host: null }],
  unknown: [],
});

function ofHttp(input: Input): WorkTouched {
  const address = { kind: "address", name: textOf(input, "url").replace(/[?#].*$/, ""), host: null };
  const looks = /^(?:GET|HEAD|OPTIONS)$/.test(textOf(input, "method"));
  return { reads: looks ? [address] : [], writes: looks ? [] : [address], unknown: [] };
}

export function workTouched(work: Work): WorkTouched {
  const { hand, input } = work.effect;
  switch (hand) {
    case "shell":
      return ofShell(input, work);
    case "sql":
      return ofSql(textOf(input, "sql"), work);
    case "http":
      return ofHttp(input);
    case "deploy":
      return one("service", textOf(input, "service"));
    case "migrate":
      return one("schema", `of ${textOf(input, "database") || "the database"}`);
    case "backup":
      return one("backup", textOf(input, "to") || textOf(input, "database"));
    case "flag":
      return one("flag", textOf(input, "flag"));
    case "file":
      return work.danger === "read" ? one("file", "") : one("file", textOf(input, "path"));
    case "notify":
      return one("message", textOf(input, "to"));
    case "lock":
      return one("lock", textOf(input, "service"));
    default:
      return { reads: [], writes: [], unknown: work.danger === "read" ? [] : [hand] };
  }
}

/** By the id of the node, or of the line of a check list. What only reads leaves at most a file. */
export function planTouched(plan: Plan): Readonly<Record<string, WorkTouched>> {
  const touched: Record<string, WorkTouched> = {};
  for (const [id, node] of Object.entries(plan.nodes))
    if (node.kind === "step") touched[id] = workTouched(node);
  for (const [id, item] of Object.entries(plan.items))
    if (item.kind === "check") touched[id] = workTouched(item);
  return touched;
}
