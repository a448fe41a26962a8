/** Rutter's own version, and whether the Node it runs on is one that it was made for. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Check } from "./found.ts";

interface Manifest {
  readonly name?: unknown;
  readonly version?: unknown;
  readonly engines?: { readonly node?: unknown };
}

/** Upwards from this file, which lies elsewhere once it is built. */
function manifest(): Manifest {
  for (let folder = dirname(fileURLToPath(import.meta.url)), steps = 0; steps < 6; steps += 1) {
    try {
      const found: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      if (found.name === "rutter") return found;
    } catch {
      // No package here: one up.
    }
    folder = dirname(folder);
  }
  return {};
}

/** `>=20.19` against `20.20.2`. */
function isEnough(version: string, wanted: string): boolean {
  const least = /^>=(\d+)(?:\.(\d+))?/.exec(wanted);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (least === null) return true;
  const [wantedMajor, wantedMinor] = [Number(least[1]), Number(least[2] ?? 0)];
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

const own = { kind: "rutter", where: null, needed: true, needs: [], code: null, note: null } as const;

export function ownVersions(node: string): readonly Check[] {
  const { version, engines } = manifest();
  const wanted = typeof engines?.node === "string" ? engines.node : "";
  const enough = isEnough(node, wanted);
  return [
    {
      ...own,
      name: "rutter",
      state: "ok",
      version: typeof version === "string" ? version : null,
      what: null,
      fix: null,
    },
    {
      ...own,
      name: "node",
      state: enough ? "ok" : "refused",
      version: node,
      code: enough ? null : "DOCTOR_TOOL_MISSING",
      what: enough ? null : `Rutter needs Node ${wanted}`,
      fix: enough ? null : "install a newer Node",
    },
  ];
}
