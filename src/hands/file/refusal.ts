/** Why the disk refused, in words. */

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "the folder it is in does not exist",
  ENOTDIR: "the folder it is in is a file",
  EISDIR: "it is no file",
  EACCES: "there is no permission for it",
  EPERM: "it is not allowed",
  EROFS: "the disk can only be read",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full for this user",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links lead in a circle",
};

/** What is no refusal of the disk is a bug, and is thrown on. */
export function refusalOf(error: unknown, path: string): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!/^E[A-Z]+$/.test(code)) throw error;
  return `${path}: ${WORDS[code] ?? code}`;
}
