/**
 * What all figures of one tick share: its end, the values behind references, and every answer that two of them ask for. An
 * answer is asked for once; nothing is kept from one tick to the next.
 */
import { setMaxListeners } from "node:events";
import { RutterError, redact } from "../../base/index.ts";
import { formsToHide, type HandContext, hide, isSecret, type TextOrSecret } from "../../effect/index.ts";
import { type Answer, httpGet, type Wanted } from "./http-get.ts";
import { isUnread, type Unread, unread } from "./reading.ts";

export interface CommandRun {
  /** Null: it never began, or was ended. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export type RunCommand = (run: string, signal: AbortSignal) => Promise<CommandRun>;

export interface Tick {
  readonly signal: AbortSignal;
  /** Milliseconds of our own clock. */
  readonly now: () => number;
  readonly commands: RunCommand;
  readonly open: (value: TextOrSecret) => Promise<string | Unread>;
  readonly get: (wanted: Omit<Wanted, "signal">) => Promise<Answer | Unread>;
  /** From now on it is shown nowhere, in none of its forms. */
  readonly hide: (secret: string) => void;
  /** A text without any of the secrets that were opened. */
  readonly shown: (text: string) => string;
  /** Done once in this tick, whoever asks for it. */
  readonly once: <Value>(key: string, make: () => Promise<Value>) => Promise<Value>;
}

export interface TickGiven {
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly commands: RunCommand;
  readonly secret: HandContext["secret"];
}

export function openTick({ signal, now, commands, secret }: TickGiven): Tick {
  // Every request of the tick ends with it.
  setMaxListeners(0, signal);
  const hidden = new Set<string>();
  const done = new Map<string, Promise<unknown>>();
  const once = <Value>(key: string, make: () => Promise<Value>): Promise<Value> => {
    const before = done.get(key);
    if (before !== undefined) return before as Promise<Value>;
    const made = make();
    done.set(key, made);
    return made;
  };
  const hideAll = (secret: string): void => {
    for (const form of formsToHide(secret)) hidden.add(form);
  };
  const shown = (text: string): string =>
    redact(
      hide(
        text,
        [...hidden].sort((a, b) => b.length - a.length),
      ),
    );
  return {
    signal,
    now,
    commands,
    once,
    hide: hideAll,
    shown,
    open: (value) =>
      !isSecret(value)
        ? Promise.resolve(value)
        : once(`secret ${value.secret}`, async () => {
            const opened = await refOf(() => secret(value));
            if (typeof opened === "string") hideAll(opened);
            return opened;
          }),
    get: async (wanted) => {
      const key = JSON.stringify(["get", wanted.url.href, wanted.form, wanted.headers, wanted.mostBytes]);
      const answer = await once(key, () => httpGet({ ...wanted, signal }));
      return isUnread(answer) ? unread(shown(answer.why), answer.silent) : answer;
    },
  };
}

async function refOf(secret: () => Promise<string>): Promise<string | Unread> {
  try {
    return await secret();
  } catch (error) {
    if (error instanceof RutterError) return unread(error.what, true);
    throw error;
  }
}
