/** `rutter approve`: signed with the key of whoever approves, or shown as unverified; an environment may refuse a bare name. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folderWith, rutter } from "./rutter.ts";

const YAML = `environments:
  signed: { approvals: { role: sre, not: starter, signed: true } }
  named: { approvals: { role: sre, not: starter } }
roles: { sre: [ana, bo] }
signers: signers
`;

const folder = folderWith({
  "rutter.yaml": YAML,
  "deploy.md": "# Deploy\n\n## Steps\n\n```bash\necho a > b\n```\n",
});
const env = { RUTTER_HOME: join(folder, "home"), HOME: folder };
const as =
  (user: string) =>
  (...args: readonly string[]) =>
    rutter(args, { cwd: folder, env: { ...env, RUTTER_USER: user } });

const publicKey = (name: string): string =>
  readFileSync(join(folder, `${name}.pub`), "utf8")
    .split(" ")
    .slice(0, 2)
    .join(" ");

beforeAll(() => {
  mkdirSync(join(folder, ".ssh"), { mode: 0o700 });
  for (const name of [".ssh/id_ed25519", "ana", "stranger"])
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, name)]);
  writeFileSync(join(folder, "signers"), `bo ${publicKey(".ssh/id_ed25519")}\nana ${publicKey("ana")}\n`);
});

async function started(environment: string): Promise<string> {
  const { out } = await as("ana")("run", "deploy.md", "--env", environment, "--json", "--non-interactive");
  return JSON.parse(out.split("\n")[0] ?? "").release;
}

describe("rutter approve", () => {
  it("signs with the usual key where it is a signer's, and counts by the signer's name", async () => {
    const release = await started("signed");
    const approved = await as("root")("approve", release);
    expect(approved).toMatchObject({ status: 0, out: expect.stringMatching(/approved by bo \(signed\)/) });
    expect((await as("ana")("resume", release, "--non-interactive")).out).toMatch(/approve by bo \(signed\)/);
    expect((await as("ana")("status", release)).out).toMatch(/bo \(signed\)/);
  });

  it("is refused of whoever started it, of a stranger's key, and of a bare name", async () => {
    const release = await started("signed");
    const own = await as("root")("approve", release, "--key", "ana");
    expect(own).toMatchObject({ status: 3, err: expect.stringMatching(/ana started this release/) });
    const stranger = await as("bo")("approve", release, "--key", "stranger");
    expect(stranger).toMatchObject({ status: 3, err: expect.stringMatching(/APPROVAL_SIGNATURE_INVALID/) });
    const missing = await as("bo")("approve", release, "--key", "nowhere");
    expect(missing).toMatchObject({ status: 3, err: expect.stringMatching(/APPROVAL_KEY_UNUSABLE/) });
    const bare = await rutter(["approve", release], {
      cwd: folder,
      env: { ...env, HOME: join(folder, "nobody"), RUTTER_USER: "bo" },
    });
    expect(bare).toMatchObject({ status: 3, err: expect.stringMatching(/must be signed/) });
    expect((await as("ana")("status", release, "--json")).out).toContain('"approvals":[]');
  });

  it("is refused where the key is the starter's by another name, or the usual one of the starter", async () => {
    const release = await started("signed");
    const signers = readFileSync(join(folder, "signers"), "utf8");
    try {
      writeFileSync(join(folder, "signers"), `${signers}bo,ana@example.com ${publicKey("stranger")}\n`);
      const other = await as("root")("approve", release, "--key", "stranger", "--as", "bo");
      expect(other).toMatchObject({ status: 3, err: expect.stringMatching(/that of ana@example\.com/) });
    } finally {
      writeFileSync(join(folder, "signers"), signers);
    }
    const usual = await as("ana")("approve", release);
    expect(usual).toMatchObject({ status: 3, err: expect.stringMatching(/the usual one of ana/) });
  });

  it("is shown as unverified where a name is enough", async () => {
    const release = await started("named");
    const bare = { cwd: folder, env: { ...env, HOME: join(folder, "nobody"), RUTTER_USER: "carl" } };
    const stranger = await rutter(["approve", release], bare);
    expect(stranger).toMatchObject({ status: 3, err: expect.stringMatching(/carl is not in sre/) });
    const named = await rutter(["approve", release, "--as", "bo"], bare);
    expect(named).toMatchObject({
      status: 0,
      out: expect.stringMatching(/approved by bo \(unverified: no key of yours/),
    });
    expect((await as("ana")("resume", release, "--non-interactive")).out).toMatch(
      /approve by bo \(unverified\)/,
    );
    expect((await as("ana")("status", release)).out).toMatch(/bo \(unverified\)/);
  });
});
