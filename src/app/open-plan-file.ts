/** A plan that was kept as JSON (`rutter plan --json`), checked before it is believed. */
import { RutterError } from "../base/index.ts";
import type { Plan } from "../plan/index.ts";
import type { FileText } from "./read-file.ts";

/** JSON begins with a brace; no runbook does. */
export const looksLikePlan = (text: string): boolean => /^\s*\{/.test(text.slice(0, 1000));

const invalid = (file: string, why: string): RutterError =>
  new RutterError({
    code: "PLAN_FILE_INVALID",
    what: "this is no plan that Rutter wrote",
    why,
    fix: `make it again with rutter plan FILE --json > ${file}`,
    place: { file },
  });

export async function planOf({ file, text }: FileText): Promise<Plan> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid(file, `it is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
  const { planSchema } = await import("../plan/index.ts");
  const checked = planSchema.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw invalid(
    file,
    issue === undefined ? "its form is wrong" : `${issue.path.join(".") || "the whole"}: ${issue.message}`,
  );
}
