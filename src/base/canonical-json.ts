/**
 * The one JSON text of a value, after RFC 8785: keys in the order of their UTF-16 code units, no white space. What
 * JSON cannot hold (NaN, a function, a cycle, a Date) is refused as a bug, never replaced by null.
 */
import { assert } from "./assert.ts";
import { Bug } from "./errors.ts";

/** Far deeper than any plan, far shallower than the stack. */
const MAX_DEPTH = 1000;

/** As in `JSON.stringify`, a key whose value is undefined is left out; undefined anywhere else is refused. */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

function write(value: unknown, above: object[]): string {
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "number":
      assert(Number.isFinite(value), `${value} has no JSON`);
      return JSON.stringify(value);
    case "object":
      return value === null ? "null" : writeObject(value, above);
    default:
      throw new Bug(`a value of type ${typeof value} has no JSON`);
  }
}

function writeObject(value: object, above: object[]): string {
  assert(above.length < MAX_DEPTH, `a value nested deeper than ${MAX_DEPTH} has no canonical JSON`);
  assert(!above.includes(value), "a value that contains itself has no JSON");
  above.push(value);
  const text = Array.isArray(value) ? writeArray(value, above) : writeRecord(value, above);
  above.pop();
  return text;
}

/** `Array.from` shows the holes of a sparse array as undefined, which `write` refuses. */
const writeArray = (values: readonly unknown[], above: object[]): string =>
  `[${Array.from(values, (value) => write(value, above)).join(",")}]`;

function writeRecord(value: object, above: object[]): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  assert(prototype === Object.prototype || prototype === null, "only plain objects have canonical JSON");
  const record = value as Record<string, unknown>;
  const parts: string[] = [];
  for (const key of Object.keys(record).sort()) {
    if (record[key] !== undefined) parts.push(`${JSON.stringify(key)}:${write(record[key], above)}`);
  }
  return `{${parts.join(",")}}`;
}
