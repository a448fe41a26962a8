/** Whether kubectl knows a context, its cluster answers, and a namespace is there. It only reads, and names no credentials. */
import { nearest } from "../../base/index.ts";
import { findProgram } from "./find-program.ts";
import { type Found, notLooked, ok, type World } from "./found.ts";
import { type ContextNeed, CURRENT, type NamespaceNeed } from "./need.ts";
import { type Child, firstLine, runChild } from "./run-child.ts";
import { versionIn } from "./versions.ts";

interface At {
  readonly world: World;
  readonly signal: AbortSignal;
}

/** What the credential programs of a kubeconfig read; they get nothing else. */
const CREDENTIALS = /^(?:AWS_|GOOGLE_|CLOUDSDK_|AZURE_|AAD_)|^(?:https?|no)_proxy$/i;

const kubectl = (args: readonly string[], path: string, { world, signal }: At): Promise<Child> =>
  runChild({ file: path, args, world, signal, passes: CREDENTIALS });

/** A little less than is left, so that kubectl itself says what it waited for. */
const timeout = (world: World): string =>
  `--request-timeout=${Math.max(1, Math.floor(world.timeoutMs / 1000) - 2)}s`;

const inContext = (context: string | null): readonly string[] =>
  context === null ? [] : [`--context=${context}`];

/** A name that could be taken for an option is none. */
const isName = (text: string): boolean => /^[^\s-][^\s]{0,252}$/.test(text);

const withoutKubectl = notLooked("kubectl is not here to ask with");

const named = (context: string | null): string => context ?? CURRENT;

async function knownContext(context: string | null, path: string, at: At): Promise<Found | null> {
  if (context === null) {
    const current = await kubectl(["config", "current-context"], path, at);
    return current.status === 0
      ? null
      : {
          state: "missing",
          what: "kubectl points at no cluster",
          fix: "choose one with kubectl config use-context NAME, or set KUBECONFIG",
          code: "DOCTOR_CONTEXT_MISSING",
        };
  }
  const listed = await kubectl(["config", "get-contexts", "-o", "name"], path, at);
  const names = listed.out
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (names.includes(context)) return null;
  const near = nearest(context, names);
  const known = names.length === 0 ? "none at all" : names.slice(0, 4).join(", ");
  return {
    state: "missing",
    what: "kubectl knows no such context",
    fix:
      near === null
        ? `kubectl knows ${known}; add it, or set KUBECONFIG to the file that has it`
        : `did you mean ${near}?`,
    code: "DOCTOR_CONTEXT_MISSING",
  };
}

const REFUSED =
  /unauthorized|forbidden|must be logged in|credentials|token|expired|exec: |getting credentials/i;

function failed(child: Child, context: string | null): Found {
  const said = firstLine(
    child.err
      .split("\n")
      .filter((line) => !/^[EWI]\d{4} /.test(line))
      .join("\n"),
  );
  const isRefused = REFUSED.test(said);
  return {
    state: isRefused ? "refused" : "unreachable",
    what: said === "" ? "its cluster does not answer" : said,
    fix: isRefused
      ? `log in to the cluster of ${named(context)} again`
      : "check the VPN, and the server of the context",
    code: "DOCTOR_UNREACHABLE",
  };
}

const slow: Found = {
  state: "slow",
  fix: "check the VPN, and the server of the context",
  code: "DOCTOR_UNREACHABLE",
};

export async function lookContext({ context }: ContextNeed, at: At): Promise<Found> {
  const path = findProgram("kubectl", at.world);
  if (path === null) return withoutKubectl;
  if (context !== null && !isName(context)) return notLooked("this cannot be the name of a context");
  const unknown = await knownContext(context, path, at);
  if (at.signal.aborted) return slow;
  if (unknown !== null) return unknown;
  const args = ["version", "-o", "json", timeout(at.world), ...inContext(context)];
  const child = await kubectl(args, path, at);
  if (at.signal.aborted) return slow;
  const server = child.out.indexOf('"serverVersion"');
  if (server < 0) return failed(child, context);
  return ok({ version: versionIn(child.out.slice(server)) });
}

export async function lookNamespace({ namespace, context }: NamespaceNeed, at: At): Promise<Found> {
  const path = findProgram("kubectl", at.world);
  if (path === null) return withoutKubectl;
  if (!isName(namespace)) return notLooked("this cannot be the name of a namespace");
  const unknown = await knownContext(context, path, at);
  if (unknown !== null && !at.signal.aborted)
    return notLooked(`depends on ${named(context)}, which is missing`);
  const args = ["get", "namespace", namespace, "-o", "name", timeout(at.world), ...inContext(context)];
  const child = at.signal.aborted ? null : await kubectl(args, path, at);
  if (child === null || at.signal.aborted) return slow;
  if (child.status === 0) return ok();
  if (/not ?found/i.test(child.err))
    return {
      state: "missing",
      what: `${named(context)} has no such namespace`,
      fix: "check its name, and that the context is the right one",
      code: "DOCTOR_CONTEXT_MISSING",
    };
  if (/forbidden/i.test(child.err)) return notLooked("this user may not look at namespaces");
  return notLooked("its cluster does not answer");
}
