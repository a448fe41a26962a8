/** The releases of one home, for whoever asks: each question goes to the file that answers it. Nothing is printed here. */
import { exitOf, viewOf } from "../../conductor/index.ts";
import { openLocal } from "../../drivers/local/index.ts";
import { type Journal, openMemoryJournal, openSqliteJournal } from "../../journal/index.ts";
import { driveRelease } from "./drive-release.ts";
import { isChecker } from "./driven.ts";
import { findRelease } from "./find-release.ts";
import { type Home, homeAt, homeExists, homeFolder, makeHome } from "./home.ts";
import { logPath, readLog } from "./logs.ts";
import { readRelease } from "./read-release.ts";
import type { ReleaseLook, Releases, ReleasesGiven } from "./release-api.ts";
import { signalRelease } from "./signal-release.ts";
import { startRelease } from "./start-release.ts";
import { drives, thisProcess } from "./this-process.ts";
import { watchRelease } from "./watch-release.ts";
import { whoIs } from "./who.ts";

const OUTPUT_BYTES = 64 * 1024;

export async function openReleases(given: ReleasesGiven = {}): Promise<Releases> {
  const env = given.env ?? process.env;
  const home = homeAt(homeFolder(given.home ?? null, env));
  const journal = await openJournal(home, given.create ?? true);
  const self = thisProcess();
  const by = whoIs(given.by ?? null, env);
  const local = openLocal({ journal, ...self });
  const desk = { journal, home, local, by, env };
  const ring = (release: string): boolean => {
    local.ring(release);
    return local.driving(release) !== null;
  };
  return {
    home: home.folder,
    by,
    start: (asked) => startRelease(desk, asked),
    drive: (release, asked) => driveRelease(desk, { release, asked, resume: false }),
    resume: (release, asked) => driveRelease(desk, { release, asked, resume: true }),
    status: (release) => look(journal, release),
    list: (asked) => journal.list(asked),
    log: async (release) => (await readRelease(journal, release)).recordeds,
    output: async (release, effect, bytes = OUTPUT_BYTES) =>
      (await readLog(logPath(home, release, effect), { last: bytes }))?.text ?? null,
    verify: (release) => journal.verify(release),
    exported: (release) => journal.exported(release),
    imported: (lines) => journal.imported(lines),
    signal: (release, asked) => signalRelease({ journal, self, by, ring, home, env }, release, asked),
    find: (prefix) => findRelease(journal, prefix),
    watch: (release, asked) => watchRelease({ journal, home, release, asked }),
    close: async () => {
      await local.close();
      await journal.close();
    },
  };
}

/** A look at a home that is not there finds nothing in it, and leaves nothing behind. */
async function openJournal(home: Home, create: boolean): Promise<Journal> {
  if (!create && !homeExists(home)) return openMemoryJournal();
  makeHome(home);
  return openSqliteJournal(home.database);
}

async function look(journal: Journal, release: string): Promise<ReleaseLook> {
  const { plan, state } = await readRelease(journal, release);
  const lease = await journal.lease(release);
  const unread = (await journal.inbox(release)).length;
  return {
    view: viewOf(plan, state),
    plan,
    driver: drives(lease) && !isChecker(lease) ? lease : null,
    exit: exitOf(state),
    unread,
  };
}
