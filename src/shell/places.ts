/** Where the next line would run, as `ssh`, `su`, `kubectl exec` and `exit` change it. */
import type { Opening } from "./judge-words.ts";
import type { Place, ShellContext } from "./shell-reading.ts";

export const here: Place = { host: null, inside: null, through: null };

export const emptyContext: ShellContext = {
  place: here,
  aliases: new Map(),
  functions: new Map(),
  outer: [],
};

export interface Places {
  readonly place: Place;
  readonly outer: readonly Place[];
}

const maximumOuter = 16;

export function entered(places: Places, opening: Opening, through: string): Places {
  const { place } = places;
  const outer = [...places.outer, place].slice(-maximumOuter);
  if (opening.kind === "user") return { place: { ...place, as: opening.name, through }, outer };
  if (opening.kind !== "host") return places;
  // A second `ssh` is another terminal, not a hop: it takes the place of the first.
  if (/^\s*(?:\w+=\S*\s+)*(?:sudo\s+)?(?:ssh|autossh|mosh|tsh)\b/.test(through))
    return { place: { host: opening.name, inside: null, through }, outer: [] };
  return { place: { host: opening.name, inside: null, through }, outer };
}

export function left(places: Places): Places {
  const place = places.outer.at(-1) ?? here;
  return { place, outer: places.outer.slice(0, -1) };
}
