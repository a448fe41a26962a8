/**
 * Drives releases in this process, as many as it is given, side by side. It holds their leases, brings their signals, and
 * gives each release hands of its own; which hands there are is none of its business.
 */
import { addMs, Bug } from "../../base/index.ts";
import type { Actor, Recorded, ReleaseState } from "../../conductor/index.ts";
import type { Journal } from "../../journal/index.ts";
import {
  type Bell,
  type Driven,
  driveLoop,
  type LeaveHow,
  makeBell,
  makeLeave,
  type World,
} from "../loop/index.ts";
import { openClaims } from "./claims.ts";
import { releaseDriven } from "./driven.ts";
import { type Held, LEASE_FOR_MS, openLeases } from "./leases.ts";
import { openPostman } from "./postman.ts";
import { elapsed, now, sleep } from "./real-time.ts";

/** What one release is carried out with, from its first effect here to the last. */
export interface Rack extends Pick<World, "hands" | "secret" | "log" | "progress"> {
  /** `ended`: nothing of it is needed any more; `left`: another process goes on with it. */
  readonly close: (how: "ended" | "left") => Promise<void>;
}

export interface LocalGiven {
  readonly journal: Journal;
  readonly holder: string;
  readonly host: string;
  readonly pid: number;
  /** Errors that stand for the end of this process: for those who rehearse it. */
  readonly isDeath?: World["isDeath"];
}

export interface LocalDrive {
  readonly rack: Rack;
  readonly whenWaiting: "stay" | "leave";
  readonly onRecorded: (recorded: Recorded, state: ReleaseState) => void | Promise<void>;
}

export interface LocalDriving {
  readonly release: string;
  readonly end: Promise<Driven>;
  readonly leave: (how: LeaveHow, by: Actor, note: string | null) => void;
}

export interface Local {
  readonly holder: string;
  /** Refused where somebody else drives it. */
  readonly take: (release: string) => Promise<void>;
  /** Takes it, or what was taken here before, for one who is going to drive it: refused to every other until it is given up. */
  readonly claim: (release: string) => Promise<void>;
  /** Of a lease that was taken and is not used. */
  readonly giveUp: (release: string) => Promise<void>;
  /** Takes the lease where it is not held yet. */
  readonly drive: (release: string, drive: LocalDrive) => Promise<LocalDriving>;
  readonly driving: (release: string) => LocalDriving | null;
  /** A signal was put into the inbox just now. */
  readonly ring: (release: string) => void;
  /** Leaves what is driven here, at once. */
  readonly close: () => Promise<void>;
}

interface Driver {
  readonly driving: LocalDriving;
  readonly bell: Bell;
}

export function openLocal(given: LocalGiven): Local {
  const { journal, holder } = given;
  const leases = openLeases({ ...given, now });
  const postman = openPostman(journal);
  const drivers = new Map<string, Driver>();
  const take = async (release: string): Promise<Held> => {
    const held = leases.held(release);
    if (held !== null) return held;
    const answer = await leases.take(release);
    if (!answer.taken) throw releaseDriven(answer.by);
    return answer.held;
  };
  const claims = openClaims({ given, take, isDriven: (release) => drivers.has(release) });
  const forget = async (release: string): Promise<void> => {
    claims.drop(release);
    drivers.delete(release);
    postman.forget(release);
    await leases.leave(release);
  };
  const drive = async (release: string, asked: LocalDrive): Promise<LocalDriving> => {
    if (drivers.has(release)) throw new Bug(`release ${release} is driven here already`);
    const held = await take(release);
    const bell = makeBell();
    const leave = makeLeave(bell);
    const end = carry({ given, asked, held, bell, leave }).finally(() => forget(release));
    // Whoever asked for it looks at it; until then it is no refusal that nobody handled.
    end.catch(() => undefined);
    const driving: LocalDriving = {
      release,
      end,
      leave: (how, by, note) => leave.ask({ how, by, note }),
    };
    drivers.set(release, { driving, bell });
    postman.serve(release, bell);
    return driving;
  };
  return {
    holder,
    take: async (release) => {
      const lease = drivers.has(release) ? await journal.lease(release) : null;
      if (lease !== null) throw releaseDriven(lease);
      await take(release);
    },
    claim: claims.claim,
    giveUp: forget,
    drive,
    driving: (release) => drivers.get(release)?.driving ?? null,
    ring: (release) => drivers.get(release)?.bell.ring(),
    close: async () => {
      const all = [...drivers.values()].map(({ driving }) => driving);
      for (const driving of all) driving.leave("now", { who: holder, signed: false }, null);
      await Promise.allSettled(all.map(({ end }) => end));
      postman.close();
      leases.close();
    },
  };
}

interface Carrying {
  readonly given: LocalGiven;
  readonly asked: LocalDrive;
  readonly held: Held;
  readonly bell: Bell;
  readonly leave: ReturnType<typeof makeLeave>;
}

async function carry({ given, asked, held, bell, leave }: Carrying): Promise<Driven> {
  const { rack, whenWaiting, onRecorded } = asked;
  const world: World = {
    now,
    elapsed,
    sleep,
    journal: given.journal,
    ...rack,
    isDeath: given.isDeath ?? (() => false),
  };
  let how: "ended" | "left" = "left";
  try {
    const driven = await driveLoop(world, {
      release: held.release,
      holder: given.holder,
      host: given.host,
      pid: given.pid,
      heardAt: held.before === null ? null : addMs(held.before.until, -LEASE_FOR_MS),
      lost: held.lost,
      bell,
      leave,
      whenWaiting,
      onRecorded,
    });
    // A failed release may be carried on: what its session knows is kept for that.
    if (driven.as === "ended" && driven.state.ended?.as !== "failed") how = "ended";
    return driven;
  } finally {
    // The release stands as its journal says, whether or not all could be put away.
    await rack.close(how).catch(() => undefined);
  }
}
