/** The way into `rutter init` for the command line: what it needs is loaded only when it is asked for. */
import type { FileToWrite, InitPrepared } from "./prepare-init.ts";

export const openInit = async (folder: string): Promise<InitPrepared> =>
  (await import("./prepare-init.ts")).prepareInit(folder, Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Throws where nothing could be written: asked before a person is. */
export const checkInit = async (folder: string): Promise<void> =>
  (await import("./prepare-init.ts")).checkWritable(folder);

export const writeInit = async (folder: string, files: readonly FileToWrite[]): Promise<void> =>
  (await import("./prepare-init.ts")).writeFiles(folder, files);
