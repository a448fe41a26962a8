/**
 * The characters that carry meaning in a runbook, each with what it means at the start of a line, and those that are
 * merely damaged often. A plain list: to know one more, write it here.
 */

export type Mark = "ok" | "no" | "warning" | "box" | "checked" | "arrow" | "alarm";

export const marks: readonly (readonly [spelling: string, mark: Mark])[] = [
  ["✅", "ok"],
  ["✔", "ok"],
  ["✓", "ok"],
  ["❌", "no"],
  ["✗", "no"],
  ["✘", "no"],
  ["✖", "no"],
  ["⛔", "no"],
  ["🚫", "no"],
  ["⚠", "warning"],
  ["☐", "box"],
  ["⬜", "box"],
  ["☑", "checked"],
  ["→", "arrow"],
  ["➡", "arrow"],
  ["⇒", "arrow"],
  ["➜", "arrow"],
  ["🚨", "alarm"],
];

/** Spelled in ASCII: these cannot be damaged. */
export const spelled: readonly (readonly [spelling: string, mark: Mark])[] = [
  [":white_check_mark:", "ok"],
  [":heavy_check_mark:", "ok"],
  [":ballot_box_with_check:", "checked"],
  [":x:", "no"],
  [":no_entry:", "no"],
  [":no_entry_sign:", "no"],
  [":warning:", "warning"],
  [":rotating_light:", "alarm"],
  [":arrow_right:", "arrow"],
  ["-->", "arrow"],
  ["->", "arrow"],
  ["=>", "arrow"],
];

/** Asks for the emoji form of the character before it. */
export const variation = "\ufe0f";

/** Dashes, quotes, comparisons and emoji whose damaged forms lose a byte, so that they must be known by name. */
export const others = [
  ..."–—‘’‚“”„…•·‐‑‒−",
  ..."≥≤≠≈±×∞√°µ½¼¾€£§©®™«»",
  ..."←↑↓↔⇐▶►▼▲●○■★",
  ..."ℹ⏱⏰⏳⏹⏪❓❗❎⭐⚡✨✋✏➕➖",
  ..."🔴🟢🟡🔥🎯📋📝📌📍📐🔍🔐🐛🏗🌐🆕🛠🗄",
  "\ufeff",
];

/**
 * Letters with accents: damaged as two characters, which is safe to tell only where Windows-1252 was at work, and not
 * for those that become "Ã" and a quote or a dash: words end so in Portuguese.
 */
export const letters = [..."ÀÂÄÆÇÈÉÊËÎÏÙÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ"];
