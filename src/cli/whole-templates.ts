/**
 * The forms of a runbook in full. A plan keeps the first line of each; the rest is read from the runbook itself, and only
 * while that is the text that the plan was made from.
 */
import { createHash } from "node:crypto";
import { readFile } from "../app/index.ts";
import type { Plan } from "../plan/index.ts";

export async function withWholeTemplates(plan: Plan): Promise<Plan> {
  if (plan.templates.every(({ text }) => text.includes("\n"))) return plan;
  const source = await sourceOf(plan);
  if (source === null) return plan;
  const fences = fencesOf(source);
  const templates = plan.templates.map((template) => {
    if (template.text.includes("\n")) return template;
    const whole = fences.find((fence) => firstLine(fence) === template.text);
    return whole === undefined ? template : { ...template, text: whole };
  });
  return { ...plan, templates };
}

/** Null: it is not there any more, or is another text by now. */
async function sourceOf({ runbook }: Plan): Promise<string | null> {
  try {
    const { text } = await readFile(runbook.file);
    return createHash("sha256").update(text, "utf8").digest("hex") === runbook.sha256 ? text : null;
  } catch {
    return null;
  }
}

const firstLine = (text: string): string =>
  (text.split("\n").find((line) => line.trim() !== "") ?? "").trim();

const OPEN = /^[ \t]{0,12}(`{3,40}|~{3,40})/;

/** What stands between fences, each without the white space that all of it stands in. */
function fencesOf(source: string): readonly string[] {
  const fences: string[] = [];
  let ticks: string | null = null;
  let lines: string[] = [];
  for (const line of source.split(/\r?\n/)) {
    const mark = OPEN.exec(line)?.[1] ?? null;
    if (ticks === null) {
      ticks = mark;
      lines = [];
    } else if (mark?.startsWith(ticks) && line.trim() === mark) {
      fences.push(lines.join("\n"));
      ticks = null;
    } else lines.push(line);
  }
  return fences;
}
