/**
 * One request and its answer, read up to a bound, or why there is none in words without a secret. It follows no redirect, keeps
 * no connection and asks once.
 */
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as safeRequest } from "node:https";
import { createGunzip } from "node:zlib";
import { type Unread, unread } from "./reading.ts";
import { wordsOf } from "./trouble.ts";

export interface Wanted {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as a form with POST; null: GET. */
  readonly form: string | null;
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  /** Without its parameters, in small letters; empty: it says none. */
  readonly type: string;
  readonly text: string;
}

export function httpGet(wanted: Wanted): Promise<Answer | Unread> {
  return new Promise((resolve) => {
    let status: number | null = null;
    const failed = (error: unknown): void => {
      const late = wanted.signal.aborted;
      const came = status === null ? "" : `; status ${status} had come`;
      resolve(unread(late ? `no answer in time${came}` : `${wordsOf(error)}${came}`, status === null));
    };
    try {
      const request = start(wanted);
      request.on("error", failed);
      request.on("response", (response) => {
        status = response.statusCode ?? 0;
        const end = (answer: Answer | Unread): void => {
          resolve(answer);
          request.destroy();
        };
        const { location } = response.headers;
        if (status >= 300 && status < 400) return end(unread(sentOn(status, location, wanted.url)));
        readBody(response, wanted.mostBytes).then(
          (text) => end(answered(response, text, wanted.mostBytes)),
          failed,
        );
      });
      request.end(wanted.form ?? undefined);
    } catch (error) {
      failed(error);
    }
  });
}

function start({ url, headers, form, signal }: Wanted) {
  const ask = url.protocol === "https:" ? safeRequest : plainRequest;
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  const sent = {
    "user-agent": "rutter",
    "accept-encoding": "gzip",
    ...(form === null
      ? {}
      : {
          "content-type": "application/x-www-form-urlencoded",
          "content-length": String(Buffer.byteLength(form)),
        }),
    ...headers,
  };
  return ask(bare, { method: form === null ? "GET" : "POST", headers: sent, signal, agent: false });
}

/** Where to is shown only as far as it is no secret. */
function sentOn(status: number, location: string | undefined, from: URL): string {
  const to = location !== undefined && URL.canParse(location, from.href) ? new URL(location, from).host : "";
  const where = to === "" ? "elsewhere" : to === from.host ? "another path" : to;
  return `it answers ${status} and sends on to ${where}, which is not followed`;
}

function answered(response: IncomingMessage, text: string | null, mostBytes: number): Answer | Unread {
  if (text === null)
    return unread(
      `its answer is longer than ${Math.round(mostBytes / 1_048_576)} MB and was not read to its end`,
    );
  const type = (response.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return { status: response.statusCode ?? 0, type, text };
}

/** Null: there is more than may be read. What it unpacks to counts. */
async function readBody(response: IncomingMessage, mostBytes: number): Promise<string | null> {
  const isPacked = /^(?:x-)?gzip$/.test(response.headers["content-encoding"] ?? "");
  const through = isPacked ? createGunzip() : null;
  if (through !== null) response.on("error", (error) => through.destroy(error));
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of through === null ? response : response.pipe(through)) {
    bytes += (chunk as Buffer).length;
    if (bytes > mostBytes) return null;
    chunks.push(chunk as Buffer);
  }
  if (!response.complete) throw Object.assign(new Error("aborted"), { code: "CUT_OFF" });
  return Buffer.concat(chunks).toString("utf8");
}
