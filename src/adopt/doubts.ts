/** Everything of a runbook that has to be asked, in the order of its lines; each question has an id of its own. */
import type { Document } from "./document.ts";
import { absorbed } from "./questions/absorbed.ts";
import type { Doubt } from "./questions/asking.ts";
import { elisions } from "./questions/elision.ts";
import { examples } from "./questions/example.ts";
import { farHosts } from "./questions/host.ts";
import { unnamedServices } from "./questions/ladder-service.ts";

export function doubtsOf(document: Document): readonly Doubt[] {
  const found = [
    ...elisions(document),
    ...examples(document),
    ...farHosts(document),
    ...unnamedServices(document),
    ...absorbed(document),
  ];
  return found.sort((a, b) => a.question.lines[0] - b.question.lines[0]);
}
