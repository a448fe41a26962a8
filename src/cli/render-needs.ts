/** The inputs that a runbook needs before a plan is made: each with its default or what it may be. */
import type { InputItem, Reading } from "../runbook/index.ts";
import { clean } from "./clean.ts";
import type { Look } from "./look.ts";
import { labelled } from "./row.ts";

function inputText(input: InputItem): string {
  const said: string[] = [];
  if (input.options.length > 0) said.push(input.options.map(clean).join(" or "));
  if (input.default !== null) said.push(`${clean(input.default) || "empty"} if not set`);
  return said.length === 0 ? input.name : `${input.name} (${said.join("; ")})`;
}

export function renderNeeds(reading: Reading, look: Look): readonly string[] {
  const inputs = reading.items.filter((item) => item.kind === "input");
  if (inputs.length === 0) return labelled(look, "needs   ", "nothing");
  const asked = inputs.some((input) => input.default === null) ? " (asked for before a plan is made)" : "";
  return labelled(look, "needs   ", inputs.map(inputText).join(", ") + asked);
}
