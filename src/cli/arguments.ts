/**
 * The arguments of one verb, checked against what the verb takes. Anything it does not know is an error that names
 * the nearest thing it does know; nothing is dropped in silence.
 */
import { parseArgs } from "node:util";
import { nearest } from "../base/index.ts";
import { cliError } from "./codes.ts";

export interface OptionSpec {
  readonly takes: "nothing" | "value" | "values";
  readonly short?: string;
}

export interface VerbSpec {
  readonly verb: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** The names of the arguments, for errors; the first `required` must be there. */
  readonly positionals: readonly string[];
  readonly required: number;
  /** The last one may be given any number of times. */
  readonly many?: boolean;
}

export interface Parsed {
  readonly on: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

/** Options that every verb knows. */
const EVERYWHERE: Readonly<Record<string, OptionSpec>> = {
  help: { takes: "nothing", short: "h" },
  "no-color": { takes: "nothing" },
};

interface OptionToken {
  readonly kind: string;
  readonly name?: string;
  readonly rawName?: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkOption(
  token: OptionToken,
  spec: VerbSpec,
  known: Readonly<Record<string, OptionSpec>>,
): OptionSpec {
  const raw = token.rawName ?? "";
  const option = Object.hasOwn(known, token.name ?? "") ? known[token.name ?? ""] : undefined;
  if (option === undefined) {
    const near = nearest(token.name ?? "", Object.keys(known));
    throw cliError("CLI_OPTION_UNKNOWN", {
      what: `rutter ${spec.verb} has no option ${raw}`,
      why: "an option that is not understood could change what would be done",
      fix: near
        ? `did you mean --${near}? rutter ${spec.verb} --help lists them all`
        : `rutter ${spec.verb} --help lists them`,
    });
  }
  if (option.takes === "nothing" && token.value !== undefined) {
    throw cliError("CLI_OPTION_VALUE", {
      what: `${raw} takes no value`,
      why: `it was given "${token.value}"`,
      fix: `write ${raw} alone`,
    });
  }
  const swallowed = token.inlineValue === false && token.value !== undefined && /^-./.test(token.value);
  if (option.takes !== "nothing" && (token.value === undefined || swallowed)) {
    throw cliError("CLI_OPTION_VALUE", {
      what: `${raw} needs a value`,
      why: swallowed ? `what follows is "${token.value}", which looks like an option` : "nothing follows it",
      fix: `write ${raw}=VALUE; rutter ${spec.verb} --help has an example`,
    });
  }
  return option;
}

function checkPositionals(spec: VerbSpec, found: readonly string[]): void {
  if (found.length < spec.required) {
    const missing = spec.positionals.slice(found.length, spec.required).join(" and ");
    throw cliError("CLI_ARGUMENT_MISSING", {
      what: `rutter ${spec.verb} needs ${missing}`,
      why: `there is nothing to ${spec.verb}`,
      fix: `write rutter ${spec.verb} ${spec.positionals.slice(0, spec.required).join(" ")}; rutter ${spec.verb} --help has an example`,
    });
  }
  const extra = found[spec.positionals.length];
  if (extra === undefined || spec.many === true) return;
  throw cliError("CLI_ARGUMENT_EXTRA", {
    what: `rutter ${spec.verb} takes no further argument: "${extra}"`,
    why: `it takes ${spec.positionals.join(", ")}, and ${found.length} were given`,
    fix: "leave it out, or put words that belong together in quotes",
  });
}

export function parseArguments(args: readonly string[], spec: VerbSpec): Parsed {
  const known: Readonly<Record<string, OptionSpec>> = { ...EVERYWHERE, ...spec.options };
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, { takes, short }]) => [
        name,
        {
          type: takes === "nothing" ? ("boolean" as const) : ("string" as const),
          ...(short ? { short } : {}),
        },
      ]),
    ),
  });
  const on = new Set<string>();
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const option = checkOption(token, spec, known);
    if (option.takes === "nothing") on.add(token.name);
    // A later --env replaces an earlier one, as a shell alias with a default would want; --set adds up.
    else if (option.takes === "value") values.set(token.name, [token.value ?? ""]);
    else values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? ""]);
  }
  if (!on.has("help")) checkPositionals(spec, positionals);
  return { on, values, positionals };
}

/** `--set name=value`, several times; the same name twice with two values is an error. */
export function parseSettings(settings: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const setting of settings) {
    const at = setting.indexOf("=");
    if (at <= 0) {
      throw cliError("CLI_SET_FORM", {
        what: `--set ${setting} has no ${at === 0 ? "name" : "value"}`,
        why: "a value is given as name=value",
        fix: at === 0 ? `write --set NAME${setting}` : `write --set ${setting}=VALUE`,
      });
    }
    const [name, value] = [setting.slice(0, at).trim(), setting.slice(at + 1)];
    const before = found.get(name);
    if (before !== undefined && before !== value) {
      throw cliError("CLI_SET_TWICE", {
        what: `${name} is set twice, to "${before}" and to "${value}"`,
        why: "only one of them can be meant",
        fix: `leave one of the two --set ${name}=… out`,
      });
    }
    found.set(name, value);
  }
  return found;
}
