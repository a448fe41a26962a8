/** The role of a section by its own words and by what stands over it: which of the two decides. */
import type { Role } from "./reading.ts";

const GENERAL: readonly (Role | null)[] = ["steps", "prerequisites", "recover", "windows"];
const MAIN: readonly (Role | null)[] = ["prerequisites", "before", "steps", "verify", "watch", "communicate"];

/** A special word beats what stands above; a general one ("Database migrations" under "Pre-deployment") does not. */
export function roleUnder(own: Role | null, parent: Role | null, title: string): Role | null {
  if (own === null || own === parent) return own ?? parent;
  if (parent === null) return own;
  if (own === "reference" && MAIN.includes(parent))
    return /\b(?:references?|links|resources|related|commands|cheat ?-?sheet)\b/i.test(title) ? own : parent;
  if (parent === "steps") return own;
  if (GENERAL.includes(own)) return parent;
  if (
    (parent === "rollback" && own === "before") ||
    (parent === "before" && (own === "verify" || own === "watch"))
  )
    return parent;
  if (parent === "diagnose" || parent === "reference" || parent === "contacts" || parent === "later") {
    return own === "template" || own === "contacts" ? own : parent;
  }
  return own;
}
