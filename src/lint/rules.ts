/** Every rule of lint, in the order in which `rutter explain` groups them: one line each, one file each. */
import type { Rule } from "./rule.ts";
import { curlWithoutFail } from "./rules/curl-without-fail.ts";

export const rules: readonly Rule[] = [curlWithoutFail];
