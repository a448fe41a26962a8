/** Whether a program is on PATH, starts, and in which version. Only known tools are started, and only to tell their version. */
import { basename } from "node:path";
import { findProgram, packagedVersion } from "./find-program.ts";
import { type Found, ok, type World } from "./found.ts";
import { installHint } from "./install-hints.ts";
import type { ToolNeed } from "./need.ts";
import { type Child, firstLine, runChild } from "./run-child.ts";
import { askOf, isSystemTool, versionIn } from "./versions.ts";

interface Asked {
  readonly path: string;
  readonly args: readonly string[];
  readonly sets?: Readonly<Record<string, string>>;
  readonly passes?: RegExp;
}

/** Where docker's daemon is, not who may use it. */
const DOCKER = /^DOCKER_(?:HOST|CONTEXT|CONFIG|TLS_VERIFY|CERT_PATH)$/;

const missing = (need: ToolNeed, what: string): Found => ({
  state: "missing",
  what,
  fix: installHint(need.name),
  code: "DOCTOR_TOOL_MISSING",
});

const broken = (path: string, args: readonly string[], child: Child): Found => {
  const said = firstLine(child.err) || firstLine(child.out);
  return {
    state: "refused",
    where: path,
    what:
      child.failed === null
        ? `it does not run${said === "" ? "" : `: ${said}`}`
        : "it is there and cannot be started",
    fix: `see what ${[basename(path), ...args].join(" ")} says`,
    code: "DOCTOR_TOOL_MISSING",
  };
};

async function askVersion(asked: Asked, world: World, signal: AbortSignal): Promise<Found> {
  const { path, args } = asked;
  const child = await runChild({ ...asked, file: path, world, signal });
  if (signal.aborted) return { state: "slow", where: path, fix: `see what ${basename(path)} waits for` };
  if (child.status !== 0 && child.status !== null) return broken(path, args, child);
  if (child.failed !== null) return broken(path, args, child);
  const version = versionIn(child.out) ?? versionIn(child.err);
  return ok({ where: path, version, what: version === null ? "it tells no version" : null });
}

/** Without its daemon docker does nothing: that is asked too, where a command needs it. */
async function askDaemon(path: string, world: World, signal: AbortSignal): Promise<Found | null> {
  const args = ["version", "--format", "{{.Server.Version}}"];
  const child = await runChild({ file: path, args, world, signal, passes: DOCKER });
  if (child.status === 0) return null;
  const said = firstLine(child.err);
  return {
    state: signal.aborted ? "slow" : "unreachable",
    where: path,
    what: `its daemon does not answer${said === "" ? "" : `: ${said}`}`,
    fix: "start the daemon, or check DOCKER_HOST and that this user may use it",
    code: "DOCTOR_UNREACHABLE",
  };
}

async function lookPlugin(need: ToolNeed, plugin: string, { world, signal }: At): Promise<Found> {
  if (need.program === "kubectl") {
    const path = findProgram(plugin, world);
    return path === null ? missing(need, `there is no ${plugin} on PATH`) : ok({ where: path });
  }
  const path = findProgram(need.program, world);
  if (path === null) return missing(need, `${need.program} is not here to bring it`);
  const found = await askVersion({ path, args: [plugin, "version"], passes: DOCKER }, world, signal);
  if (found.state !== "refused" && (found.state !== "ok" || found.version !== null)) return found;
  return missing(need, `${need.program} has no plugin ${plugin}`);
}

interface At {
  readonly world: World;
  readonly signal: AbortSignal;
}

export async function lookTool(need: ToolNeed, at: At): Promise<Found> {
  const { world, signal } = at;
  if (need.plugin !== null) return lookPlugin(need, need.plugin, at);
  const path = findProgram(need.program, world);
  if (path === null)
    return missing(need, need.program.startsWith("/") ? "there is no such program" : "it is not on PATH");
  if (isSystemTool(need.program)) return ok({ where: path });
  const packaged = packagedVersion(path);
  if (packaged !== null) return ok({ where: path, version: packaged });
  const ask = askOf(need.program);
  if (ask === null) return ok({ where: path });
  const found = await askVersion({ path, ...ask }, world, signal);
  if (found.state !== "ok" || need.program !== "docker" || !need.acts) return found;
  const daemon = await askDaemon(path, world, signal);
  return daemon === null ? found : { ...daemon, version: found.version ?? null };
}
