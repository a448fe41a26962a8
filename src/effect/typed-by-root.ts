/** Whether a line is typed by root, as far as the line that led there tells; where it does not tell, it is not. */
import { becoming } from "./becoming.ts";

const CONTAINER = /^(?:sudo\s+)?(?:docker(?:-compose)?|podman|nerdctl|kubectl|oc)\s/;
const AS_ANOTHER = /\s(?:-u|--user)(?:[ =]|$)/;

/** In a container it is root who is there unless the line names another; if it is not, `su` refuses. */
export function typedByRoot(before: string | undefined): boolean {
  if (before === undefined) return false;
  const became = becoming(before, true);
  if (became !== null) return became.user === "root";
  const line = before.slice(0, 1_000);
  if (CONTAINER.test(line)) return !AS_ANOTHER.test(line);
  return /^ssh\s/.test(line) && /\s(?:root@|-l ?root\b)/.test(line);
}
