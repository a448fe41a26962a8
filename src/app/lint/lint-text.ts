/**
 * One runbook's text to its findings: read, laid beside what is known of the world, judged. It opens no runbook and
 * writes none.
 */
import type { Finding, Levels } from "../../lint/index.ts";
import type { LoadedConfiguration } from "../configuration/load-configuration.ts";
import { gatherFacts } from "../facts/gather-facts.ts";
import { linesOf } from "../open-reading.ts";
import type { FileText } from "../read-file.ts";
import { factsThen } from "./facts-then.ts";
import type { Judged } from "./new-findings.ts";
import type { Revision } from "./revision.ts";

export interface Beside {
  readonly levels: Levels;
  readonly configuration: LoadedConfiguration | null;
  /** The path whose surroundings count; `-` for the folder at hand. */
  readonly path: string;
  /** The world as it was then, not as it is. */
  readonly revision?: Revision;
}

export interface JudgedText extends Judged {
  readonly findings: readonly Finding[];
}

/** What this room adds to the findings of a runbook. */
export const OTHER_CODES: readonly string[] = ["RUNBOOK_FILE_ENCODING"];

export async function lintText({ file, text, notes }: FileText, beside: Beside): Promise<JudgedText> {
  const [{ loadYaml, studyRunbook, wantsYaml }, { lint }] = await Promise.all([
    import("../../runbook/index.ts"),
    import("../../lint/index.ts"),
  ]);
  const { levels, configuration, path, revision } = beside;
  const study = studyRunbook(text, wantsYaml(text) ? { file, parseYaml: await loadYaml() } : { file });
  const diagnostics = [...notes, ...study.reading.diagnostics];
  const whole = { ...study, reading: { ...study.reading, diagnostics } };
  const now = await gatherFacts({ file: path, study, text, configuration });
  const facts = revision === undefined ? now : await factsThen(now, revision);
  const findings = lint(whole, text, { facts, levels, otherCodes: OTHER_CODES });
  return { source: linesOf(text), findings };
}
