/**
 * One GET for JSON and what came of it, or why nothing did: bounded in time and in size. It follows no redirect, since what
 * asks for a log-in would answer with a page, and it never says a user or a key that stood in the address.
 */
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as safeRequest } from "node:https";

export interface GetAsked {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export type Got = { readonly json: unknown } | { readonly why: string };

const MOST_BYTES = 4 * 1024 * 1024;

export async function boundedGet(asked: GetAsked): Promise<Got> {
  const where = `${asked.url.origin}${asked.url.pathname}`;
  const controller = new AbortController();
  const ended = { late: false };
  const timer = setTimeout(() => {
    ended.late = true;
    controller.abort();
  }, asked.timeoutMs);
  const stop = (): void => controller.abort();
  asked.signal.addEventListener("abort", stop, { once: true });
  if (asked.signal.aborted) stop();
  try {
    return await answerOf(asked, where, controller.signal);
  } catch (error) {
    if (asked.signal.aborted) return { why: "it was called off" };
    if (ended.late) return { why: `${where} did not answer within ${seconds(asked.timeoutMs)}` };
    return { why: `${where} does not answer: ${wordsFor(error)}` };
  } finally {
    clearTimeout(timer);
    asked.signal.removeEventListener("abort", stop);
    controller.abort();
  }
}

const seconds = (ms: number): string => (ms >= 1000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms)} ms`);

async function answerOf(asked: GetAsked, where: string, signal: AbortSignal): Promise<Got> {
  const response = await responseTo(asked, signal);
  const status = response.statusCode ?? 0;
  if (status !== 200) return { why: `${where} answers with status ${status}${meaning(status)}` };
  const text = await textOf(response);
  if (text === null) return { why: `${where} answers with more than ${MOST_BYTES / 1024 / 1024} MB` };
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { why: `${where} answers with something that is not JSON` };
  }
}

const meaning = (status: number): string => {
  if (status === 401 || status === 403) return ": it does not take the key, or the user";
  if (status === 429) return ": it was asked too often";
  if (status >= 300 && status < 400) return ": it sends elsewhere, perhaps to a log-in";
  return "";
};

function responseTo({ url, headers }: GetAsked, signal: AbortSignal): Promise<IncomingMessage> {
  const ask = url.protocol === "https:" ? safeRequest : plainRequest;
  const { username, password } = url;
  const auth = username === "" && password === "" ? null : `${decoded(username)}:${decoded(password)}`;
  return new Promise((resolve, reject) => {
    const request = ask(new URL(url.pathname + url.search, url.origin), {
      headers: { "user-agent": "rutter", accept: "application/json", ...headers },
      signal,
      agent: false,
      ...(auth === null ? {} : { auth }),
    });
    request.on("response", resolve);
    request.on("error", reject);
    request.end();
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Null: there was more than is read. */
async function textOf(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  if (!response.complete) throw new Error("the connection ended in the middle of the answer");
  return Buffer.concat(chunks).toString("utf8");
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "it closed the connection",
  ENOTFOUND: "its name is not known",
  EAI_AGAIN: "its name cannot be looked up now",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "its network cannot be reached",
  ETIMEDOUT: "the host did not take the connection in time",
  CERT_HAS_EXPIRED: "its certificate has expired",
  EPROTO: "it does not speak TLS",
};

function wordsFor(error: unknown): string {
  const one = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = one instanceof Error && "code" in one && typeof one.code === "string" ? one.code : "";
  const known = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  if (known !== undefined) return known;
  return code.startsWith("HPE_")
    ? "what it answers is no HTTP"
    : one instanceof Error
      ? one.message
      : String(one);
}
