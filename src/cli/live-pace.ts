/** When a live view draws: soon after something changed, never more than ten times a second, and now and then for the clocks in it. */

export interface Pace {
  /** At once where the last frame is old enough, else when it is. */
  readonly soon: () => void;
  readonly stop: () => void;
}

const FRAME_MS = 100;
const TICK_MS = 500;

export function paceOf(draw: () => void): Pace {
  let due: NodeJS.Timeout | null = null;
  let drawnAt = 0;
  let stopped = false;
  const now = (): void => {
    due = null;
    drawnAt = performance.now();
    draw();
  };
  const soon = (): void => {
    if (due !== null || stopped) return;
    due = setTimeout(now, Math.max(0, FRAME_MS - (performance.now() - drawnAt)));
  };
  const tick = setInterval(soon, TICK_MS);
  return {
    soon,
    stop: () => {
      stopped = true;
      clearInterval(tick);
      if (due !== null) clearTimeout(due);
    },
  };
}
