/** Every rule of lint, in the order in which `rutter explain` groups them: one line each, one file each. */
import type { Rule } from "./rule.ts";
import { curlWithoutFail } from "./rules/curl-without-fail.ts";
import { inputPlaceholder } from "./rules/input-placeholder.ts";
import { inputSampleLiteral } from "./rules/input-sample-literal.ts";
import { linkAnchorDead } from "./rules/link-anchor-dead.ts";
import { linkDead } from "./rules/link-dead.ts";
import { npmScriptMissing } from "./rules/npm-script-missing.ts";
import { scriptMissing } from "./rules/script-missing.ts";
import { secretInText } from "./rules/secret-in-text.ts";

export const rules: readonly Rule[] = [
  curlWithoutFail,
  inputPlaceholder,
  inputSampleLiteral,
  linkAnchorDead,
  linkDead,
  npmScriptMissing,
  scriptMissing,
  secretInText,
];
