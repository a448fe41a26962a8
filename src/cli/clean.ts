/**
 * A runbook's text made safe to show: secrets masked, on one line, without control characters that would move the
 * cursor, paint, or turn the direction of writing. The words stay as they are.
 */
import { redact } from "../base/index.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const SPACES = /[\t\n\r\v\f\u2028\u2029]/g;

/** For code: spaces are kept, since indentation may matter to the eye. */
export const cleanLine = (text: string): string =>
  redact(text).replace(SPACES, " ").replace(UNSAFE, "\ufffd");

/** For prose: runs of spaces become one. */
export const clean = (text: string): string => cleanLine(text).replace(/ {2,}/g, " ").trim();
