/**
 * Signs an approval with the SSH key of whoever approves: the one that is named, else the usual one where it is among the
 * signers. A key in an agent, or one that is touched, works as it does for ssh.
 */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { RutterError } from "../../base/index.ts";
import { approvalText, NAMESPACE } from "./approval-text.ts";
import { isSigner, type ReleasePlace, signersOf } from "./signers.ts";
import { sshKeygen } from "./ssh-keygen.ts";
import { fingerprintIn, verifyApproval } from "./verify-approval.ts";

export interface ProofAsked extends ReleasePlace {
  readonly planHash: string;
  /** The path of a private key, or of a public one whose other half is in an agent; null: none is named. */
  readonly key: string | null;
  readonly interactive: boolean;
  /** By whose name it is to count; null: by the one that the signers file gives to the key. */
  readonly as: string | null;
  /** Whoever asks. */
  readonly by: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** `who`: the name that the signers file gives to the key. */
export type Proof = { readonly proof: string; readonly who: string } | { readonly unsigned: string };
type Signed = { readonly proof: string } | { readonly unsigned: string };

/** A key that was named and cannot sign is an error; one that was not named is only not there. */
export async function proofFor(asked: ProofAsked): Promise<Proof> {
  const { env, key } = asked;
  const folder = env.HOME ?? homedir();
  const named = key ?? (env.RUTTER_KEY || null);
  if (named !== null) {
    const path = resolve(named.startsWith("~/") ? join(folder, named.slice(2)) : named);
    const signed = await sign(asked, path);
    if ("proof" in signed) return believed(asked, signed.proof);
    throw unusable(path, signed.unsigned);
  }
  const signers = await signersOf(asked);
  if (signers === null) return { unsigned: "no key has signed it" };
  const usual = USUAL.map((name) => join(folder, ".ssh", name)).find((path) =>
    isSigner(`${path}.pub`, signers),
  );
  if (usual === undefined) return { unsigned: "no key of yours is among the signers" };
  const signed = await sign(asked, usual);
  return "proof" in signed
    ? believed(asked, signed.proof)
    : { unsigned: `${usual} did not sign: ${signed.unsigned}` };
}

/** As ssh tries them. */
const USUAL = ["id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_ecdsa_sk", "id_rsa"] as const;

/** The fingerprints of the keys with which ssh would sign for whoever asks. */
export async function usualKeys(env: ProofAsked["env"]): Promise<readonly string[]> {
  const folder = env.HOME ?? homedir();
  const files = USUAL.map((name) => join(folder, ".ssh", `${name}.pub`)).filter((path) => existsSync(path));
  const found = await Promise.all(
    files.map((path) =>
      sshKeygen({ args: ["-l", "-E", "sha256", "-f", path], input: "", env, interactive: false }),
    ),
  );
  return found.flatMap(({ out }) => fingerprintIn(out) ?? []);
}

/** What would be refused is refused before anybody is told of it. */
async function believed(asked: ProofAsked, proof: string): Promise<Proof> {
  return { proof, who: (await verifyApproval({ ...asked, proof })).who };
}

async function sign(asked: ProofAsked, path: string): Promise<Signed> {
  if (!existsSync(path) && !existsSync(`${path}.pub`)) return { unsigned: "there is no such file" };
  const ended = await sshKeygen({
    args: ["-Y", "sign", "-n", NAMESPACE, "-f", path],
    input: approvalText(asked.release, asked.planHash),
    env: asked.env,
    interactive: asked.interactive,
  });
  if (ended.status === 0 && ended.out.includes("BEGIN SSH SIGNATURE")) return { proof: ended.out };
  return { unsigned: ended.said || "ssh-keygen did not sign" };
}

const unusable = (path: string, why: string): RutterError =>
  new RutterError({
    code: "APPROVAL_KEY_UNUSABLE",
    what: `${path} did not sign: ${why}`,
    why: "the approval would be a name without a signature, and was not given",
    fix: /passphrase/i.test(why)
      ? "add the key to your agent with ssh-add, or approve at a terminal"
      : "name the key with --key, as for ssh -i",
  });
