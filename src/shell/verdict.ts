/** Adding up what is known of several commands: the worst danger wins, and doubt is never lost. No command is looked up here. */
import type { Rule } from "./catalog/rule.ts";
import type { Judged } from "./shell-reading.ts";

const ranks = { read: 0, write: 1, destroy: 2 } as const;

export const worse = (a: Judged["danger"], b: Judged["danger"]): Judged["danger"] =>
  ranks[a] >= ranks[b] ? a : b;

/** Does nothing and always succeeds. */
export const harmless: Judged = {
  danger: "read",
  repeat: true,
  endless: false,
  interactive: false,
  answers: [],
  canFail: false,
  unknown: false,
};

export const unknownCommand: Judged = { ...harmless, danger: "write", repeat: false, unknown: true };

export const fromRule = (rule: Rule): Judged => ({
  danger: rule.danger ?? "write",
  repeat: rule.repeat ?? rule.danger === "read",
  endless: rule.endless ?? false,
  interactive: rule.interactive ?? false,
  answers: rule.answers ?? [],
  canFail: rule.canFail ?? false,
  unknown: false,
});

/** One after the other: the exit status is the last one's. */
export function inTurn(all: readonly Judged[]): Judged {
  let sum = harmless;
  for (const one of all) sum = both(sum, one);
  return sum;
}

export function both(first: Judged, last: Judged): Judged {
  return {
    danger: worse(first.danger, last.danger),
    repeat: first.repeat && last.repeat,
    endless: first.endless || last.endless,
    interactive: first.interactive || last.interactive,
    answers: last.answers,
    canFail: last.canFail,
    unknown: first.unknown || last.unknown,
  };
}

/** What `inner` does also happens, but the exit status stays that of `outer`. */
export function including(outer: Judged, inner: Judged): Judged {
  return { ...both(inner, outer), endless: outer.endless || inner.endless, interactive: outer.interactive };
}
