import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { studyRunbook } from "../../runbook/index.ts";
import { gatherFacts } from "./gather-facts.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "rutter-facts-")));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text = ""): string {
  const whole = join(root, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
  return whole;
}

const RUNBOOK = `# Deploy

See [a](../guide.md#the-end), [b](gone.md), [c](../..//outside.md), [d](../scripts).

\`\`\`bash
./scripts/deploy.sh
npm run build
\`\`\`
`;

async function factsFor(path: string, text = RUNBOOK) {
  const file = put(path, text);
  return gatherFacts({ file, text, study: studyRunbook(text, { file }), configuration: null });
}

describe("gatherFacts", () => {
  it("says nothing of a repository where there is none", async () => {
    // The folder for temporary files is in no repository.
    expect((await factsFor("alone/deploy.md")).repository).toBeNull();
  });

  it("looks at what the runbook names, from the root and from beside it", async () => {
    put("repo/.git/HEAD");
    put("repo/docs/guide.md", "# Guide\n\n## The `end`\n");
    put("repo/scripts/deploy.sh");
    put("repo/package.json", '{"scripts":{"build":"tsc","start":"node ."}}');
    put("repo/services/web/package.json", '{"scripts":{"serve":"vite"}}');
    put("repo/services/broken/package.json", "{");
    put("repo/node_modules/x/package.json", '{"scripts":{"no":"no"}}');
    symlinkSync("..", join(root, "repo/services/loop"));
    const { repository, today } = await factsFor("repo/docs/runbooks/deploy.md");
    expect(repository?.folder).toBe("docs/runbooks");
    expect(Object.fromEntries(repository?.paths ?? [])).toEqual({
      "docs/guide.md": "file",
      "docs/runbooks/gone.md": "missing",
      "outside.md": "missing",
      "docs/scripts": "missing",
      "scripts/deploy.sh": "file",
      "docs/runbooks/scripts/deploy.sh": "missing",
    });
    expect(repository?.anchors.get("docs/guide.md")).toEqual(["guide", "theend"]);
    expect(Object.fromEntries(repository?.npmScripts ?? [])).toEqual({
      "": ["build", "start"],
      "services/web": ["serve"],
    });
    expect(today).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it("never asks about a path outside the repository", async () => {
    put("shut/.git/HEAD");
    const { repository } = await factsFor(
      "shut/deploy.md",
      "# A\n\n[x](../../etc/passwd) [y](/../../x.md)\n",
    );
    expect([...(repository?.paths.keys() ?? [])]).toEqual([]);
  });
});
