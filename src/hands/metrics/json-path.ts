/** A place in JSON: `.data.error_rate`, `.items[0].value`, `.["error rate"]`. It looks one place up and computes nothing. */

type Part = string | number;

const PART = /\.([A-Za-z_$][\w$-]{0,200})|\[(\d{1,9})\]|\.?\["((?:[^"\\]|\\.){1,200})"\]/y;

/** Null: it is no path. */
export function readPath(text: string): readonly Part[] | null {
  const path = text.trim();
  if (path === ".") return [];
  const written = path.startsWith("$.") || path.startsWith("$[") ? path.slice(1) : path;
  const from = written.startsWith(".[") && !written.startsWith('.["') ? 1 : 0;
  const parts: Part[] = [];
  PART.lastIndex = from;
  while (PART.lastIndex < written.length) {
    const found = PART.exec(written);
    if (found === null) return null;
    const [, name, index, quoted] = found;
    parts.push(index !== undefined ? Number(index) : (name ?? (quoted ?? "").replace(/\\(.)/g, "$1")));
  }
  return parts.length === 0 ? null : parts;
}

/** Undefined: nothing is there. */
export function atPath(value: unknown, path: readonly Part[]): unknown {
  let found = value;
  for (const part of path) {
    if (typeof found !== "object" || found === null) return undefined;
    if (
      typeof part === "number" ? !Array.isArray(found) : Array.isArray(found) || !Object.hasOwn(found, part)
    )
      return undefined;
    found = (found as Readonly<Record<Part, unknown>>)[part];
  }
  return found;
}
