/** Paths as a runbook writes them, turned into paths from the repository's root. Pure: nothing is looked up here. */

/** `docs/runbooks` and `../x/./y.md` make `docs/x/y.md`; null for a path that leaves the repository. */
export function joinPath(folder: string, path: string): string | null {
  const parts: string[] = [];
  // As on the sites that show repositories, a leading slash is the repository's root.
  const whole = path.startsWith("/") ? path : `${folder}/${path}`;
  for (const part of whole.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}
