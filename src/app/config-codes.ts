/** The codes that `lint.rules` may name, by their pages: every code has one. The pages themselves are not opened. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../docs/errors/", import.meta.url));

export const knownCodes = (): readonly string[] =>
  readdirSync(FOLDER).flatMap((name) => /^([A-Z][A-Z0-9_]+)\.md$/.exec(name)?.[1] ?? []);
