/** A file is written beside its place, brought to disk and then put there, so that nobody ever reads half of it. */
import { chmod, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

export interface WholeFile {
  readonly path: string;
  readonly text: string;
  /** Null: that of the file that is there, else what the process gives. */
  readonly mode: number | null;
  /** Of the effect; tells two that are written at once apart. */
  readonly id: string;
}

export async function writeWhole({ path, text, mode, id }: WholeFile): Promise<void> {
  // A link keeps pointing where it does; what it points to is written.
  const target = await realpath(path).catch(() => path);
  const before = await stat(target).catch(() => null);
  if (before !== null && !before.isFile()) throw Object.assign(new Error("no file"), { code: "EISDIR" });
  const folder = dirname(target);
  const beside = join(
    folder,
    `.${basename(target).slice(0, 100)}.${id.replace(/\W/g, "_").slice(0, 60)}.rutter`,
  );
  // Left by one that died while it wrote.
  await unlink(beside).catch(() => undefined);
  try {
    const file = await open(beside, "wx", mode ?? 0o666);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    const wanted = mode ?? (before === null ? null : before.mode & 0o7777);
    if (wanted !== null) await chmod(beside, wanted);
    await rename(beside, target);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/** Until the folder is on disk, a crash of the machine could still take the file away. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
