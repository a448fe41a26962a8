/** The driver of this process keeps what every driver must keep. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLocal } from "../../src/drivers/local/index.ts";
import { type Journal, openMemoryJournal, openSqliteJournal } from "../../src/journal/index.ts";
import { driverContract } from "../contract/driver.ts";

driverContract("the local driver", {
  open: ({ journal, hands, pid, isDeath }) => {
    const local = openLocal({ journal, holder: `h${pid}`, host: "here", pid, isDeath });
    const by = { who: "ana", signed: false };
    return {
      drive: async (release, { whenWaiting, onRecorded = () => undefined }) => {
        const rack = {
          hands,
          secret: async () => "",
          log: () => undefined,
          progress: () => undefined,
          close: async () => undefined,
        };
        const driving = await local.drive(release, { rack, whenWaiting, onRecorded });
        return { end: driving.end, leave: (how) => driving.leave(how, by, null) };
      },
      close: local.close,
    };
  },
  journals: {
    memory: async () => {
      const alive: ((pid: number) => boolean)[] = [];
      const journal = openMemoryJournal({ isAlive: (pid) => alive.every((isAlive) => isAlive(pid)) });
      return {
        open: async (isAlive) => {
          alive.push(isAlive);
          return journal;
        },
        remove: async () => undefined,
      };
    },
    SQLite: async () => {
      const folder = mkdtempSync(join(tmpdir(), "rutter-driver-"));
      const opened: Journal[] = [];
      return {
        open: async (isAlive) => {
          const journal = await openSqliteJournal(join(folder, "rutter.db"), { isAlive });
          opened.push(journal);
          return journal;
        },
        remove: async () => {
          for (const journal of opened) await journal.close().catch(() => undefined);
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  },
});
