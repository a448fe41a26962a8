/**
 * One request and what came back, whatever that is: an answer read up to a bound, or why there is none. It follows no
 * redirect, keeps no connection and judges nothing.
 */
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as safeRequest } from "node:https";
import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { type Trouble, troubleOf } from "./trouble.ts";

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly kind: "answer";
  readonly status: number;
  readonly statusText: string;
  readonly location: string | null;
  readonly text: string;
  readonly bytes: number;
  /** There was more than is read. */
  readonly cut: boolean;
}

/** More than any health page or release note; an endless answer ends here. */
export const MOST_BYTES = 1024 * 1024;

export function oneAnswer(asked: Asked): Promise<Answer | Trouble> {
  return new Promise((resolve) => {
    const told = { sent: false, status: null as number | null, timedOut: false };
    const controller = new AbortController();
    const end = (result: Answer | Trouble): void => {
      clearTimeout(timer);
      asked.signal.removeEventListener("abort", stop);
      resolve(result);
      controller.abort();
    };
    const stop = (): void => controller.abort();
    const fail = (error: unknown): void =>
      end(troubleOf(error, { ...told, cancelled: asked.signal.aborted, timeoutMs: asked.timeoutMs }));
    const timer = setTimeout(() => {
      told.timedOut = true;
      controller.abort();
    }, asked.timeoutMs);
    asked.signal.addEventListener("abort", stop, { once: true });
    if (asked.signal.aborted) stop();
    try {
      const request = start(asked, controller.signal);
      request.on("socket", (socket) => {
        const connected = asked.url.protocol === "https:" ? "secureConnect" : "connect";
        socket.once(connected, () => {
          told.sent = true;
        });
      });
      request.on("response", (response) => {
        told.status = response.statusCode ?? 0;
        readBody(response, asked.method).then((body) => end(answerOf(response, body)), fail);
      });
      request.on("error", fail);
      request.end(asked.body ?? undefined);
    } catch (error) {
      // A header that no request can have.
      fail(error);
    }
  });
}

function start({ method, url, headers, body }: Asked, signal: AbortSignal) {
  const sent: Record<string, string | string[]> = {
    "user-agent": "rutter",
    accept: "*/*",
    "accept-encoding": "gzip, deflate, br",
    ...(body === null ? {} : { "content-length": String(Buffer.byteLength(body)) }),
  };
  for (const [written, value] of headers) {
    const name = written.toLowerCase();
    const before = headers.some(([other], at) => other.toLowerCase() === name && headers[at]?.[1] !== value);
    sent[name] = before
      ? headers.filter(([other]) => other.toLowerCase() === name).map(([, each]) => each)
      : value;
  }
  const ask = url.protocol === "https:" ? safeRequest : plainRequest;
  return ask(url, { method, headers: sent, signal, agent: false });
}

interface Body {
  readonly text: string;
  readonly bytes: number;
  readonly cut: boolean;
}

const answerOf = (response: IncomingMessage, body: Body): Answer => ({
  kind: "answer",
  status: response.statusCode ?? 0,
  statusText: response.statusMessage ?? "",
  location: response.headers.location ?? null,
  ...body,
});

const UNPACK: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

async function readBody(response: IncomingMessage, method: string): Promise<Body> {
  const unpack = method === "HEAD" ? undefined : UNPACK[response.headers["content-encoding"] ?? ""];
  const stream = unpack === undefined ? response : unpacked(response, unpack());
  const chunks: Buffer[] = [];
  let bytes = 0;
  // What it unpacks to counts, so a small answer that grows without end is bounded too.
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) break;
  }
  if (bytes <= MOST_BYTES && !response.complete)
    throw Object.assign(new Error("aborted"), { code: "CUT_OFF" });
  const text = Buffer.concat(chunks).subarray(0, MOST_BYTES).toString("utf8");
  return { text, bytes: Math.min(bytes, MOST_BYTES), cut: bytes > MOST_BYTES };
}

function unpacked(response: IncomingMessage, through: Transform): Transform {
  response.on("error", (error) => through.destroy(error));
  return response.pipe(through);
}
