/** Whether a command is there to establish that something holds: by its item, its section's role, or its title. */
import type { Call } from "./call.ts";
import { isLooking } from "./standing.ts";

const VERIFIES =
  /\b(?:verif\w{0,9}|check(?:s|ing)?|confirm(?:s|ed)?|ensure|health(?:y|z|check)?|ready(?:z)?|readiness|liveness|livez?|smoke|sanity|validat(?:e|es|ion|ing)|make sure|tests? (?:that|the|if|whether))\b/i;

/** While things are broken, a look at them is no check; words that leave no doubt make it one. */
const VERIFIES_ANYWHERE = /\b(?:verif\w{0,9}|ensure|make sure|confirm(?:s|ed)?)\b/i;

/** The words about a command say that something is to be established; what the command does is not looked at. */
export function isMeantAsCheck(call: Call): boolean {
  const { item, section } = call;
  if (item === null || isLooking(call)) return false;
  if (item.kind === "check" || section?.role === "verify") return true;
  const words = `${item.text.slice(0, 2000)}\n${section?.title ?? ""}`;
  return (section?.course === "recover" ? VERIFIES_ANYWHERE : VERIFIES).test(words);
}
