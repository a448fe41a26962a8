/** One runbook that is open: what is found in it, what of that is new, and what is left when it is fixed. It writes nothing. */
import { RutterError } from "../../base/index.ts";
import { linesOf } from "../open-reading.ts";
import { STANDARD_INPUT } from "../read-bytes.ts";
import { type FileText, textOf } from "../read-file.ts";
import type { Begun } from "./begin-lint.ts";
import { fixText } from "./fix-text.ts";
import { hiddenParts, hiderOf, withHidden } from "./hide-found.ts";
import { merged } from "./levels.ts";
import type { LintedFile } from "./lint-run.ts";
import { type Beside, lintText } from "./lint-text.ts";
import { type Judged, newFindings } from "./new-findings.ts";
import type { OpenedFile } from "./open-file.ts";
import type { Revision } from "./revision.ts";

/** Reading takes it off; what is written has it again. */
const MARK = "\uFEFF";

const NOTHING: Judged = { source: [], findings: [] };

/** The findings that were there at the revision; none where the file was not. */
async function judgedThen(file: string, beside: Beside, revision: Revision): Promise<Judged> {
  if (beside.path === STANDARD_INPUT) return NOTHING;
  const path = revision.nameThen(revision.pathOf(beside.path));
  const bytes = (await revision.contents([path])).get(path);
  if (bytes === undefined) return NOTHING;
  try {
    return await lintText(textOf(file, bytes), { ...beside, path: `${revision.root}/${path}`, revision });
  } catch (error) {
    // It was empty then, or no text: everything in it is new.
    if (error instanceof RutterError) return NOTHING;
    throw error;
  }
}

async function besideOf(path: string, { configurationOf, flags }: Begun): Promise<Beside> {
  const configuration = await configurationOf(path);
  return { levels: merged(configuration?.value.lint?.rules ?? {}, flags), configuration, path };
}

export async function lintOpened(opened: OpenedFile, begun: Begun): Promise<LintedFile> {
  const { given } = begun;
  const { file, text: before } = opened.text;
  const path = opened.path ?? given.standardInput ?? STANDARD_INPUT;
  const beside = await besideOf(path, begun);
  const revision = await begun.revisionOf(path);
  const then = revision === null ? null : await judgedThen(file, beside, revision);
  const judge = async (text: string): Promise<{ all: Judged; shown: Judged["findings"] }> => {
    const fileText: FileText = { ...opened.text, text };
    const all = await lintText(fileText, beside);
    return { all, shown: then === null ? all.findings : newFindings(all, then) };
  };
  const fixed = given.fix === "no" ? null : await fixText(before, async (text) => (await judge(text)).shown);
  const text = fixed?.text ?? before;
  const { all, shown } = await judge(text);
  // What was there before is hidden too, in the frame of what is new.
  const hidden = hiddenParts(all.findings, all.source);
  const hide = hiderOf(all.source, hidden);
  const shownLines = (lines: string): readonly string[] => linesOf(lines).map(hide);
  return {
    file,
    text: opened.hasMark ? MARK + text : text,
    source: all.source,
    findings: withHidden(shown, hide),
    hidden,
    fixed:
      fixed === null || text === before
        ? null
        : { made: fixed.made, before: shownLines(before), after: shownLines(text) },
  };
}
