/** The cards of the hands that every Rutter has. A team's own hands are added beside them, never in here. */
import { calendarInput } from "./calendar-input.ts";
import { httpInput, sqlInput } from "./client-inputs.ts";
import type { HandCard, HandCatalog } from "./hand.ts";
import { fileInput, lockInput } from "./own-inputs.ts";
import { sampleInput } from "./sample-input.ts";
import { shellInput } from "./shell-input.ts";
import { targetInput } from "./target-input.ts";
import { backupInput, deployInput, flagInput, migrateInput, notifyInput } from "./verb-inputs.ts";

const cards: readonly HandCard[] = [
  // A command says itself, through the command catalog, whether it may run twice.
  { name: "shell", input: shellInput, repeat: "never", probes: true },
  { name: "sql", input: sqlInput, repeat: "never", probes: false },
  { name: "http", input: httpInput, repeat: "never", probes: false },
  { name: "deploy", input: deployInput, repeat: "keyed", probes: true },
  { name: "migrate", input: migrateInput, repeat: "keyed", probes: true },
  { name: "backup", input: backupInput, repeat: "safe", probes: true },
  { name: "flag", input: flagInput, repeat: "safe", probes: true },
  { name: "file", input: fileInput, repeat: "safe", probes: true },
  { name: "lock", input: lockInput, repeat: "safe", probes: false },
  { name: "notify", input: notifyInput, repeat: "keyed", probes: false },
  { name: "sample", input: sampleInput, repeat: "safe", probes: false },
  { name: "target", input: targetInput, repeat: "safe", probes: true },
  { name: "calendar", input: calendarInput, repeat: "safe", probes: false },
];

export const builtInHands: HandCatalog = Object.fromEntries(cards.map((card) => [card.name, card]));
