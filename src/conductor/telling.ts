/** People are told of what happens, by the channels of the configuration and the notices of the runbook. It holds nothing up. */
import type { Instant } from "../base/index.ts";
import type { Turn } from "./turn.ts";

export function tellPeople(_turn: Turn): void {}

export const tellWakes = (_turn: Turn): readonly (Instant | null)[] => [];
