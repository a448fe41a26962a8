/** All texts made to take a reader's time or stack; tests read them and `bench/linear.ts` measures them. */
import type { Hostile } from "./hostile.ts";
import { HOSTILE_BLOCKS } from "./hostile-blocks.ts";
import { HOSTILE_LINES } from "./hostile-lines.ts";
import { HOSTILE_SHELL } from "./hostile-shell.ts";

export const HOSTILE: readonly Hostile[] = [...HOSTILE_LINES, ...HOSTILE_BLOCKS, ...HOSTILE_SHELL];
