/** Hits of one cause become one: the first of a fence, or of a section's lines of text, names the lines of the others. */
import type { Level } from "../base/index.ts";
import { alsoAt } from "./also-at.ts";
import { type Call, lineOf } from "./call.ts";
import type { Hit } from "./rule.ts";

export interface Found {
  readonly call: Call;
  readonly hit: Hit;
  /** Found of one text with the same cause are told as one; without it all of a text are. */
  readonly cause?: string;
}

export function gathered(found: readonly Found[]): readonly Hit[] {
  const groups = new Map<string, Found[]>();
  for (const each of found) {
    const { call, hit, cause = "" } = each;
    const place = call.inline ? `section ${call.section?.id ?? ""}` : `text ${call.text}`;
    const key = `${place} ${hit.level ?? ""} ${cause}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    // One word behind the language of a fence serves all that is in it.
    const made = new Map(
      group.flatMap(({ hit }) => hit.edits ?? []).map((edit) => [JSON.stringify(edit), edit]),
    );
    const edits = [...made.values()];
    const also = alsoAt(
      lineOf(first.call),
      group.map(({ call }) => lineOf(call)),
    );
    const hit = { ...first.hit, what: `${first.hit.what}${also}` };
    return [edits.length === 0 ? hit : { ...hit, edits }];
  });
}

/** A level only where there is one: hits without take their rule's. */
export const atLevel = (level: Level | null): { readonly level?: Level } => (level === null ? {} : { level });
