export { builtInHands } from "./built-in-hands.ts";
export { checkEffect } from "./check-effect.ts";
export { type HttpInput, httpInput, type SqlInput, sqlInput } from "./client-inputs.ts";
export type { Effect, Outcome } from "./effect.ts";
export { type Expect, expectation } from "./expectation.ts";
export type { Hand, HandCard, HandCatalog, HandContext, Repeat } from "./hand.ts";
export {
  isSecret,
  readTextOrSecret,
  type SecretRef,
  secretRef,
  type TextOrSecret,
  textOrSecret,
} from "./secret.ts";
export { type ShellInput, shellInput } from "./shell-input.ts";
export {
  type BackupInput,
  backupInput,
  type DeployInput,
  deployInput,
  type FlagInput,
  flagInput,
  type MigrateInput,
  migrateInput,
  type NotifyInput,
  notifyInput,
} from "./verb-inputs.ts";
