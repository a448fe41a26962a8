/** `--from STEP`: what a release leaves out that begins in the middle, shown before anything is done and confirmed. */
import type { Plan } from "../plan/index.ts";
import { isTerminal, terminalPrompt } from "./adopt-terminal.ts";
import { cliError } from "./codes.ts";
import { findStep } from "./find-step.ts";
import type { Io } from "./io.ts";
import { paint } from "./look.ts";
import { nodeTitle } from "./node-title.ts";
import { numbersOf } from "./render-plan.ts";
import { wrap } from "./width.ts";

export function leftOutBefore(plan: Plan, typed: string): readonly string[] {
  const course = plan.courses.main.length > 0 ? plan.courses.main : plan.courses.rollback;
  const among = course.filter((id) => {
    const node = plan.nodes[id];
    return node !== undefined && !(node.kind === "step" && node.absorbedBy !== null);
  });
  const from = findStep(typed, { plan, numbers: numbersOf(plan), among });
  return course.slice(0, course.indexOf(from));
}

export function leftOutLines(plan: Plan, leftOut: readonly string[], io: Io): readonly string[] {
  const look = io.errLook;
  const numbers = numbersOf(plan);
  const pad = "  ";
  return [
    paint(
      look,
      "yellow",
      `leaves out ${leftOut.length} ${leftOut.length === 1 ? "step" : "steps"}, as if they were done:`,
    ),
    ...leftOut.flatMap((id) => {
      const number = (numbers.get(id) ?? "").padStart(3);
      return wrap(nodeTitle(plan, id), look.columns - 7).map((line, index) =>
        index === 0 ? `${pad}${number}  ${line}` : `${pad}     ${line}`,
      );
    }),
  ];
}

/** False: the person said no. */
export async function confirmLeftOut(
  plan: Plan,
  {
    leftOut,
    yes,
    io,
    from,
  }: {
    readonly leftOut: readonly string[];
    readonly yes: boolean;
    readonly io: Io;
    readonly from: string;
  },
): Promise<boolean> {
  if (leftOut.length === 0) return true;
  await io.err(leftOutLines(plan, leftOut, io));
  if (yes) return true;
  if (!isTerminal())
    throw cliError("CLI_CONFIRMATION_NEEDED", {
      what: `--from ${from} leaves out ${leftOut.length} ${leftOut.length === 1 ? "step" : "steps"} and nobody is there to confirm it`,
      why: "questions, approvals and checks among them would be passed over in silence",
      fix: "look at the list above, then add --yes",
    });
  const prompt = terminalPrompt();
  try {
    return (await prompt.ask("begin there? y/n: "))?.trim().toLowerCase().startsWith("y") === true;
  } finally {
    prompt.close();
  }
}
