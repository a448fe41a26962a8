/** `rutter lint [FILE|FOLDER|GLOB…]`: what in runbooks is unsafe, contradicts itself or cannot work. */

import { type LintRun, lintRunbooks } from "../app/index.ts";
import { plural, RutterError } from "../base/index.ts";
import { parseArguments } from "./arguments.ts";
import { EXIT } from "./codes.ts";
import { verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { LINT_HELP } from "./lint-help.ts";
import { LINT_SPEC, type LintOptions, lintOptions } from "./lint-options.ts";
import { countsOf } from "./lint-summary.ts";
import { renderError } from "./render-error.ts";

/** More of one rule in one file would push everything else off a terminal. */
const CAP = 5;

async function formatted(run: LintRun, format: LintOptions["format"]): Promise<string> {
  if (format === "json") return (await import("./lint-json.ts")).lintJson(run);
  if (format === "sarif") return (await import("./lint-sarif.ts")).lintSarif(run);
  return (await import("./lint-github.ts")).lintGithub(run);
}

/** In a log of GitHub no line of a runbook may pass for a command. */
async function guarded(io: Io): Promise<Io> {
  if (process.env.GITHUB_ACTIONS !== "true") return io;
  const { withoutCommands } = await import("./lint-github.ts");
  return {
    ...io,
    out: (lines) => io.out(withoutCommands(lines)),
    err: (lines) => io.err(withoutCommands(lines)),
  };
}

async function showText(run: LintRun, options: LintOptions, given: Io): Promise<void> {
  const io = await guarded(given);
  const { changesText, findingsText, summaryText } = await import("./lint-text.ts");
  const isCapped = !options.all && process.stdout.isTTY === true;
  const shown = { run, look: options.filters ? io.errLook : io.look, cap: isCapped ? CAP : null };
  const out = options.filters ? io.err : io.out;
  const isDry = options.given.fix === "show";
  await out(changesText(shown, isDry));
  if (!isDry) await out(findingsText(shown));
  for (const { error } of run.failed) await io.err([...renderError(error, io.errLook), ""]);
  await out(summaryText(shown, isDry));
}

async function show(run: LintRun, options: LintOptions, io: Io): Promise<void> {
  const [only] = run.files;
  if (options.filters && only !== undefined) await io.raw(only.text);
  if (options.format === "text") return showText(run, options, io);
  const text = await formatted(run, options.format);
  await (options.filters ? io.err(text.trimEnd().split("\n")) : io.raw(text));
  for (const { error } of run.failed) await io.err(renderError(error, io.errLook));
}

const withoutNotes = (run: LintRun): LintRun => ({
  ...run,
  files: run.files.map((file) => ({
    ...file,
    findings: file.findings.filter(({ level }) => level !== "note"),
  })),
});

async function endOf({ files, failed }: LintRun, maxWarnings: number | null, io: Io): Promise<number> {
  const { error, warning } = countsOf(files.flatMap(({ findings }) => findings));
  const isTooMany = maxWarnings !== null && warning > maxWarnings;
  if (isTooMany) await io.err([`${plural(warning, "warning")}, more than --max-warnings ${maxWarnings}`]);
  if (failed.length > 0) return EXIT.invalid;
  return error > 0 || isTooMany ? EXIT.findings : EXIT.done;
}

async function run({ given, format }: LintOptions, io: Io): Promise<LintRun> {
  try {
    return await lintRunbooks(given);
  } catch (error) {
    if (format === "github" && error instanceof RutterError)
      await io.raw((await import("./lint-github.ts")).stoppedGithub(error));
    throw error;
  }
}

export async function lint(args: readonly string[], io: Io): Promise<number> {
  const parsed = parseArguments(args, LINT_SPEC);
  if (parsed.on.has("help")) {
    await io.out(verbHelp(LINT_HELP, io.look));
    return EXIT.done;
  }
  const options = lintOptions(parsed);
  const all = await run(options, io);
  await show(options.quiet ? withoutNotes(all) : all, options, io);
  return endOf(all, options.maxWarnings, io);
}
