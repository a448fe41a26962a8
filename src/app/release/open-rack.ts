/** What one release is carried out with in this process: its hands, the shells and secrets behind them, and its logs. */
import { join } from "node:path";
import type { Rack } from "../../drivers/local/index.ts";
import { type Performer, performer, rackOf } from "../../drivers/loop/index.ts";
import { calendarHand } from "../../hands/calendar/index.ts";
import { fileHand } from "../../hands/file/index.ts";
import { httpHand } from "../../hands/http/index.ts";
import { lockHand } from "../../hands/lock/index.ts";
import { sampleHand } from "../../hands/metrics/index.ts";
import { notifyHand } from "../../hands/notify/index.ts";
import { shellHand } from "../../hands/shell/index.ts";
import { targetHand } from "../../hands/target/index.ts";
import type { Journal } from "../../journal/index.ts";
import { runCommand } from "../metrics/run-command.ts";
import { openChannels } from "../notify/open-channels.ts";
import { toldOf } from "../notify/told-of.ts";
import { calendarOf } from "../policy/calendar-of.ts";
import { openTargets, type Targets } from "../targets/open-targets.ts";
import { renewVia } from "../targets/renew-via.ts";
import type { Home } from "./home.ts";
import { lockPlaces } from "./lock-places.ts";
import { openLocks } from "./locks.ts";
import { logPath, openLineLog } from "./logs.ts";
import { openSessions } from "./open-sessions.ts";
import type { Place } from "./place.ts";
import { openSecrets } from "./secrets.ts";
import { hidesSecrets } from "./secrets-hidden.ts";
import { learnPast, type Past } from "./secrets-of-release.ts";
import { realNow } from "./this-process.ts";

export interface RackGiven {
  readonly home: Home;
  readonly release: string;
  readonly place: Place;
  readonly journal: Journal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onOutput: (effect: string, text: string) => void;
  readonly onProgress: (effect: string, words: string) => void;
}

export function openRack(given: RackGiven): Rack {
  const { home, release, place, env, onOutput, onProgress } = given;
  const secrets = openSecrets({ env, folder: place.cwd });
  const lines = openLineLog(home, release, secrets.mask);
  let past: Past | null = null;
  const ready = learnPast({ ...given, secrets }).then((learned) => {
    past = learned;
  });
  // Each hand that waits for it says so where it fails.
  ready.catch(() => undefined);
  const isOurs = (effect: string): boolean => past?.isOurs(effect) ?? false;
  const sessions = openSessions({
    folder: join(home.folderOf(release), "session"),
    cwd: place.cwd,
    env,
    onOutput,
  });
  const targets = openTargets({ from: place.runbook ?? place.cwd, env });
  return {
    hands: rackOf(
      handsOf({ ...given, targets }, { sessionFor: sessions.sessionFor, masks: secrets.values, isOurs }).map(
        (hand) => hidesSecrets(hand, { mask: secrets.mask, ready }),
      ),
    ),
    secret: secrets.resolve,
    log: (effect, line) => {
      lines.write(effect, line);
      onOutput(effect, `${secrets.mask(line)}\n`);
    },
    progress: (effect, words) => onProgress(effect, secrets.mask(words)),
    close: async (how) => {
      await sessions.close(how);
      await targets.close();
      await lines.settled();
    },
  };
}

type ForShell = Omit<Parameters<typeof shellHand>[0], "logFor">;

interface HandsGiven extends RackGiven {
  readonly targets: Targets;
}

function handsOf(
  { home, place, journal, env, targets }: HandsGiven,
  forShell: ForShell,
): readonly Performer[] {
  const logFor = (release: string, effect: string): string => logPath(home, release, effect);
  const locks = lockPlaces(openLocks(join(home.folder, "locks"), journal), journal);
  return [
    performer(shellHand({ ...forShell, logFor })),
    performer(httpHand({ base: null })),
    performer(fileHand({ folder: place.cwd })),
    performer(lockHand({ locks })),
    performer(targetHand({ open: targets.open })),
    performer(
      sampleHand({
        renew: renewVia(targets.open),
        commands: runCommand({ cwd: place.cwd, env }),
        clock: realNow,
      }),
    ),
    performer(
      notifyHand({ channels: () => openChannels(place.runbook ?? place.cwd), told: toldOf(journal) }),
    ),
    performer(
      calendarHand(calendarOf({ home: home.folder, from: place.runbook ?? place.cwd, now: realNow })),
    ),
  ];
}
