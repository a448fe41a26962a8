/** An `http` fence: requests as written for a REST client, separated by lines of `###`. */
import { findPlaceholders } from "../shell/index.ts";
import type { Fence } from "./blocks.ts";
import { leaveUnread, write } from "./pen.ts";
import type { Danger } from "./reading.ts";
import type { Walk } from "./walk.ts";

const START = /^(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)\s+(\S+)/;

export function readRequest(walk: Walk, fence: Fence): void {
  const lines = fence.text.split("\n");
  let start = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (at < lines.length && !(lines[at] ?? "").startsWith("###")) continue;
    writeRequest(walk, lines.slice(start, at), fence.lines[0] + start);
    start = at + 1;
  }
}

function writeRequest(walk: Walk, lines: readonly string[], first: number): void {
  const at = lines.findIndex((line) => START.test(line));
  const filled = lines.findLastIndex((line) => line.trim() !== "");
  if (filled < 0) return;
  const match = START.exec(lines[at] ?? "");
  if (match === null)
    return leaveUnread(
      walk.pen,
      [first, first + filled],
      "an http fence without a line such as GET https://…",
    );
  const method = match[1] ?? "GET";
  const url = match[2] ?? "";
  const rest = lines.slice(at + 1);
  const blank = rest.findIndex((line) => line.trim() === "");
  const head = blank < 0 ? rest : rest.slice(0, blank);
  const body =
    blank < 0
      ? ""
      : rest
          .slice(blank + 1)
          .join("\n")
          .trim();
  const text = `${method} ${url}`;
  write(walk.pen, {
    kind: "request",
    lines: [first + at, first + filled],
    sure: "exact",
    text,
    method,
    url,
    danger: dangerOf(method),
    headers: head.flatMap(headerOf),
    body: body === "" ? null : body,
    inputs: [...new Set(findPlaceholders(`${text}\n${rest.join("\n")}`).map((found) => found.name))],
  });
}

function headerOf(line: string): (readonly [string, string])[] {
  const colon = line.indexOf(":");
  return colon <= 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
}

const dangerOf = (method: string): Danger =>
  method === "DELETE"
    ? "destroy"
    : method === "GET" || method === "HEAD" || method === "OPTIONS"
      ? "read"
      : "write";
