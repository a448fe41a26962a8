/** What the session is to run, out of what a plan asks for; or why it must not be run. It opens nothing and runs nothing. */
import {
  type Expect,
  fillPlaces,
  isSecret,
  type OpenedSecrets,
  type ShellInput,
  unjudged,
  whyNotGiven,
} from "../../effect/index.ts";
import type { Look, SessionRun } from "../../session/index.ts";
import { clientText } from "./client-text.ts";
import { openingText } from "./transport-for.ts";
import { withoutTerminal } from "./without-terminal.ts";

export interface RunGiven {
  readonly input: ShellInput;
  /** Of `env` by its names, and of `args` by their places: `$1`. */
  readonly opened: OpenedSecrets;
  readonly expect: readonly Expect[];
  readonly rest: Pick<SessionRun, "id" | "aside" | "timeoutMs" | "log">;
}

export const argumentName = (place: number): string => `$${place + 1}`;

export function sessionRun(given: RunGiven): SessionRun | { readonly why: string } {
  const { input, opened, expect, rest } = given;
  const why = whyNotToRun(given);
  if (why !== null) return { why };
  const commands = commandsOf(given);
  if ("why" in commands) return commands;
  const env = Object.fromEntries(Object.keys(input.env).map((name) => [name, opened.values[name] ?? ""]));
  return {
    ...rest,
    commands,
    script: input.script
      ? { args: input.args.map((_, place) => opened.values[argumentName(place)] ?? "") }
      : null,
    client: input.inside === null ? null : withoutTerminal(input.through.at(-1) ?? input.inside),
    env,
    mask: opened.hidden,
    looks: expect.flatMap((each) => lookOf(each) ?? []),
  };
}

export function lookOf(expect: Expect): Look | null {
  return expect.kind === "contains" || expect.kind === "matches" || expect.kind === "equals" ? expect : null;
}

/** A text is not begun where it is clear before that its end could not be told, or that a value is not one. */
function whyNotToRun({ input, opened, expect }: RunGiven): string | null {
  const other = unjudged(expect, ["contains", "matches", "equals", "exit"]);
  if (other !== null) return other;
  for (const [name, asked] of Object.entries(input.asks)) {
    const value = givenFor(name, input);
    if (value === undefined) return `nobody has given a value for ${asked}`;
    // Whoever keeps a secret has written it with its place in mind.
    if (isSecret(value)) continue;
    const why = whyNotGiven(value);
    if (why !== null) return `the value for ${asked} cannot be used: ${why}`;
  }
  const unclear = Object.values(opened.values).some((value) => value.includes("\u0000"));
  return unclear ? "a value has a character that no variable can hold" : null;
}

const givenFor = (name: string, { env, args }: ShellInput): ShellInput["args"][number] | undefined =>
  /^\d+$/.test(name) ? args[Number(name) - 1] : Object.hasOwn(env, name) ? env[name] : undefined;

function commandsOf({ input, opened, expect }: RunGiven): SessionRun["commands"] | { readonly why: string } {
  const { inside } = input;
  const wanted = expect.flatMap((each) => (each.kind === "exit" && each.code !== 0 ? [each.code] : []));
  const last = input.commands.length - 1;
  const commands = input.commands.map(({ text, answers }, at) => ({
    // What only opens a place is run to show that it can be reached.
    text: input.opens === null ? withoutTerminal(text) : openingText(text, input.through),
    answers: at === last ? [...new Set([...answers, ...wanted])] : answers,
  }));
  if (inside === null) return commands;
  const secrets = Object.keys(input.env).filter((name) => isSecret(input.env[name] ?? ""));
  const text = clientText({ client: inside, text: input.run, values: opened.values, secrets });
  return typeof text === "string" ? [{ text, answers: commands[last]?.answers ?? [] }] : text;
}

/** Where the text runs, with values in their places: no shell reads these. */
export function placeOf(
  input: ShellInput,
  values: Readonly<Record<string, string>>,
): {
  readonly host: string | null;
  readonly through: readonly string[];
} {
  const through = input.inside === null ? input.through : input.through.slice(0, -1);
  return {
    host: input.host === null ? null : fillPlaces(input.host, values),
    through: through.map((line) => fillPlaces(line, values)),
  };
}
