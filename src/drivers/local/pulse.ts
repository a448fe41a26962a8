/** Something done again and again, never two at once. While it goes, the process lives: it has releases to drive. */

export interface Pulse {
  /** Goes on where it goes already. */
  readonly start: () => void;
  readonly stop: () => void;
}

/** What fails is tried again with the next beat. */
export function makePulse(everyMs: number, act: () => Promise<void>): Pulse {
  let timer: NodeJS.Timeout | null = null;
  let goes = false;
  let acting = false;
  const wait = (): void => {
    timer = setTimeout(beat, everyMs);
  };
  const beat = (): void => {
    acting = true;
    act()
      .catch(() => undefined)
      .finally(() => {
        acting = false;
        if (goes) wait();
      });
  };
  return {
    start: () => {
      if (goes) return;
      goes = true;
      if (!acting) wait();
    },
    stop: () => {
      goes = false;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
