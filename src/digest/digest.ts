/** The name of a value by its content: equal values have equal digests on every machine and in every version. */
import { canonicalJson } from "../base/index.ts";
import { sha256Hex } from "./sha256.ts";

export type Digest = `sha256:${string}`;

export const digestOf = (value: unknown): Digest => `sha256:${sha256Hex(canonicalJson(value))}`;
