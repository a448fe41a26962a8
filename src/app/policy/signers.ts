/** The file of keys that may approve, as `rutter.yaml` of a release names it. It is read here and believed by ssh-keygen. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { loadConfiguration } from "../configuration/load-configuration.ts";
import { refuseBroken } from "../configuration.ts";
import { homeAt } from "../release/home.ts";
import { readPlace } from "../release/place.ts";

export interface ReleasePlace {
  /** The folder of releases. */
  readonly home: string;
  readonly release: string;
  /** As the plan names it. */
  readonly runbook: string;
}

/** Absolute; null: there is no `rutter.yaml`, or it names none. */
export async function signersOf({ home, release, runbook }: ReleasePlace): Promise<string | null> {
  const place = readPlace(homeAt(home), release, runbook);
  const loaded = await loadConfiguration(place.runbook ?? place.cwd);
  if (loaded === null) return null;
  refuseBroken(loaded);
  return loaded.value.signers === undefined ? null : resolve(loaded.folder, loaded.value.signers);
}

/** Whether the key of a public key file stands among the signers. */
export function isSigner(publicKeyFile: string, signers: string): boolean {
  if (!existsSync(publicKeyFile) || !existsSync(signers)) return false;
  const [, key] = readFileSync(publicKeyFile, "utf8").trim().split(/\s+/);
  return key !== undefined && key.length > 20 && readFileSync(signers, "utf8").split(/\s+/).includes(key);
}
