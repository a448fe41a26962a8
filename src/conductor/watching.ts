/** Ticks: one effect reads all figures of all guards and renews what is held; each is judged once, and what follows is done. */
import type { Instant } from "../base/index.ts";
import type { Turn } from "./turn.ts";

export function watchFigures(_turn: Turn): void {}

/** When the next tick is due. */
export const watchWakes = (_turn: Turn): readonly (Instant | null)[] => [];
