/** What a journal answers where it will not do what it is asked, in words. What a disk says is worded beside the disk. */
import { RutterError } from "../base/index.ts";
import type { JournalCode } from "./codes.ts";
import type { Lease } from "./journal.ts";

interface Words {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

const refusal = (code: JournalCode, words: Words): RutterError => new RutterError({ code, ...words });

export const sequenceRefusal = (release: string, after: number, last: number): RutterError =>
  refusal("JOURNAL_SEQUENCE", {
    what: `release ${release} has ${last} events, not ${after}`,
    why: "something else was written to it after it was read, so what was decided may no longer hold",
    fix: "nothing was written; do it again, and it is decided on what is there now",
  });

export const leaseRefusal = (release: string, lease: Pick<Lease, "host" | "pid"> | null): RutterError =>
  refusal("JOURNAL_LEASE_LOST", {
    what: `this process does not drive release ${release}`,
    why:
      lease === null
        ? "nobody holds the release: it was given up"
        : `process ${lease.pid} on ${lease.host} drives it now`,
    fix: `see where it stands with rutter status ${release}; rutter resume ${release} takes it where nobody drives`,
  });

export const unknownRefusal = (release: string): RutterError =>
  refusal("JOURNAL_RELEASE_UNKNOWN", {
    what: `there is no release ${release}`,
    why: "the journal in RUTTER_HOME has no event of it",
    fix: "rutter list shows those that are there",
  });

export const newerEventRefusal = (release: string, seq: number, version: number): RutterError =>
  refusal("JOURNAL_NEWER", {
    what: `event ${seq} of release ${release} was written by a newer Rutter`,
    why: `its version is ${version}, which this Rutter does not know`,
    fix: "use the Rutter that wrote it, or a newer one",
  });

export const newerDatabaseRefusal = (path: string, found: number, known: number): RutterError =>
  new RutterError({
    code: "JOURNAL_NEWER",
    what: "the journal was made by a newer Rutter",
    why: `its tables are of version ${found}, and this Rutter knows ${known}; nothing was changed`,
    fix: "use the Rutter that made it, or a newer one; or name another folder in RUTTER_HOME",
    place: { file: path },
  });

export const damagedRefusal = (release: string, seq: number, why: string): RutterError =>
  refusal("JOURNAL_CORRUPT", {
    what: `event ${seq} of release ${release} cannot be read`,
    why: `${why}, so it was changed after it was written, or the disk lost a part of it`,
    fix: `rutter log ${release} --verify says what is whole; other releases can be saved with rutter export ID`,
  });

export const brokenRefusal = (release: string, seq: number, why: string): RutterError =>
  refusal("JOURNAL_CHAIN_BROKEN", {
    what: `event ${seq} of release ${release} is not what was written`,
    why,
    fix: "nothing was imported; export the release again where it was carried out",
  });

export const lineRefusal = (line: number, why: string): RutterError =>
  refusal("JOURNAL_LINE_INVALID", {
    what: `line ${line} is no event of a release`,
    why,
    fix: "nothing was imported; import what rutter export ID wrote, whole and unchanged",
  });

export const differsRefusal = (release: string, why: string): RutterError =>
  refusal("JOURNAL_RELEASE_DIFFERS", {
    what: `release ${release} is in the journal already, with other events`,
    why,
    fix: "nothing was imported; name an empty folder in RUTTER_HOME to import it there",
  });

export const damagedRowRefusal = (release: string, why: string): RutterError =>
  refusal("JOURNAL_CORRUPT", {
    what: `what the journal keeps beside the events of release ${release} cannot be read`,
    why: `${why}, so the disk lost a part of it, or somebody changed it`,
    fix: `rutter export ${release} still gives its events; import them under another RUTTER_HOME`,
  });
