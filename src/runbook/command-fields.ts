/** What every command and check says of itself: its danger in the light of the words around it, and how sure that is. */
import { type CommandPart, findPlaceholders, type Judged, type Place as ShellPlace } from "../shell/index.ts";
import type { Annotation, CommandFields, Sureness } from "./reading.ts";
import type { Place, Walk } from "./walk.ts";

export interface CommandSource {
  readonly language: string;
  readonly place: Place;
  readonly annotation: Annotation | null;
  readonly tagged: boolean;
}

type PartFields = Pick<CommandPart, "run" | "opens" | "when" | "elided"> &
  Judged & { readonly place: ShellPlace; readonly title: string | null };

const WARNING =
  /\b(?:dangerous|danger|destructive|irreversible|irreversibly|cannot be undone|can't be undone|no way back|data loss|be (?:very )?careful|use with caution|permanent(?:ly)?)\b/i;

export function commandFields(
  walk: Walk,
  part: PartFields,
  source: CommandSource,
): CommandFields & { readonly sure: Sureness } {
  const { place, annotation } = source;
  const warned =
    part.unknown &&
    WARNING.test(`${part.title ?? ""} ${place.lead?.text ?? ""} ${place.placed.title}`.slice(0, 600));
  const host = annotation?.on ?? part.place.host;
  return {
    sure: surenessOf(walk, { ...part, host }, source),
    run: part.run,
    language: source.language,
    danger: warned ? "destroy" : part.danger,
    repeat: part.repeat && !warned,
    endless: part.endless,
    interactive: part.interactive,
    host,
    opens: part.opens,
    choice: place.choice,
    preferred: false,
    inside: part.place.inside,
    inputs: inputNames(part.run),
    when: part.when ?? place.when,
    undoes: null,
    elided: part.elided,
    script: null,
  };
}

const inputNames = (run: string): readonly string[] => [
  ...new Set(findPlaceholders(run).map((found) => found.name)),
];

function surenessOf(
  walk: Walk,
  part: PartFields & { readonly host: string | null },
  source: CommandSource,
): Sureness {
  const { host } = part;
  if (part.elided) return "unsure";
  if (host !== null && part.opens === null && source.annotation?.on === undefined) {
    const from = walk.hostFrom;
    if (from !== null && from.section !== walk.pen.section) return from.connecting ? "inferred" : "unsure";
    return "inferred";
  }
  if (!source.tagged || part.unknown || source.place.placed.role === null) return "inferred";
  return "exact";
}
