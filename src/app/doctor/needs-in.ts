/** For the tests of this folder: what is needed by a runbook that is written out in the test. */
import { readRunbook } from "../../runbook/index.ts";
import type { DoctorConfig, DoctorGiven } from "./doctor-config.ts";
import type { Need } from "./need.ts";
import { needsOf } from "./needs.ts";

export const NOTHING: DoctorGiven = {
  config: null,
  environment: null,
  settings: new Map(),
  variables: { HOME: "/home/ana" },
};

export const needsIn = (text: string, given: Partial<DoctorGiven> = {}): readonly Need[] =>
  needsOf([readRunbook(text, { file: "deploy.md" })], { ...NOTHING, ...given });

export const fence = (script: string): string => `# Deploy\n\n## Steps\n\n\`\`\`bash\n${script}\n\`\`\`\n`;

export const names = (needs: readonly Need[], kind: Need["kind"]): readonly string[] =>
  needs.filter((need) => need.kind === kind).map(({ name }) => name);

export const shellNames = (
  script: string,
  kind: Need["kind"],
  given: Partial<DoctorGiven> = {},
): readonly string[] => names(needsIn(fence(script), given), kind);

export const EMPTY: DoctorConfig = {
  file: "rutter.yaml",
  environments: [],
  sources: [],
  databases: [],
  notify: [],
  hosts: [],
  tools: [],
  secrets: [],
};
