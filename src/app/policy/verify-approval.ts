/**
 * Whether a signature is one of the signers' over this approval, and whose. It counts by the name that the signers file
 * gives to the key, never by the name that somebody typed.
 */
import { randomBytes } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RutterError } from "../../base/index.ts";
import type { Actor } from "../../conductor/index.ts";
import { approvalText, NAMESPACE } from "./approval-text.ts";
import { type ReleasePlace, signersOf } from "./signers.ts";
import { sshKeygen } from "./ssh-keygen.ts";

export interface ProofGiven extends ReleasePlace {
  readonly planHash: string;
  readonly proof: string;
  /** The name under which it is to count; null: the one that the signers file gives. */
  readonly as: string | null;
  /** Whoever brings it: of several names of one key, theirs. */
  readonly by: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const LARGEST = 64 * 1024;

export const verifyApproval = (given: ProofGiven): Promise<Actor> => withProof(given, verified);

/** All names that the signers file gives to the key, patterns left out. */
export const signerNames = (given: ProofGiven): Promise<readonly string[]> =>
  withProof(given, async (_, files) => (await principalsOf(given, files)).filter(isName));

async function withProof<Found>(
  given: ProofGiven,
  work: (given: ProofGiven, files: Files) => Promise<Found>,
): Promise<Found> {
  const signers = await signersOf(given);
  if (signers === null)
    throw invalid("rutter.yaml names no file of signers", "add signers: .rutter/allowed_signers to it");
  if (!existsSync(signers))
    throw invalid(`the file of signers is not there: ${signers}`, "put the keys of the approvers there");
  if (given.proof.length > LARGEST) throw invalid("the signature is far too long", "sign it again");
  const file = join(tmpdir(), `rutter-${randomBytes(12).toString("hex")}.sig`);
  writeFileSync(file, given.proof, { mode: 0o600, flag: "wx" });
  try {
    return await work(given, { file, signers });
  } finally {
    rmSync(file, { force: true });
  }
}

interface Files {
  readonly file: string;
  readonly signers: string;
}

async function verified(given: ProofGiven, files: Files): Promise<Actor> {
  const who = given.as ?? (await principalOf(given, files));
  const { file, signers } = files;
  const ended = await keygen(given, ["-Y", "verify", "-n", NAMESPACE, "-f", signers, "-I", who, "-s", file]);
  if (ended.status === 0) {
    const key = fingerprintIn(ended.out);
    return { who, signed: true, ...(key === null ? {} : { key }) };
  }
  throw invalid(
    `the signature does not count for ${who}: ${ended.said || "it is not over this plan of this release"}`,
    "sign with the key that the signers file has for that name, with rutter approve --key",
  );
}

/** As ssh-keygen prints it; null: there is none. */
export const fingerprintIn = (text: string): string | null =>
  /\bSHA256:[A-Za-z0-9+/]{20,64}/.exec(text)?.[0] ?? null;

/** A name with `*` in it is a pattern for names, and no name. */
const isName = (name: string): boolean => name !== "" && !/[*?!]/.test(name);

async function principalsOf(given: ProofGiven, { file, signers }: Files): Promise<readonly string[]> {
  const ended = await keygen(given, ["-Y", "find-principals", "-f", signers, "-s", file]);
  return ended.status === 0 ? ended.out.split(/[\n,]/).map((name) => name.trim()) : [];
}

async function principalOf(given: ProofGiven, files: Files): Promise<string> {
  const { signers } = files;
  const names = await principalsOf(given, files);
  const found = names.find((name) => name === given.by) ?? names.find(isName);
  if (found !== undefined && isName(found)) return found;
  if (names.some((name) => name !== ""))
    throw invalid("the signers file gives the key no name but a pattern", "say who you are with --as NAME");
  throw invalid(
    "the key that signed is not among the signers, or no longer",
    `a person who may approve adds it to ${signers}`,
  );
}

const keygen = ({ release, planHash, env }: ProofGiven, args: readonly string[]) =>
  sshKeygen({ args, input: approvalText(release, planHash), env, interactive: false });

const invalid = (what: string, fix: string): RutterError =>
  new RutterError({
    code: "APPROVAL_SIGNATURE_INVALID",
    what,
    why: "a signature that cannot be checked approves nothing, so nothing was approved",
    fix,
  });
