/** Names as people write them, brought to one form, and what a heading is called without its number and its marks. */
import { nearest, slug } from "../base/index.ts";

/** `ENVIRONMENT`, `Environment` and `environment_` are one name. */
export const canonicalName = (text: string): string =>
  text
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/** `## 🚀 2.1 Deploy & watch` is `deploy-watch`; a heading that is only a number stays what it is. */
export function headingName(title: string): string {
  const whole = slug(title.slice(0, 300).replace(/[*`~]/g, ""));
  const plain = title.slice(0, 300).replace(/^[^\p{L}\p{N}(]+/u, "");
  const bare = plain
    .replace(/^(?:step|phase|part|section)\s+(?=\d)/i, "")
    .replace(/^\(?(?:\d+(?:\.\d+)*|[a-z])[.):]+(?!\d)\s*|^\d+(?:\.\d+)*(?:\s*[–—-])?\s+/i, "");
  return slug(bare.replace(/[*`~]/g, "")) || whole;
}

/** The known names that are near to what was typed, nearest first. */
export function nearestFew(name: string, known: readonly string[], most = 3): readonly string[] {
  const left = new Set(known);
  const wanted = slug(name);
  const found = [...left].filter((each) => wanted.length > 2 && slug(each).includes(wanted)).slice(0, most);
  for (const each of found) left.delete(each);
  while (found.length < most) {
    const next = nearest(name, left);
    if (next === null) return found;
    found.push(next);
    left.delete(next);
  }
  return found;
}

export const firstLine = (text: string): string => {
  const line = text.trimStart().split("\n", 1)[0]?.trimEnd() ?? "";
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
};

/** `a`, `a or b`, `a, b or c`. */
export const oneOf = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
