/** `deploy`, `migrate` and `backup`: the verbs that put something where it was not. */
import type { BackupInput, DeployInput, MigrateInput, TextOrSecret } from "../effect/index.ts";
import { compileStep, type Job, plainJob } from "./compile-step.ts";
import type { VerbGiven } from "./compile-verb.ts";
import { boundIn } from "./compiling.ts";
import type { Finding, Flow } from "./draft.ts";
import { fillShell } from "./fill-shell.ts";
import { filledFindings } from "./findings.ts";
import { undoNode } from "./undo.ts";
import { asNumber, asOneOf, asTexts } from "./verb-values.ts";

/** Several services are lanes side by side; what must go before them stands in their input. */
export function deploy(given: VerbGiven): Flow {
  const { compiling, item } = given;
  const services = asTexts(item.value);
  const input = compiling.settled.values.get("version");
  const version = given.text("version") ?? (typeof input === "string" ? input : null);
  const lanes = services.map((service): Flow => {
    const one: DeployInput = {
      service,
      version,
      environment: given.text("env") ?? compiling.environment,
      after: asTexts(item.keys.after),
    };
    const id = services.length === 1 ? given.id : `${given.id}-${service.toLowerCase()}`;
    const title = `Deploy ${service}${version === null ? "" : ` ${version}`}`;
    return compileStep(compiling, {
      ...jobOf(given, { hand: "deploy", input: { ...one } }),
      id,
      shown: { ...given.shown, title },
    });
  });
  return lanes.length === 1 ? (lanes[0] ?? []) : [{ lanes }];
}

function jobOf(given: VerbGiven, effect: Job["effect"]): Job {
  const timeoutMs = asNumber(given.item.keys.timeout);
  return {
    ...plainJob,
    id: given.id,
    shown: given.shown,
    effect,
    danger: "write",
    onCrash: "probe",
    notes: { ...given.item.notes, ...(timeoutMs === null ? {} : { timeoutMs }) },
    when: given.when,
    findings: given.findings,
    from: [given.item.id],
  };
}

interface Command {
  readonly text: string | null;
  readonly findings: readonly Finding[];
}

/** A command of a verb is filled as any command is; what it needs exported it must write out. */
function commandOf({ compiling, item }: VerbGiven, key: string): Command {
  const raw = item.keys[key];
  if (typeof raw !== "string") return { text: null, findings: [] };
  const filled = fillShell(raw, boundIn(compiling, raw));
  return { text: withExports(filled.text, filled.env), findings: filledFindings(filled, raw, item.lines) };
}

/** The hands behind verbs take one text: the values of variables go in front of it, quoted. */
function withExports(text: string, env: Readonly<Record<string, TextOrSecret>>): string {
  const exports = Object.entries(env).flatMap(([name, value]) =>
    typeof value === "string" ? [`${name}='${value.replaceAll("'", "'\\''")}'`] : [],
  );
  return exports.length === 0 ? text : `export ${exports.join(" ")}; ${text}`;
}

export function migrate(given: VerbGiven): Flow {
  const [up, down, status] = [commandOf(given, "up"), commandOf(given, "down"), commandOf(given, "status")];
  const input: MigrateInput = {
    with: given.value,
    direction: "up",
    up: up.text,
    down: down.text,
    status: status.text,
    database: given.text("database"),
  };
  const findings = [...given.findings, ...up.findings, ...down.findings, ...status.findings];
  const undo = undoNode({
    id: given.id,
    shown: given.shown,
    // A way down that is written is exact; that a known tool has one is an inference.
    sure: down.text === null ? "inferred" : "exact",
    compiling: given.compiling,
    effect: { hand: "migrate", input: { ...input, direction: "down" } },
    host: null,
    missing: [],
    onCrash: "probe",
  });
  const hasDown = down.text !== null || (up.text === null && GOES_DOWN.test(given.value));
  const job = jobOf(given, { hand: "migrate", input: { ...input } });
  return compileStep(given.compiling, { ...job, findings, undo: hasDown ? undo : null });
}

/** Tools whose migrations are written with a way down. Prisma and Flyway's free edition have none. */
const GOES_DOWN =
  /^(?:knex|sequelize|typeorm|rails|alembic|django|golang-migrate|migrate|goose|dbmate|umzug|db-migrate|laravel|phinx|ecto)\b/i;

export function backup(given: VerbGiven): Flow {
  const run = commandOf(given, "run");
  const input: BackupInput = {
    database: given.value,
    run: run.text,
    to: given.text("to"),
    prove: asOneOf(given.item.keys.prove, ["restore", "list", "none"] as const) ?? "list",
  };
  const job = jobOf(given, { hand: "backup", input: { ...input } });
  // It adds a file and changes nothing that a release would have to take back.
  return compileStep(given.compiling, {
    ...job,
    danger: "read",
    onCrash: "repeat",
    findings: [...given.findings, ...run.findings],
  });
}
