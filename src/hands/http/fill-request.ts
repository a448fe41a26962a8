/** A request with its secrets in their places: encoded in an address, escaped in JSON, as they are elsewhere. */
import type { HttpInput } from "../../effect/index.ts";

export interface Filled {
  readonly url: URL;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
}

/** `base` is where an address that begins with `/` is. */
export function fillRequest(
  input: HttpInput,
  secrets: Readonly<Record<string, string>>,
  base: string | null,
): Filled | { readonly why: string } {
  const written = put(input.url, secrets, encodeURIComponent);
  if (written.startsWith("/") && base === null)
    return { why: `${input.url} says no host, and none is configured` };
  const url = URL.canParse(written, base ?? undefined) ? new URL(written, base ?? undefined) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return { why: `${input.url} is no address` };
  const isJson = /^\s*[[{]/.test(input.body ?? "");
  const inBody = (value: string): string => (isJson ? JSON.stringify(value).slice(1, -1) : value);
  return {
    url,
    headers: input.headers.map(([name, value]) => [name, put(value, secrets, (each) => each)] as const),
    body: input.body === null ? null : put(input.body, secrets, inBody),
  };
}

/** In one pass, so that no secret is looked for in another. */
function put(
  text: string,
  secrets: Readonly<Record<string, string>>,
  form: (value: string) => string,
): string {
  const marks = Object.keys(secrets).sort((a, b) => b.length - a.length);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const mark = marks.find((each) => each !== "" && text.startsWith(each, at));
    if (mark === undefined) at += 1;
    else {
      parts.push(text.slice(from, at), form(secrets[mark] ?? ""));
      at += mark.length;
      from = at;
    }
  }
  return parts.join("") + text.slice(from);
}
