/**
 * One request over HTTP and what came back, tried again where the other side is away for a moment: no connection, 429, 5xx,
 * with the patience it asks for, as long as there is time. It follows no redirect, and says nothing of where it went.
 */
import { setTimeout as pause } from "node:timers/promises";

export interface Request {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly body: string | null;
  /** For each try anew: a signature has a time. */
  readonly headers: () => Readonly<Record<string, string>>;
}

export interface Limits {
  /** When it must be over, on the clock of `performance.now()`. */
  readonly until: number;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

export type Reply =
  | { readonly is: "answer"; readonly status: number; readonly text: string }
  | { readonly is: "trouble"; readonly why: string }
  | { readonly is: "timed-out" | "cancelled" };

const MOST_BYTES = 4 * 1024 * 1024;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

interface Try {
  readonly reply: Reply;
  /** Null: it is not tried again. Else after so many milliseconds; undefined: as usual. */
  readonly again: number | null | undefined;
}

export async function post(request: Request, limits: Limits): Promise<Reply> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const { reply, again } = await once(request, limits);
    if (again === null) return reply;
    const waitMs = again ?? pauseMs;
    if (performance.now() + waitMs >= limits.until) return late(reply, again);
    limits.log(`${wordsOf(reply)}; tried again in ${Math.ceil(waitMs / 100) / 10} s`);
    try {
      await pause(waitMs, undefined, { signal: limits.signal });
    } catch {
      return { is: "cancelled" };
    }
  }
}

/** It asked for more patience than there is time. */
function late(reply: Reply, again: number | undefined): Reply {
  if (again === undefined || reply.is !== "answer") return reply;
  return { ...reply, text: `it asks to be left alone for ${Math.ceil(again / 1000)} s` };
}

async function once(request: Request, { until, signal }: Limits): Promise<Try> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  signal.addEventListener("abort", stop, { once: true });
  const timer = setTimeout(stop, Math.max(1, until - performance.now()));
  try {
    if (signal.aborted) return { reply: { is: "cancelled" }, again: null };
    const answer = await fetch(addressOf(request.url).url, {
      method: request.method,
      body: request.body,
      headers: { "user-agent": "rutter", ...addressOf(request.url).headers, ...request.headers() },
      redirect: "manual",
      signal: controller.signal,
    });
    const reply: Reply = { is: "answer", status: answer.status, text: await textOf(answer) };
    if (answer.status !== 429 && answer.status < 500) return { reply, again: null };
    return { reply, again: patienceOf(answer.headers.get("retry-after")) };
  } catch (error) {
    if (signal.aborted) return { reply: { is: "cancelled" }, again: null };
    if (controller.signal.aborted) return { reply: { is: "timed-out" }, again: null };
    const reply: Reply = { is: "trouble", why: whyOf(error) };
    return { reply, again: PASSES.has(codeOf(error)) ? undefined : null };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

/** A user and a password of an address go into a header, where they belong. */
function addressOf(text: string): { readonly url: URL; readonly headers: Readonly<Record<string, string>> } {
  const url = new URL(text);
  if (url.username === "" && url.password === "") return { url, headers: {} };
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  url.username = "";
  url.password = "";
  return { url, headers: { authorization: `Basic ${Buffer.from(pair).toString("base64")}` } };
}

async function textOf(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MOST_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString("utf8");
}

/** Seconds, or a date. */
export function patienceOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there: the connection was refused",
  ENOTFOUND: "its name is not known",
  EAI_AGAIN: "its name cannot be looked up now",
  ECONNRESET: "it closed the connection without an answer",
  UND_ERR_SOCKET: "it closed the connection without an answer",
  UND_ERR_CONNECT_TIMEOUT: "no connection in time",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "its network cannot be reached",
  CERT_HAS_EXPIRED: "its certificate has expired",
  ERR_INVALID_URL: "its address is no http address",
};

/** Of the trouble with a connection, what may be gone in a moment. */
const PASSES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EAI_AGAIN",
  "EPIPE",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_SOCKET",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const first = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  return first instanceof Error && "code" in first && typeof first.code === "string" ? first.code : "";
}

/** By the code alone: the message of an error may hold the address, and that may be a secret. */
export function whyOf(error: unknown): string {
  const code = codeOf(error);
  const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  return words ?? (code === "" ? "it cannot be asked" : `it cannot be asked: ${code}`);
}

const SHOWN_LETTERS = 200;

/** What came back, for a person. */
export function wordsOf(reply: Reply): string {
  switch (reply.is) {
    case "answer": {
      const said = reply.text.replace(/\s+/g, " ").trim().slice(0, SHOWN_LETTERS);
      return said === "" ? `it answers ${reply.status}` : `it answers ${reply.status}: ${said}`;
    }
    case "trouble":
      return reply.why;
    case "timed-out":
      return "it did not answer in time";
    case "cancelled":
      return "it was called off";
  }
}
