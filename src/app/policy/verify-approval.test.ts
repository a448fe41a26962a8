/** Approvals that are signed and checked by the ssh-keygen of this machine, with keys made for the test. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proofFor } from "./sign-approval.ts";
import { verifyApproval } from "./verify-approval.ts";

const root = mkdtempSync(join(tmpdir(), "rutter-signed-"));
const path = (name: string): string => join(root, name);
const HASH = `sha256:${"4f".repeat(32)}`;

function key(name: string, passphrase = ""): string {
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", path(name)]);
  return execFileSync("cut", ["-d", " ", "-f1,2", path(`${name}.pub`)])
    .toString()
    .trim();
}

function runbook(name: string, signers: string | null): string {
  mkdirSync(path(name));
  writeFileSync(path(`${name}/rutter.yaml`), signers === null ? "services: {}\n" : "signers: signers\n");
  if (signers !== null) writeFileSync(path(`${name}/signers`), signers);
  return path(`${name}/deploy.md`);
}

let deploy = "";
beforeAll(() => {
  mkdirSync(path("user/.ssh"), { recursive: true });
  const [bo, carl, dee, eve] = [key("bo"), key("carl"), key("dee"), key("eve")];
  key("stranger");
  key("locked", "four words of passphrase");
  const usual = key("user/.ssh/id_ed25519");
  deploy = runbook(
    "team",
    [
      "# who may approve",
      `bo ${bo}`,
      `carl,carl@example.com ${carl}`,
      `dee valid-before="20200101" ${dee}`,
      `eve namespaces="git" ${eve}`,
      `*@example.com ${usual}`,
      "",
    ].join("\n"),
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const KEY = expect.stringMatching(/^SHA256:[\w+/]{43}$/);
const env = { PATH: process.env.PATH, HOME: "" };
const asked = (more: object = {}) => ({
  home: path("home"),
  release: "k3f9wz",
  runbook: deploy,
  planHash: HASH,
  key: null as string | null,
  interactive: false,
  as: null,
  by: "bo",
  env: { ...env, HOME: path("nobody") },
  ...more,
});

async function signed(name: string, more: object = {}): Promise<string> {
  const proof = await proofFor(asked({ key: path(name), ...more }));
  return "proof" in proof ? proof.proof : expect.fail(proof.unsigned);
}
const verify = (proof: string, more: object = {}) => verifyApproval({ ...asked(more), proof });
const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;
const refused = async (work: Promise<unknown>): Promise<readonly [unknown, string]> =>
  work.then(
    () => ["nothing was refused", ""] as const,
    (error: unknown) => [codeOf(error), (error as { what?: string }).what ?? ""] as const,
  );

describe("a signature under an approval", () => {
  it("counts by the name that the signers file gives to its key, whoever typed", async () => {
    expect(await verify(await signed("bo"), { by: "ana" })).toEqual({ who: "bo", signed: true, key: KEY });
  });

  it("counts by either name of a key that has two, and by no other", async () => {
    const proof = await signed("carl");
    expect(await verify(proof)).toEqual({ who: "carl", signed: true, key: KEY });
    expect(await verify(proof, { by: "carl@example.com" })).toEqual({
      who: "carl@example.com",
      signed: true,
      key: KEY,
    });
    expect(await verify(proof, { as: "carl@example.com" })).toEqual({
      who: "carl@example.com",
      signed: true,
      key: KEY,
    });
    expect(await refused(verify(proof, { as: "bo" }))).toEqual([
      "APPROVAL_SIGNATURE_INVALID",
      expect.stringMatching(/not count for bo/),
    ]);
  });

  it("needs a name where the signers file has a pattern", async () => {
    const usual = { env: { ...env, HOME: path("user") } };
    const named = await proofFor(asked({ ...usual, as: "fay@example.com" }));
    expect(named).toMatchObject({ who: "fay@example.com" });
    expect(await refused(proofFor(asked(usual)))).toEqual([
      "APPROVAL_SIGNATURE_INVALID",
      expect.stringMatching(/no name but a pattern/),
    ]);
  });

  it("does not count for another plan, nor for another release of the same", async () => {
    const proof = await signed("bo");
    const other = await refused(verify(proof, { planHash: `sha256:${"00".repeat(32)}` }));
    expect(other[0]).toBe("APPROVAL_SIGNATURE_INVALID");
    expect((await refused(verify(proof, { release: "k3f9wx" })))[0]).toBe("APPROVAL_SIGNATURE_INVALID");
  });

  it.each(["stranger", "dee", "eve"])(
    "of %s, whose key is not, no longer or not for this a signer's, is refused",
    async (name) => {
      expect((await refused(signed(name)))[0]).toBe("APPROVAL_SIGNATURE_INVALID");
    },
  );

  it("that was tampered with is refused", async () => {
    const proof = await signed("bo");
    const at = proof.indexOf("\n", 40) + 20;
    const other = proof.slice(0, at) + (proof[at] === "A" ? "B" : "A") + proof.slice(at + 1);
    for (const text of [other, "", "BEGIN SSH SIGNATURE", "x".repeat(100_000)])
      expect((await refused(verify(text)))[0]).toBe("APPROVAL_SIGNATURE_INVALID");
  });

  it("made for something else than an approval is refused", async () => {
    writeFileSync(path("text"), `approve k3f9wz ${HASH}\n`);
    execFileSync("ssh-keygen", ["-q", "-Y", "sign", "-n", "git", "-f", path("bo"), path("text")], {
      stdio: "ignore",
    });
    const proof = execFileSync("cat", [path("text.sig")]).toString();
    expect((await refused(verify(proof)))[0]).toBe("APPROVAL_SIGNATURE_INVALID");
  });

  it("is as one that is made by hand over the documented bytes", async () => {
    writeFileSync(path("by-hand"), `approve k3f9wz ${HASH}\n`);
    execFileSync("ssh-keygen", ["-q", "-Y", "sign", "-n", "rutter", "-f", path("bo"), path("by-hand")], {
      stdio: "ignore",
    });
    const proof = execFileSync("cat", [path("by-hand.sig")]).toString();
    expect(await verify(proof)).toEqual({ who: "bo", signed: true, key: KEY });
  });

  it("cannot be checked, and is refused, where nobody is named a signer", async () => {
    const proof = await signed("bo");
    const bare = runbook("bare", null);
    expect((await refused(verify(proof, { runbook: bare })))[0]).toBe("APPROVAL_SIGNATURE_INVALID");
  });
});

describe("signing", () => {
  it("fails at once where a passphrase would have to be typed and nobody is there", async () => {
    const began = performance.now();
    const [code, what] = await refused(proofFor(asked({ key: path("locked") })));
    expect(code).toBe("APPROVAL_KEY_UNUSABLE");
    expect(what).toMatch(/passphrase/);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("says what is wrong with a key that is none", async () => {
    writeFileSync(path("text"), "no key\n");
    for (const name of ["text", "not-there"])
      expect((await refused(proofFor(asked({ key: path(name) }))))[0]).toBe("APPROVAL_KEY_UNUSABLE");
  });

  it("is left out where no key of this person is a signer's", async () => {
    expect(await proofFor(asked())).toEqual({ unsigned: "no key of yours is among the signers" });
  });

  it("works with a key in an agent", async () => {
    const agent = execFileSync("ssh-agent", ["-c"]).toString();
    const pid = Number(/SSH_AGENT_PID (\d+)/.exec(agent)?.[1]);
    const socket = /SSH_AUTH_SOCK (\S+);/.exec(agent)?.[1] ?? "";
    try {
      execFileSync("ssh-add", ["-q", path("bo")], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
      const proof = await signed("bo.pub", { env: { ...env, SSH_AUTH_SOCK: socket } });
      expect(await verify(proof)).toEqual({ who: "bo", signed: true, key: KEY });
    } finally {
      process.kill(pid);
    }
  });
});
