/** The signature of Standard Webhooks: HMAC-SHA256 over id, time and body, with the key behind `whsec_`. */
import { createHmac } from "node:crypto";

export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

const SECRET = /^whsec_([A-Za-z0-9+/]{1,256}={0,2})$/;
const SHORTEST_KEY = 16;

/** Null: it is no such secret. */
export function keyOf(secret: string): Buffer | null {
  const key = Buffer.from(SECRET.exec(secret.trim())?.[1] ?? "", "base64");
  return key.length < SHORTEST_KEY ? null : key;
}

export const signatureOf = (key: Buffer, { id, timestamp, body }: Signed): string =>
  `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
