/**
 * Looks for every need, several at once, each with its own end: a check that is not done in time is given up, and what it
 * had open is closed. The answers stand in the order of the needs, however they came.
 */
import { redact } from "../../base/index.ts";
import { canonicalName, findPlaceholders } from "../../shell/index.ts";
import { type Check, type Found, notLooked, type World } from "./found.ts";
import { lookContext, lookNamespace } from "./look-cluster.ts";
import { lookDatabase } from "./look-database.ts";
import { lookFile, lookTask } from "./look-file.ts";
import { lookHost } from "./look-host.ts";
import { lookMetrics } from "./look-metrics.ts";
import { lookInput, lookSecret } from "./look-secret.ts";
import { lookTool } from "./look-tool.ts";
import { lookUrl } from "./look-url.ts";
import { CURRENT, type Need } from "./need.ts";

const AT_ONCE = 8;

interface At {
  readonly world: World;
  readonly signal: AbortSignal;
}

function byKind(need: Need, at: At): Found | Promise<Found> {
  switch (need.kind) {
    case "tool":
      return lookTool(need, at);
    case "context":
      return lookContext(need, at);
    case "namespace":
      return lookNamespace(need, at);
    case "host":
      return lookHost(need, at);
    case "database":
      return lookDatabase(need, at);
    case "url":
      return lookUrl(need, at);
    case "metrics":
      return lookMetrics(need, at);
    case "secret":
      return lookSecret(need, at.world);
    case "file":
      return lookFile(need, at.world);
    case "task":
      return lookTask(need, at.world);
    case "input":
      return lookInput(need, at.world);
  }
}

/** How to give a value that nobody has given; null for what only running the runbook would tell. */
function howToGive(spelling: string): string | null {
  const variable = /^\$\{?([A-Za-z_]\w*)/.exec(spelling)?.[1];
  if (variable !== undefined) return `set ${variable}, or pass --set ${canonicalName(variable)}=…`;
  const [placeholder] = findPlaceholders(spelling);
  return placeholder === undefined ? null : `pass --set ${placeholder.name}=…`;
}

function depends(open: readonly string[]): Found {
  const all = [...new Set(open)];
  return notLooked(`depends on ${all.slice(0, 3).join(", ")}`, howToGive(all[0] ?? ""));
}

function beforehand(need: Need): Found | null {
  if (need.open.length > 0) return depends(need.open);
  const by = need.kind === "url" || need.kind === "database" ? need.openedBy : null;
  return by === null ? null : notLooked(`line ${by.lines?.[0] ?? 0} of ${by.file} opens it`);
}

/** The deadline is kept here, whatever a check does with its signal. */
async function inTime(need: Need, world: World, stopped: AbortSignal): Promise<Found> {
  const before = beforehand(need);
  if (before !== null) return before;
  const deadline = new AbortController();
  const stop = (): void => deadline.abort();
  stopped.addEventListener("abort", stop);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Found>((resolve) => {
    timer = setTimeout(() => {
      deadline.abort();
      // A check that ends by its signal may still say more than that it was late.
      setTimeout(() => resolve({ state: "slow" }), 20);
    }, world.timeoutMs);
  });
  try {
    return await Promise.race([byKind(need, { world, signal: deadline.signal }), late]);
  } finally {
    clearTimeout(timer);
    stopped.removeEventListener("abort", stop);
    deadline.abort();
  }
}

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;

function noteOf(need: Need, found: Found): string | null {
  const there = need.kind === "host" && need.there.length > 0 ? `runs there: ${need.there.join(", ")}` : null;
  const notes = [there, found.state === "ok" ? null : need.only].filter((each) => each !== null);
  return notes.length === 0 ? null : notes.join("; ");
}

const said = (text: string | null | undefined): string | null => (text ? redact(text) : null);

function checkOf(need: Need, found: Found, world: World): Check {
  const isSlow = found.state === "slow";
  return {
    kind: need.kind,
    name: redact(need.name),
    state: found.state,
    version: found.version ?? null,
    where: found.where ?? (need.kind === "namespace" ? (need.context ?? CURRENT) : null),
    needed: need.only === null && need.kind !== "input",
    needs: need.uses,
    code: found.code ?? (isSlow ? "DOCTOR_UNREACHABLE" : null),
    what: said(found.what) ?? (isSlow ? `no answer within ${seconds(world.timeoutMs)}` : null),
    fix: said(found.fix) ?? (isSlow ? "check the VPN and the network" : null),
    note: said(noteOf(need, found)),
  };
}

export async function lookFor(
  needs: readonly Need[],
  world: World,
  stopped: AbortSignal,
): Promise<readonly Check[]> {
  const checks: Check[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < needs.length; at = next++) {
      const need = needs[at];
      if (need !== undefined) checks[at] = checkOf(need, await inTime(need, world, stopped), world);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return checks;
}
