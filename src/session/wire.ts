/**
 * What Rutter and the keeper of a session say to each other: one JSON value per line. Nobody else speaks it, and both ends
 * are of the same version or say so.
 */
import type { RutterErrorParts } from "../base/index.ts";
import type { Known, SessionLimits, SessionPlace, SessionRun } from "./session.ts";

export type Request =
  | { readonly op: "open"; readonly place: SessionPlace; readonly limits: SessionLimits }
  | { readonly op: "run"; readonly run: SessionRun }
  | { readonly op: "known"; readonly id: string }
  | { readonly op: "cancel"; readonly id: string }
  | { readonly op: "end" };

export type Reply =
  | { readonly op: "output"; readonly id: string; readonly text: string }
  | { readonly op: "known"; readonly id: string; readonly known: Known }
  | { readonly op: "refused"; readonly id: string; readonly error: RutterErrorParts }
  | { readonly op: "over" };

export const line = (message: Request | Reply): string => `${JSON.stringify(message)}\n`;

const NEWLINE = 10;

/** Cuts what arrives into lines and reads each; what is no JSON is dropped. Linear however the text is cut. */
export function lineReader<Message>(onMessage: (message: Message) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  return (chunk) => {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, at));
      const text = Buffer.concat(parts).toString("utf8");
      parts = [];
      from = at + 1;
      const message = parsed(text);
      if (message !== null) onMessage(message as Message);
    }
    if (from < chunk.length) parts.push(Buffer.from(chunk.subarray(from)));
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
