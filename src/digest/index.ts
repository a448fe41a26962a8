export type { Digest } from "./digest.ts";
export { digestOf } from "./digest.ts";
export { sha256Hex } from "./sha256.ts";
