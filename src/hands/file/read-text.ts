/** What stands at a path: a file with its text up to a bound, nothing, or something that is no file. */
import { open, stat } from "node:fs/promises";

export type TextOf =
  | { readonly kind: "file"; readonly text: string; readonly cut: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "other"; readonly what: string };

export const LARGEST = 1024 * 1024;

export async function readText(path: string): Promise<TextOf> {
  const found = await stat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (found === null) return { kind: "none" };
  // Opening a pipe would wait for whoever writes to it.
  if (!found.isFile())
    return { kind: "other", what: found.isDirectory() ? "a folder" : "a device or a pipe" };
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(Math.min(found.size, LARGEST) + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    const cut = length > LARGEST || (length === buffer.length && found.size >= LARGEST);
    return { kind: "file", text: buffer.subarray(0, Math.min(length, LARGEST)).toString("utf8"), cut };
  } finally {
    await file.close();
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
