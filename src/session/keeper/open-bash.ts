/** Starts a bash where the session wants it and sets it up, or says in what way that could not be done. */
import { accessSync, constants, statSync } from "node:fs";
import { basename, delimiter, isAbsolute, join } from "node:path";
import type { RutterErrorParts } from "../../base/index.ts";
import { bashMissing, folderMissing, hostUnreachable, keeperFailed } from "../refusals.ts";
import type { SessionPlace } from "../session.ts";
import { type BashProcess, startBash } from "./bash-process.ts";
import { fresh, opening, type Standing } from "./bash-text.ts";
import { endFar } from "./end-group.ts";
import { asText, type Kept } from "./kept.ts";
import { restoreKept, restoreNothing } from "./restore.ts";

/** A bash that is ready for a text. */
export interface OpenBash {
  readonly process: BashProcess;
  standing: Standing;
  /** The word that leads to it, where it runs behind a transport; null: it runs here. */
  readonly behind: string | null;
  /** Sends a signal to it where it runs behind a transport; does nothing where it runs here. */
  readonly atHost: (signal: string) => void;
}

export type Opened =
  | { readonly bash: OpenBash; readonly refusal: null }
  | { readonly bash: null; readonly refusal: RutterErrorParts };

/** They would be read before the first line: a profile, options that print what is typed. */
const NOT_AT_START = new Set(["BASH_ENV", "ENV", "SHELLOPTS", "BASHOPTS", "BASH_XTRACEFD"]);
const NAME = /^[A-Za-z_]\w*$/;

interface Opening {
  readonly place: SessionPlace;
  readonly kept: Kept | null;
  readonly fifo: string;
  /** Told before bash has answered, for whoever does not want to wait that long. */
  readonly onStart: (process: BashProcess) => void;
}

export async function openBash({ place, kept, fifo, onStart }: Opening): Promise<Opened> {
  const refused = (refusal: RutterErrorParts): Opened => ({ bash: null, refusal });
  const [word = ""] = place.transport;
  const found = findProgram(word, place.env.PATH ?? "/usr/local/bin:/usr/bin:/bin");
  if (found === null) return refused(bashMissing(word, "it is not in PATH"));
  const words = [found, ...place.transport.slice(1)];
  const isHere = basename(word) === "bash";
  const env = startEnv(place.env, isHere && kept !== null);
  let process: BashProcess;
  try {
    process = startBash({ words, env, fifo });
  } catch (error) {
    return refused(keeperFailed((error as Error).message));
  }
  onStart(process);
  let said = "";
  process.printTo((bytes) => {
    said = `${said}${bytes.toString("utf8")}`.slice(-4096);
  });
  if (kept === null) process.type(opening(process.nonce, restoreNothing(place.cwd, place.env)));
  else process.type(opening(process.nonce, restoreKept(kept, !isHere)), "latin1");
  const answer = await process.answer();
  process.printTo(null);
  if (answer.kind === "ended") {
    process.release();
    return refused(startRefusal(place, answer, said.trim().split("\n").at(-1) ?? ""));
  }
  const [status = "", pid = ""] = answer.fields;
  if (status !== "0") {
    process.closeInput();
    process.release();
    return refused(folderMissing(kept === null ? place.cwd : asText(kept.cwd)));
  }
  const far = Number(pid) === process.pid ? null : { words, env: place.env, pid: Number(pid) };
  return {
    bash: {
      process,
      behind: far === null ? null : basename(word),
      standing: { ...fresh, flags: kept?.flags ?? "" },
      atHost: (signal) => far !== null && endFar(far, signal),
    },
    refusal: null,
  };
}

/** A bash that gets back what was kept starts with nothing else, or what was unset would be there again. */
function startEnv(
  env: Readonly<Record<string, string>>,
  isRestored: boolean,
): Readonly<Record<string, string>> {
  const names = Object.keys(env).filter(
    (name) => !NOT_AT_START.has(name) && !(isRestored && NAME.test(name)),
  );
  return Object.fromEntries(names.map((name) => [name, env[name] ?? ""]));
}

interface Ended {
  readonly code: number | null;
  readonly error: NodeJS.ErrnoException | null;
}

/** ssh ends with 255 when it cannot connect; a shell ends with 126 or 127 when it finds no bash. */
function startRefusal(place: SessionPlace, { code, error }: Ended, said: string): RutterErrorParts {
  const [word = ""] = place.transport;
  if (error !== null) return bashMissing(word, error.message);
  if (code === 126 || code === 127 || basename(word) === "bash") {
    return bashMissing("bash", said === "" ? `it ended with ${code ?? "a signal"}` : said);
  }
  return hostUnreachable(place.transport, said);
}

/** As the shell looks for it: a relative name in PATH only when it has no slash. */
function findProgram(word: string, path: string): string | null {
  if (word.includes("/")) return isAbsolute(word) && isProgram(word) ? word : null;
  const folders = path.split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, word)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
