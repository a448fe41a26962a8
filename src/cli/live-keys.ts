/** What was typed at a terminal in raw mode, as keys. A sequence that is not known is swallowed whole, not typed as letters. */

export type Key =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "enter" | "escape" | "backspace" | "up" | "down" | "interrupt" | "close" | "erase" };

const NAMED: Readonly<Record<string, Exclude<Key["kind"], "text">>> = {
  "\r": "enter",
  "\n": "enter",
  "\u007f": "backspace",
  "\b": "backspace",
  "\u0003": "interrupt",
  "\u0004": "close",
  "\u0015": "erase",
};

const ARROWS: Readonly<Record<string, Exclude<Key["kind"], "text">>> = { A: "up", B: "down" };

const ESC = "\u001b";
const CONTROL = "\u0000-\u001f\u007f";
const TOKEN = new RegExp(
  `${ESC}(?:\\[[0-9;?]{0,32}[ -/]?([@-~])|O([@-~]))|${ESC}|[${CONTROL}]|[^${CONTROL}]+`,
  "g",
);

export function keysOf(typed: string): readonly Key[] {
  return [...typed.matchAll(TOKEN)].flatMap((match): readonly Key[] => {
    const [token] = match;
    const arrow = ARROWS[match[1] ?? match[2] ?? ""];
    if (arrow !== undefined) return [{ kind: arrow }];
    if (token === "\u001b") return [{ kind: "escape" }];
    if (token.startsWith("\u001b")) return [];
    const named = NAMED[token];
    if (named !== undefined) return [{ kind: named }];
    if (/^\p{Cc}/u.test(token)) return [];
    return [...token].map((text) => ({ kind: "text", text }));
  });
}
