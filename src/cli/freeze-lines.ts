/** Freezes for people: what each holds up, from when to when on the clock of its environment, why, and by whom. */
import type { ShownFreeze } from "../app/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { labelled } from "./row.ts";

export interface FreezesShown {
  readonly action: "add" | "list" | "end";
  readonly freezes: readonly ShownFreeze[];
  readonly all: boolean;
  readonly look: Look;
}

export function freezeLines({ action, freezes, all, look }: FreezesShown): readonly string[] {
  if (freezes.length === 0)
    return [
      all ? "no freeze was ever added here" : "no freeze was added here; --all shows those that are over",
    ];
  const said = action === "list" ? [] : [action === "add" ? "added" : "ended"];
  return [...said, ...freezes.flatMap((freeze) => linesOf(freeze, look))];
}

const TONES: Readonly<Record<ShownFreeze["state"], Tone>> = {
  now: "yellow",
  coming: "bold",
  over: "dim",
  ended: "dim",
};

/** The width of an id and of the longest state. */
const LABEL = "k3f9wz  coming  ".length;

function linesOf(freeze: ShownFreeze, look: Look): readonly string[] {
  const { id, state, environment, service, zone } = freeze;
  const { to } = symbolsOf(look);
  const of = `${service === null ? "every service" : clean(service)} ${to} ${clean(environment)}`;
  const lead = `${id.padEnd(8)}${paint(look, TONES[state], state.padEnd(8))}`;
  const until = freeze.to === null ? "until somebody ends it" : `to ${freeze.to.text}`;
  const under = (text: string): readonly string[] => labelled(look, " ".repeat(LABEL), text);
  const ended =
    freeze.ended === null ? [] : under(`ended by ${clean(freeze.ended.by)}, ${freeze.ended.at.text}`);
  return [
    `${lead}${paint(look, "bold", of)}`,
    ...under(`${freeze.from.text} ${until} (${zone})`),
    ...under(
      `${clean(freeze.why)}${freeze.except.length === 0 ? "" : `; not for ${freeze.except.join(", ")}`}`,
    ),
    ...under(`by ${clean(freeze.by)}, ${freeze.at.text}`),
    ...ended,
  ];
}
