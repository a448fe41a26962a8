/**
 * The shells of one release: one for each host and way there, opened when it is first needed and kept open. At the end they
 * are ended, or left to whoever carries the release on.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { sha256Hex } from "../../digest/index.ts";
import { folderAt, type SessionWanted, transportFor } from "../../hands/shell/index.ts";
import { openSession, type Session } from "../../session/index.ts";

export interface Sessions {
  readonly sessionFor: (wanted: SessionWanted) => Promise<Session>;
  readonly close: (how: "ended" | "left") => Promise<void>;
}

export interface SessionsGiven {
  /** A folder of the release, in which each session has its own. */
  readonly folder: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What steps print, as it comes. */
  readonly onOutput: (effect: string, text: string) => void;
}

export function openSessions(given: SessionsGiven): Sessions {
  const open = new Map<string, Promise<Session>>();
  return {
    sessionFor: (wanted) => {
      const name = nameOf(wanted);
      const known = open.get(name);
      if (known !== undefined) return known;
      const session = openSession({
        folder: join(given.folder, name),
        cwd: folderAt(wanted.host, wanted.through, given.cwd),
        env: textsOf(given.env),
        transport: transportFor(wanted.host, wanted.through),
      }).then((opened) => heard(opened, given.onOutput));
      open.set(name, session);
      // A host that could not be reached may be reached the next time.
      session.catch(() => open.delete(name));
      return session;
    },
    close: async (how) => {
      const sessions = await Promise.allSettled(open.values());
      const names = [...open.keys()];
      open.clear();
      const ends = sessions.map(async (each) => {
        if (each.status === "fulfilled") await (how === "ended" ? each.value.end() : each.value.leave());
      });
      await Promise.allSettled(ends);
      if (how === "ended") await endOthers(given, new Set(names));
    },
  };
}

/** Shells that an earlier process of the release opened and this one never needed: what they keep goes with the rest. */
async function endOthers({ folder, cwd }: SessionsGiven, ended: ReadonlySet<string>): Promise<void> {
  const others = (await readdir(folder).catch(() => [])).filter((name) => !ended.has(name));
  const ends = others.map(async (name) => {
    const place = { folder: join(folder, name), cwd, env: {}, transport: transportFor(null, []) };
    await (await openSession(place)).end();
  });
  await Promise.allSettled(ends);
}

/** Short, since a socket lies in its folder and the path of one may not be long. */
const nameOf = ({ host, through }: SessionWanted): string =>
  host === null && through.length === 0 ? "here" : sha256Hex(JSON.stringify([host, through])).slice(0, 8);

const heard = (session: Session, onOutput: SessionsGiven["onOutput"]): Session => ({
  ...session,
  run: (run, signal, output) => session.run(run, signal, output ?? ((text) => onOutput(run.id, text))),
  known: (id, signal, output) => session.known(id, signal, output ?? ((text) => onOutput(id, text))),
});

/** What steers Rutter itself stays with it. */
const textsOf = (env: SessionsGiven["env"]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || OWN.has(name) ? [] : [[name, value]],
    ),
  );

const OWN: ReadonlySet<string> = new Set(["RUTTER_HOME", "RUTTER_USER"]);
