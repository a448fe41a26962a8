/** What every command and check says of itself: its danger in the light of the words around it, and how sure that is. */
import { type CommandPart, findPlaceholders, type Judged, type Place as ShellPlace } from "../shell/index.ts";
import type { Annotation, CommandFields, Sureness } from "./reading.ts";
import type { Place, Walk } from "./walk.ts";

export interface CommandSource {
  readonly language: string;
  readonly place: Place;
  readonly annotation: Annotation | null;
  readonly tagged: boolean;
  /** An annotation says that it is a command, as it stands. */
  readonly said?: boolean;
}

type PartFields = Pick<CommandPart, "run" | "opens" | "becomes" | "when" | "elided"> &
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
  const { host, said } = hostOf(walk, part, annotation);
  const elided = part.elided && source.said !== true;
  return {
    sure: surenessOf(walk, { ...part, elided, host: said ? null : host }, source),
    run: part.run,
    language: source.language,
    danger: warned ? "destroy" : part.danger,
    repeat: part.repeat && !warned,
    endless: part.endless,
    interactive: part.interactive,
    host,
    opens: part.opens,
    ...(part.becomes ? { becomes: true as const } : {}),
    ...asOf(part.place),
    choice: place.choice,
    preferred: false,
    inside: part.place.inside,
    inputs: inputNames(part.run),
    when: part.when ?? place.when,
    undoes: null,
    elided,
    script: null,
  };
}

/** The user of a place, as a key of its own or none. */
export const asOf = ({ as }: ShellPlace): { readonly as?: string } => (as === undefined ? {} : { as });

const inputNames = (run: string): readonly string[] => [
  ...new Set(findPlaceholders(run).map((found) => found.name)),
];

interface Host {
  readonly host: string | null;
  /** An annotation names it. */
  readonly said: boolean;
}

/** Its own word first, then a connection made in its section, then what the heading says, then where the reader stands. */
export function hostOf(
  walk: Walk,
  part: Pick<PartFields, "opens" | "becomes" | "place">,
  annotation: Annotation | null,
): Host {
  if (annotation?.here === true) return { host: null, said: true };
  if (annotation?.on !== undefined) return { host: annotation.on, said: true };
  const { host } = part.place;
  const own = host !== null && walk.hostFrom?.section === walk.pen.section;
  const stays = part.opens === null || part.becomes === true;
  if (walk.on !== null && stays && !own) return { host: walk.on.host, said: true };
  return { host, said: false };
}

/** An item's notes: what only the reader needs is left out. */
export function notesFor(annotation: Annotation | null): { readonly notes?: Annotation } {
  if (annotation === null) return {};
  const { here: _here, ...notes } = annotation;
  return Object.keys(notes).length === 0 ? {} : { notes };
}

/** `host` is null where the command runs here, and where an annotation names it. */
function surenessOf(
  walk: Walk,
  part: PartFields & { readonly host: string | null },
  source: CommandSource,
): Sureness {
  if (part.elided) return "unsure";
  const remote = part.host !== null && part.opens === null;
  const away = remote || (part.place.as !== undefined && part.opens === null);
  const from = walk.hostFrom;
  const far = away && from !== null && from.section !== walk.pen.section;
  if (far && !from.connecting) return "unsure";
  if (source.said === true) return "exact";
  if (walk.pen.settled) return source.tagged ? "exact" : "inferred";
  if (remote || !source.tagged || part.unknown || source.place.placed.role === null) return "inferred";
  return "exact";
}
