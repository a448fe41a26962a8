/** Whether a secret is where its reference says: set, readable, and nobody else's. Its value is never kept or shown. */
import { accessSync, constants, statSync } from "node:fs";
import { findProgram } from "./find-program.ts";
import { type Found, ok, type World } from "./found.ts";
import type { InputNeed, SecretNeed } from "./need.ts";
import { secretPath } from "./resolve-reference.ts";

const OTHERS_READ = 0o004;

const missing = (what: string, fix: string): Found => ({
  state: "missing",
  what,
  fix,
  code: "DOCTOR_SECRET_MISSING",
});

function lookFile(at: string, world: World): Found {
  const path = secretPath(at, world);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined)
    return missing("there is no such file", `put the secret into ${at}, with chmod 600`);
  if (!stat.isFile()) return missing("it is no plain file", `put the secret into a file, and name that`);
  try {
    accessSync(path, constants.R_OK);
  } catch {
    return {
      ...missing("this user may not read it", `give this user the right to read ${at}`),
      state: "refused",
    };
  }
  if (stat.size === 0) return missing("it is empty", `put the secret into ${at}`);
  if ((stat.mode & OTHERS_READ) === 0 || process.platform === "win32") return ok();
  return ok({ what: "every user of this machine can read it", fix: `chmod 600 ${at}` });
}

export function lookSecret({ reference }: SecretNeed, world: World): Found {
  const { kind, at } = reference;
  if (kind === "file") return lookFile(at, world);
  if (kind === "exec") {
    const program = at.split(/\s/)[0] ?? "";
    const path = findProgram(program, world);
    return path === null
      ? missing(`${program} is not on PATH`, `install ${program}, or put its folder on PATH`)
      : ok({ where: path, what: "the command is there; it was not run" });
  }
  const value = world.env[at];
  if (value === undefined) return missing("the variable is not set", `export ${at}=… before the release`);
  return value.trim() === "" ? missing("the variable is empty", `export ${at}=… before the release`) : ok();
}

/** An input is asked for when a plan is made: that it has no value yet is no failure. */
export function lookInput({ name, variable, isGiven }: InputNeed, world: World): Found {
  if (isGiven) return ok();
  if (variable !== null && (world.env[variable] ?? "") !== "")
    return ok({ what: `$${variable} is set here; a plan asks for it all the same` });
  return { state: "not-looked", what: "asked for when a plan is made", fix: `pass --set ${name}=…` };
}
