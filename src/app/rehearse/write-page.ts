/** Writes a page where it was asked for, whole or not at all; an older page there is replaced. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { RutterError } from "../../base/index.ts";

export function writePage(path: string, page: string): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.rutter`);
  try {
    writeFileSync(beside, page, { flag: "wx" });
    renameSync(beside, path);
  } catch (cause) {
    rmSync(beside, { force: true });
    const said = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new RutterError({
      code: "REHEARSAL_PAGE_UNWRITABLE",
      what: "the page of the rehearsal cannot be written there",
      why: `the system says ${said}`,
      fix: "name a file in a folder that is there and that you may write to: --html rehearsal.html",
      place: { file: path },
      cause,
    });
  }
}
