/** The codes of what can keep a journal from being read or written. */

export const codes = {
  JOURNAL_CANNOT_OPEN: { kind: "error", title: "the journal cannot be opened" },
  JOURNAL_CHAIN_BROKEN: {
    kind: "error",
    title: "the events of a release were changed after they were written",
  },
  JOURNAL_CORRUPT: { kind: "error", title: "a part of the journal cannot be read" },
  JOURNAL_DISK_FULL: { kind: "error", rare: true, title: "the disk of the journal is full" },
  JOURNAL_LEASE_LOST: { kind: "error", rare: true, title: "another process drives the release now" },
  JOURNAL_LINE_INVALID: { kind: "error", title: "a line to be imported is no event of a release" },
  JOURNAL_LOCKED: { kind: "error", rare: true, title: "another process keeps the journal locked" },
  JOURNAL_NEWER: { kind: "error", title: "the journal was written by a newer Rutter" },
  JOURNAL_READ_ONLY: { kind: "error", rare: true, title: "the journal may be read and not written" },
  JOURNAL_RELEASE_DIFFERS: {
    kind: "error",
    title: "the release to be imported is in the journal with other events",
  },
  JOURNAL_RELEASE_UNKNOWN: { kind: "error", rare: true, title: "the journal has no release of that id" },
  JOURNAL_SEQUENCE: {
    kind: "error",
    rare: true,
    title: "something else was written to the release in between",
  },
  JOURNAL_WRITE_FAILED: { kind: "error", rare: true, title: "the disk of the journal failed" },
} as const;

export type JournalCode = keyof typeof codes;
