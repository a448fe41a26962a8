/** By whose name something is done. A name counts as it is given: nobody signs here. */
import { userInfo } from "node:os";
import type { Actor } from "../../conductor/index.ts";

export function whoIs(given: string | null, env: Readonly<Record<string, string | undefined>>): Actor {
  return { who: given || env.RUTTER_USER || systemUser() || "unknown", signed: false };
}

/** A user without an entry, as in some containers, has no name: its number then. */
function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "?"}`;
  }
}
