/** npm packages: what `npm start` starts, and what the repository calls itself. Scripts are named, never copied. */
import { type Findings, nameOf, nothing, type TargetFound } from "./found.ts";
import { under } from "./yaml-documents.ts";

export const isPackageFile = (path: string): boolean => /(?:^|\/)package\.json$/.test(path);

export interface PackageFound extends Findings {
  readonly name: string | null;
}

const unscoped = (name: unknown): string | null =>
  nameOf(typeof name === "string" ? name.replace(/^@[^/]{1,100}\//, "") : null);

export function findPackage(path: string, text: string): PackageFound {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return { ...nothing, name: null, notes: [`${path} is not JSON: passed over`] };
  }
  const name = unscoped(under(manifest, "name"));
  const start = under(manifest, "scripts", "start");
  const holdsOthers = under(manifest, "workspaces") !== undefined;
  if (name === null || typeof start !== "string" || holdsOthers) return { ...nothing, name };
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : null;
  const target: TargetFound = {
    service: name,
    from: path,
    environment: null,
    keys: { kind: "process", run: "npm start", ...(folder === null ? {} : { folder }) },
  };
  return { ...nothing, name, targets: [target] };
}
