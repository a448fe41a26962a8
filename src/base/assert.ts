/** States what must hold whatever the input is; a failure is a bug of Rutter. Never used to judge input. */
import { Bug } from "./errors.ts";

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** For the branch that no value reaches: the compiler refuses the call when one does. */
export function unreachable(value: never): never {
  throw new Bug(`unexpected value: ${String(value)}`);
}
