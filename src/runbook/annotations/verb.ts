/**
 * What a verb of a `rutter` fence is, as data: its own value, its keys with their types, and which of them go
 * together. It says nothing about how a verb is carried out.
 */
import type { Condition } from "../../base/index.ts";
import type { YamlNode } from "./yaml-parser.ts";

/** What the checking of a value needs from outside. */
export interface VerbWorld {
  /** A condition as runbooks word it ("error rate > 2% for 1m"): of what is bad, or of what is good; null: it is none. */
  readonly readCondition: (text: string, sense: "bad" | "good") => Condition | null;
}

export type KeyResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly line: number; readonly given: string };

export interface KeyType<T> {
  /** Ends the sentence "dwell wants …", with an example. */
  readonly wants: string;
  readonly read: (node: YamlNode, world: VerbWorld) => KeyResult<T>;
}

/** Of these keys as many as `least` to `most` must be there. */
interface Together {
  readonly of: readonly string[];
  readonly least: 0 | 1;
  readonly most: number;
}

export interface Verb<
  Name extends string = string,
  Value = unknown,
  Keys = Readonly<Record<string, KeyType<unknown>>>,
> {
  readonly verb: Name;
  readonly value: KeyType<Value>;
  readonly keys: Keys;
  readonly together?: readonly Together[];
}

/** Only there so that the types of the keys are inferred. */
export const defineVerb = <
  const Name extends string,
  Value,
  Keys extends Readonly<Record<string, KeyType<unknown>>>,
>(
  verb: Verb<Name, Value, Keys>,
): Verb<Name, Value, Keys> => verb;

/** A checked fence of one verb: the keys under the names they are written with, the values in base units. */
export type FenceOf<V> =
  V extends Verb<infer Name, infer Value, infer Keys>
    ? {
        readonly verb: Name;
        readonly value: Value;
        readonly keys: { readonly [K in keyof Keys]?: Keys[K] extends KeyType<infer T> ? T : never };
      }
    : never;
