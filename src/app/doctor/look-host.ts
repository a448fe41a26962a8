/** Whether a host's name resolves and its SSH port answers. It reads the banner and leaves; it never logs in. */
import { shown } from "./endpoint.ts";
import { findProgram } from "./find-program.ts";
import { type Found, notLooked, ok, type World } from "./found.ts";
import type { HostNeed } from "./need.ts";
import { openSocket } from "./open-socket.ts";
import { plainText, runChild } from "./run-child.ts";
import { failureOf } from "./unreachable.ts";

interface At {
  readonly world: World;
  readonly signal: AbortSignal;
}

interface Settled {
  readonly host: string;
  readonly port: number;
  readonly jump: string | null;
  /** ssh runs a program of its own to get there. */
  readonly isProxied: boolean;
}

const HOST = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,252}$/;
const none = (text: string | undefined): string | null =>
  text === undefined || text === "" || text === "none" ? null : text;

/** What `~/.ssh/config` makes of the name, as ssh itself tells; without ssh, the name as it stands. */
async function settled({ host, port, jump }: HostNeed, at: At): Promise<Settled> {
  const path = findProgram("ssh", at.world);
  const plain = { host, port: port ?? 22, jump, isProxied: false };
  if (path === null) return plain;
  const args = ["-G", ...(port === null ? [] : ["-p", String(port)]), "--", host];
  const child = await runChild({ file: path, args, world: at.world, signal: at.signal });
  if (child.status !== 0) return plain;
  const said = new Map(
    child.out.split("\n").map((line) => {
      const space = line.indexOf(" ");
      return [line.slice(0, space).toLowerCase(), line.slice(space + 1).trim()] as const;
    }),
  );
  const number = Number(said.get("port"));
  return {
    host: none(said.get("hostname")) ?? host,
    port: Number.isInteger(number) && number > 0 && number < 65_536 ? number : plain.port,
    jump: jump ?? none(said.get("proxyjump")),
    isProxied: none(said.get("proxycommand")) !== null,
  };
}

/** The server's own first line: `SSH-2.0-OpenSSH_9.6p1 Ubuntu-3`. */
function bannerIn(first: Buffer): string | null {
  const line =
    plainText(first)
      .split("\n")
      .find((each) => each.startsWith("SSH-")) ?? "";
  const software = /^SSH-[\d.]{1,8}-(\S{1,60})/.exec(line)?.[1];
  return software?.replace("_", " ") ?? null;
}

/** The first host of a chain of jumps, as `user@host:port`. */
function firstJump(jump: string): { readonly host: string; readonly port: number } | null {
  const first = (jump.split(",")[0] ?? "").replace(/^ssh:\/\//, "");
  const found = /^(?:[^@\s]{1,64}@)?([A-Za-z0-9._-]{1,253})(?::(\d{1,5}))?$/.exec(first);
  return found === null ? null : { host: found[1] ?? "", port: Number(found[2] ?? 22) };
}

async function knock(to: { host: string; port: number }, at: At): Promise<Found> {
  const socketed = await openSocket({
    to,
    signal: at.signal,
    listenMs: Math.min(3000, at.world.timeoutMs / 2),
  });
  const place = shown({ ...to, tls: false });
  const failure = failureOf(socketed, place);
  if (failure !== null || socketed.state !== "open") return failure ?? { state: "slow" };
  const version = bannerIn(socketed.first);
  if (version !== null) return ok({ version });
  const isSilent = socketed.first.length === 0;
  return {
    state: isSilent ? "unreachable" : "refused",
    what: isSilent
      ? `${place} takes the connection and says nothing`
      : `what answers on ${place} is no SSH server`,
    fix: "check the port, and whether a firewall stands between",
    code: "DOCTOR_UNREACHABLE",
  };
}

export async function lookHost(need: HostNeed, at: At): Promise<Found> {
  if (!HOST.test(need.host)) return notLooked("this cannot be the name of a host");
  const { host, port, jump, isProxied } = await settled(need, at);
  if (at.signal.aborted) return { state: "slow", code: "DOCTOR_UNREACHABLE" };
  if (isProxied) return notLooked("ssh goes there through a program of its own (ProxyCommand)");
  if (jump === null) {
    const found = await knock({ host, port }, at);
    return host === need.host && port === 22 ? found : { ...found, where: `${host}:${port}` };
  }
  const first = firstJump(jump);
  if (first === null) return notLooked("ssh goes there through another host");
  const found = await knock(await through(first, at), at);
  if (found.state !== "ok")
    return { ...found, what: `on the way there, ${found.what ?? `${first.host} is slow`}` };
  return ok({ what: `behind ${first.host}, which answers; further it was not looked` });
}

/** The jump may have an alias of its own. */
async function through(
  first: { host: string; port: number },
  at: At,
): Promise<{ host: string; port: number }> {
  const port = first.port === 22 ? null : first.port;
  const need: HostNeed = {
    kind: "host",
    name: first.host,
    host: first.host,
    port,
    jump: null,
    there: [],
    uses: [],
    only: null,
    open: [],
  };
  const { host, port: known } = await settled(need, at);
  return { host, port: known };
}
