/** Forms are read from the runbook that the plan was made of, and from no other text. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Plan } from "../plan/index.ts";
import { withWholeTemplates } from "./whole-templates.ts";

const folder = mkdtempSync(join(tmpdir(), "rutter-forms-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXT =
  "# A\n\n```bash\nDEPLOYMENT LOG\n```x\n```\n\n- b\n\n  ````text\n\n  DEPLOYMENT LOG\n  Date: __\n  ````\n";

function planOf(text: string, stands = text): Plan {
  const file = join(folder, "deploy.md");
  writeFileSync(file, stands);
  const sha256 = createHash("sha256").update(text).digest("hex");
  return {
    runbook: { file, sha256, procedure: null },
    templates: [{ id: "t", text: "DEPLOYMENT LOG" }],
  } as unknown as Plan;
}

describe("withWholeTemplates", () => {
  it("takes the fence that begins so, as it stands", async () => {
    const text = TEXT.replace("```bash\nDEPLOYMENT LOG\n```x\n```\n\n", "");
    const { templates } = await withWholeTemplates(planOf(text));
    expect(templates[0]?.text).toBe("\n  DEPLOYMENT LOG\n  Date: __");
  });

  it("leaves the plan alone where the runbook is another one by now", async () => {
    expect((await withWholeTemplates(planOf(TEXT, `${TEXT}more\n`))).templates[0]?.text).toBe(
      "DEPLOYMENT LOG",
    );
  });
});
