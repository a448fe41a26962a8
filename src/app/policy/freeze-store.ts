/**
 * Freezes that people add by hand, among the processes of one home. Each is a file that is made once and never changed, and
 * its end is another: so two writers need no lock, a crash leaves no half, and who did what stays to be read.
 */
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Bug, type Instant, instant, RutterError } from "../../base/index.ts";
import { homeAt, makeHome } from "../release/home.ts";
import { freeReleaseId } from "../release/release-id.ts";

export interface AddedFreeze {
  readonly id: string;
  /** Null: every service. */
  readonly service: string | null;
  readonly environment: string;
  readonly from: Instant;
  /** Null: until somebody ends it. */
  readonly to: Instant | null;
  readonly why: string;
  /** Release classes that it does not hold up. */
  readonly except: readonly string[];
  readonly by: string;
  readonly at: Instant;
  /** By whom it was ended before its time, and when; null: it was not. */
  readonly ended: { readonly by: string; readonly at: Instant } | null;
}

export interface FreezeStore {
  readonly add: (freeze: Omit<AddedFreeze, "id" | "ended">) => Promise<AddedFreeze>;
  /** All that there ever were, the earliest first. */
  readonly list: () => readonly AddedFreeze[];
  /** The id may be its first letters. Refused where none or several begin so, and where it has ended. */
  readonly end: (id: string, by: { readonly by: string; readonly at: Instant }) => AddedFreeze;
}

const time = z.number().int().transform(instant);
const begun = z.object({
  id: z.string(),
  service: z.string().nullable(),
  environment: z.string(),
  from: time,
  to: time.nullable(),
  why: z.string(),
  except: z.array(z.string()),
  by: z.string(),
  at: time,
});
const over = z.object({ by: z.string(), at: time });

export function openFreezes(home: string): FreezeStore {
  const folder = join(home, "freezes");
  const list = (): readonly AddedFreeze[] =>
    idsIn(folder)
      .map((id) => read(folder, id))
      .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
  return {
    list,
    add: async (freeze) => {
      const id = await freeReleaseId(async (each) => existsSync(join(folder, `${each}.json`)));
      makeHome(homeAt(home));
      if (!make(folder, `${id}.json`, { id, ...freeze })) throw new Bug(`freeze ${id} is there already`);
      return { id, ...freeze, ended: null };
    },
    end: (typed, by) => {
      const freeze = found(list(), typed);
      if (freeze.ended !== null || !make(folder, `${freeze.id}.end.json`, by)) throw hasEnded(freeze);
      return { ...freeze, ended: by };
    },
  };
}

function idsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((name) => /^([a-z0-9]{1,20})\.json$/.exec(name)?.[1] ?? []);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw unreadable(folder, error);
  }
}

function read(folder: string, id: string): AddedFreeze {
  const whole = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> => {
    const path = join(folder, name);
    try {
      return schema.parse(JSON.parse(readFileSync(path, "utf8")));
    } catch (error) {
      throw unreadable(path, error);
    }
  };
  const end = `${id}.end.json`;
  const ended = existsSync(join(folder, end)) ? whole(end, over) : null;
  return { ...whole(`${id}.json`, begun), id, ended };
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/** False: it is there already. The file appears with all that is in it, for this user alone. */
function make(folder: string, name: string, value: unknown): boolean {
  const draft = join(folder, `.${randomBytes(8).toString("hex")}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${JSON.stringify(value)}\n`, { mode: 0o600, flush: true });
    linkSync(draft, join(folder, name));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST" && existsSync(join(folder, name))) return false;
    throw unwritable(folder, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

function found(all: readonly AddedFreeze[], typed: string): AddedFreeze {
  const wanted = typed.trim().toLowerCase();
  const among = all.filter(({ id }) => wanted !== "" && id.startsWith(wanted));
  const [only] = among;
  const one = among.find(({ id }) => id === wanted) ?? (among.length === 1 ? only : undefined);
  if (one !== undefined) return one;
  const isSeveral = among.length > 1;
  throw new RutterError({
    code: "FREEZE_UNKNOWN",
    what: isSeveral
      ? `${among.length} freezes begin with "${typed}": ${among.map(({ id }) => id).join(", ")}`
      : `there is no freeze "${typed}"`,
    why: isSeveral ? "the wrong one would be ended" : "none that was added here begins so",
    fix: isSeveral
      ? "type more of its name"
      : "rutter freeze list --all shows them; those of rutter.yaml stand there",
  });
}

const hasEnded = ({ id }: AddedFreeze): RutterError =>
  new RutterError({
    code: "FREEZE_UNKNOWN",
    what: `freeze ${id} has been ended already`,
    why: "it holds nothing up any more",
    fix: "rutter freeze list --all says who ended it",
  });

const unwritable = (folder: string, cause: unknown): RutterError =>
  new RutterError({
    code: "HOME_UNWRITABLE",
    what: `nothing can be written to ${folder}: ${codeOf(cause) || String(cause)}`,
    why: "a freeze that is not written down holds nothing up",
    fix: "make it writable, or set RUTTER_HOME to a folder that is",
    cause,
  });

/** What cannot be read may hold a release up: it is never passed over. */
const unreadable = (path: string, cause: unknown): RutterError =>
  new RutterError({
    code: "FREEZE_UNREADABLE",
    what: `the freeze ${path} cannot be read`,
    why: "it may hold a release up, so none starts until it can be told what it says",
    fix: "see that this user may read it; delete the file only if its freeze is over",
    cause,
  });
