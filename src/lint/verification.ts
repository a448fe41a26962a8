/** Whether a command is there to establish that something holds: by its item, its section's role, or its title. */
import type { Call } from "./call.ts";

const VERIFIES =
  /\b(?:verif(?:y|ies|ication)|check(?:s|ing)?|confirm|ensure|health|smoke|validate|make sure|test that)\b/i;

export function isVerification({ item, section }: Call): boolean {
  if (item === null || item.danger !== "read") return false;
  if (item.kind === "check") return true;
  if (section?.role === "diagnose" || section?.role === "reference") return false;
  return section?.role === "verify" || VERIFIES.test(item.text) || VERIFIES.test(section?.title ?? "");
}
