/** Whether the runbook is still the text that the plan was made of. A release keeps its plan; people should know all the same. */
import { sha256Hex } from "../../digest/index.ts";
import type { Plan } from "../../plan/index.ts";
import { readFile } from "../read-file.ts";
import type { Place } from "./place.ts";

/** Null where it is the same, or came through standard input. */
export async function editedNotice(plan: Plan, place: Place): Promise<string | null> {
  if (place.runbook === null) return null;
  const { file } = plan.runbook;
  try {
    const { text } = await readFile(place.runbook);
    const same = sha256Hex(text) === plan.runbook.sha256.replace(/^sha256:/, "");
    return same ? null : `${file} was edited since this plan was made; the release keeps its plan`;
  } catch {
    return `${file} is not there any more, or cannot be read; the release keeps its plan`;
  }
}
