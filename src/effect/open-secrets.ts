/**
 * The values behind an effect's references, for as long as a hand needs them, and a way to hide them in what it says. A
 * reference that cannot be had is an outcome, since nothing was done yet.
 */
import { RutterError } from "../base/index.ts";
import type { Outcome } from "./effect.ts";
import type { HandContext } from "./hand.ts";
import { isSecret, type TextOrSecret } from "./secret.ts";

export interface OpenedSecrets {
  /** Texts and secrets alike, by the names they were asked under. */
  readonly values: Readonly<Record<string, string>>;
  /** What must never be shown, longest first. */
  readonly hidden: readonly string[];
}

const MASK = "****";
/** Hiding every `a` of a text hides nothing. */
const SHORTEST_TO_HIDE = 3;

export async function openSecrets(
  wanted: Readonly<Record<string, TextOrSecret>>,
  secret: HandContext["secret"],
): Promise<OpenedSecrets | { readonly refused: Outcome }> {
  const values: Record<string, string> = {};
  const hidden = new Set<string>();
  for (const [name, of] of Object.entries(wanted)) {
    if (!isSecret(of)) values[name] = of;
    else {
      try {
        values[name] = await secret(of);
      } catch (error) {
        if (!(error instanceof RutterError)) throw error;
        return { refused: refusedBy(error) };
      }
      for (const form of formsToHide(values[name] ?? "")) hidden.add(form);
    }
  }
  return { values, hidden: [...hidden].sort((a, b) => b.length - a.length) };
}

/** As it is, line by line, and as it stands in an address, in JSON and in what bash quotes. */
export function formsToHide(value: string): readonly string[] {
  const quoted = [value.replace(/[\\"$`]/g, "\\$&"), value.replaceAll("'", "'\\''")];
  const forms = [value, ...value.split("\n"), encoded(value), JSON.stringify(value).slice(1, -1), ...quoted];
  return forms.filter((form) => form.length >= SHORTEST_TO_HIDE);
}

function encoded(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    // Half of a character has no form in an address.
    return value;
  }
}

export const hide = (text: string, hidden: readonly string[]): string =>
  hidden.reduce((shown, value) => shown.split(value).join(MASK), text);

/** An error of the world as the outcome of a hand. */
export const refusedBy = (error: RutterError): Outcome => ({
  state: "failed",
  data: { code: error.code },
  evidence: [error.what, error.why, error.fix],
});
