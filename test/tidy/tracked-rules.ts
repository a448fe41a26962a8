/** What no tracked file may hold: where it was written, and where its packages were fetched from. */

export interface Machine {
  /** Folders and host names of the machine that the test runs on. */
  readonly places: readonly string[];
}

/** Places that mean nothing in particular: runbooks and tests name them for their own sake. */
const EVERYWHERE = new Set([
  "/",
  "/app",
  "/home",
  "/opt",
  "/repo",
  "/root",
  "/src",
  "/srv",
  "/tmp",
  "/usr/src",
  "/var",
]);
const PUBLIC_REGISTRY = "https://registry.npmjs.org/";

export function machineOf(repository: string, host: string): Machine {
  const parent = repository.slice(0, repository.lastIndexOf("/"));
  const folders = [repository, parent].filter((folder) => folder !== "" && !EVERYWHERE.has(folder));
  return { places: host.length >= 8 && host !== "localhost" ? [...folders, host] : folders };
}

export function trackedFaults(path: string, text: string, machine: Machine): readonly string[] {
  if (text.includes("\0")) return [];
  const faults = machine.places
    .filter((place) => holds(text, place))
    .map((place) => `${path} names ${place}`);
  if (path.endsWith("package-lock.json")) faults.push(...lockFaults(path, text));
  if (
    /(?:^|\/)\.npmrc$/.test(path) &&
    /registry\s*=(?!\s*https:\/\/registry\.npmjs\.org\/?\s)/.test(`${text}\n`)
  ) {
    faults.push(`${path} names a registry that is not the public one`);
  }
  return faults;
}

/** As a whole path or name: `/code` in `source/code` or in `/codes` is none. */
function holds(text: string, place: string): boolean {
  for (let at = text.indexOf(place); at !== -1; at = text.indexOf(place, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + place.length] ?? " ";
    if (!/[\w./~-]/.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}

function lockFaults(path: string, text: string): readonly string[] {
  const resolved = [...text.matchAll(/"resolved":\s*"([^"]*)"/g)].map((match) => match[1] ?? "");
  const elsewhere = resolved.filter((url) => !url.startsWith(PUBLIC_REGISTRY));
  return [...new Set(elsewhere)].map((url) => `${path} fetches ${url}, not from the public registry`);
}
