/** What lint shows of a runbook to a terminal, a log or a program: no secret in it, and nothing that a log obeys. */
import { describe, expect, it } from "vitest";
import { CLEAN, CURL, folderOf } from "../cli/lint-folder.ts";
import { type Ended, type Given, rutter } from "../cli/rutter.ts";

const SECRET = "Zk93hfQ1xLm7Vb2pR8sT";
const WITH_SECRET = `${CLEAN}\n\`\`\`bash\nexport ORDERS_API_KEY=${SECRET} # and ${SECRET}\ncurl -H "X-Key: ${SECRET}" https://orders.example/health:latest\n\`\`\`\n`;
const lint = (format: string, args: readonly string[], more: Given): Promise<Ended> =>
  rutter(["lint", "--format", format, ...args], more);

describe("a log of GitHub", () => {
  it("has an annotation for what stopped everything", async () => {
    const own = folderOf({ "rutter.yaml": "lint: [\n", "a.md": CURL });
    const { out, status } = await lint("github", ["a.md"], { cwd: own });
    expect(out).toMatch(/^::error file=rutter\.yaml,line=\d+,title=CONFIG_SYNTAX::\S/);
    expect(status).toBe(3);
  });

  it("takes no line of a runbook for a command, in text either", async () => {
    const own = folderOf({ "a.md": "# Orders\n\n```bash\n  ::stop-commands::x\nls\n" });
    const { out } = await lint("text", ["a.md", "--fix", "--dry-run"], {
      cwd: own,
      env: { GITHUB_ACTIONS: "true" },
    });
    const shown = await lint("text", ["a.md"], { cwd: own, env: { GITHUB_ACTIONS: "true", COLUMNS: "40" } });
    expect(`${out}${shown.out}`).not.toMatch(/^\s*(?:::|##\[)/m);
  });
});

describe("secrets", () => {
  const own = folderOf({ "a.md": WITH_SECRET });

  it.each([["text"], ["json"], ["sarif"], ["github"]])("are not in %s", async (format) => {
    const { out, err } = await lint(format, ["a.md"], { cwd: own });
    expect(out).toContain("SECRET_IN_TEXT");
    expect(out + err).not.toContain(SECRET);
    expect(out + err).not.toContain(SECRET.slice(2, -2));
  });

  it("are not in a diff", async () => {
    const both = folderOf({ "a.md": `${WITH_SECRET}\n${CURL.slice(10)}` });
    const { out, err } = await rutter(["lint", "a.md", "--fix", "--dry-run"], { cwd: both });
    expect(out).toMatch(/^\+.*curl -f/m);
    expect(out + err).not.toContain(SECRET);
  });
});
