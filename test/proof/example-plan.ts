/** The plan of an example's runbook as it stands, beside a configuration that says where its figures are read. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPlan } from "../../src/app/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { REPOSITORY } from "../repository.ts";

export interface PlanAsked {
  readonly example: string;
  readonly file: string;
  readonly environment?: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Where its figures are read. */
  readonly url: string;
  readonly figures: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The input that is the version. */
  readonly version?: string;
}

export async function planOf(asked: PlanAsked): Promise<Plan> {
  const folder = mkdtempSync(join(tmpdir(), "rutter-proof-"));
  try {
    cpSync(join(REPOSITORY, "examples", asked.example), folder, { recursive: true });
    const { environment = "production", url, figures, version, file } = asked;
    const side = version === undefined ? {} : { side: { label: "version" } };
    const service = { runbooks: { it: file }, metrics: "own", ...(version === undefined ? {} : { version }) };
    const configuration = {
      services: { web: service },
      environments: { [environment]: {} },
      sources: { one: { kind: "prometheus", url, every: "5s" } },
      metrics: { own: { source: "one", ...side, figures } },
    };
    writeFileSync(join(folder, "rutter.yaml"), JSON.stringify(configuration));
    const settings = new Map(Object.entries(asked.settings));
    const given = { file: join(folder, file), procedure: null, environment, settings };
    const { plan, diagnostics } = await openPlan(given);
    if (plan === null) throw new Error(JSON.stringify(diagnostics));
    return plan;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
