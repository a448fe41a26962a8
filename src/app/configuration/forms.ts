/**
 * The forms that a value of `rutter.yaml` can have. Every scalar arrives as the text that stands in the file, so that
 * `1.10` stays a version; a form says what it wants in words, and what an editor should know of it as JSON Schema.
 */
import { z } from "zod";
import { parseDuration, type WeekWindow } from "../../base/index.ts";
import { parseWindow } from "../config-window.ts";

interface Form<Value> {
  /** Completes "write …". */
  readonly wanted: string;
  /** Undefined where the text is none. */
  readonly read: (text: string) => Value | undefined;
  /** What YAML's own types make of it. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** A value read out of a text. */
export const written = <Value>({ wanted, read, json }: Form<Value>) =>
  z
    .string({ error: wanted })
    .transform((text, context): Value => {
      const value = read(text);
      if (value !== undefined) return value;
      context.issues.push({ code: "custom", message: wanted, input: text });
      return z.NEVER;
    })
    .meta(json);

export const text = (wanted = "a text") => z.string({ error: wanted }).min(1, { error: wanted });

export const matching = (wanted: string, pattern: RegExp) =>
  z.string({ error: wanted }).regex(pattern, { error: wanted });

export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, { error: values.length === 1 ? values[0] : `one of ${values.join(", ")}` });

export const whole = (most: number) => {
  const wanted = most === 65_535 ? "a port from 1 to 65535" : "a whole number from 1 up";
  return written({
    wanted,
    read: (given) => (/^[1-9]\d{0,4}$/.test(given) && Number(given) <= most ? Number(given) : undefined),
    json: { type: "integer", minimum: 1, maximum: most },
  });
};

export const port = () => whole(65_535);

export const truth = () =>
  written({
    wanted: "one of true, false",
    read: (given) => (given === "true" ? true : given === "false" ? false : undefined),
    json: { type: "boolean" },
  });

/** Milliseconds. */
export const duration = () =>
  written({
    wanted: "a length of time, such as 5s or 2m",
    read: (given) => parseDuration(given) ?? undefined,
    json: { type: "string" },
  });

/** Without its zone: that is the environment's. */
export const window = () =>
  written<WeekWindow>({
    wanted: "days and times, such as Mon-Thu 09:00-17:00",
    read: (given) => parseWindow(given, null) ?? undefined,
    json: { type: "string" },
  });

/** So many at once, or such a share of all. */
export type Batch = { readonly count: number } | { readonly percent: number };

const batchOf = (given: string): Batch | undefined => {
  const found = /^([1-9]\d{0,3})(%?)$/.exec(given.replace(/ /g, ""));
  const size = Number(found?.[1]);
  if (found?.[2] === "") return { count: size };
  return found !== null && size <= 100 ? { percent: size } : undefined;
};

export const batch = () =>
  written({
    wanted: "a number of hosts or a share of them, such as 1 or 25%",
    read: batchOf,
    json: { type: ["integer", "string"], minimum: 1, pattern: "^[1-9][0-9]{0,2} ?%$|^[1-9][0-9]{0,3}$" },
  });

/** The keys that a block takes stand in the message of the issue, for whoever proposes the nearest. */
const blockError = (shape: object) => (issue: { readonly code?: string | undefined }) =>
  issue.code === "unrecognized_keys" ? Object.keys(shape).join(" ") : "a block of KEY: VALUE";

/** A block inside a union, which must see its keys before they are checked. */
export const bareBlock = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, { error: blockError(shape) });

const emptyIsNothingSet = (value: unknown): unknown => (value === "" ? {} : value);

/** `staging:` with nothing after it is a block in which nothing is set. */
export const block = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.preprocess(emptyIsNothingSet, bareBlock(shape));

/** A block whose keys are names that the team chose. */
export const named = <Value extends z.ZodType>(value: Value) =>
  z.preprocess(emptyIsNothingSet, z.record(z.string(), value, { error: "a block of NAME: VALUE" }));

export const list = <Value extends z.ZodType>(value: Value) =>
  z.array(value, { error: "a list in brackets, such as [a, b]" });

/** One of them, or a list; always a list afterwards. */
export const oneOrMore = <Value extends z.ZodType>(wanted: string, value: Value) =>
  z
    .union([list(value), value], { error: `${wanted}, or a list of them` })
    .transform((given): readonly z.output<Value>[] =>
      Array.isArray(given) ? (given as readonly z.output<Value>[]) : [given as z.output<Value>],
    );
