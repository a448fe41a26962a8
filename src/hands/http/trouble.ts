/** Why there was no answer, in words that say where to look. */

export interface Trouble {
  readonly kind: "trouble";
  readonly what: "timed-out" | "cancelled" | "failed";
  readonly why: string;
  /** The request may have arrived. */
  readonly sent: boolean;
}

export interface Known {
  readonly sent: boolean;
  /** Of an answer that had begun. */
  readonly status: number | null;
  readonly timedOut: boolean;
  readonly cancelled: boolean;
  readonly timeoutMs: number;
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there: the connection was refused",
  ENOTFOUND: "its name is not known: the host does not resolve",
  EAI_AGAIN: "its name cannot be looked up now",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "its network cannot be reached",
  ETIMEDOUT: "the host did not take the connection in time",
  EPIPE: "it closed the connection while the request was sent",
  EPROTO: "it does not speak TLS as https needs it",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS: it may be plain http",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "it does not speak TLS: it may be plain http",
  HPE_INVALID_CONSTANT: "what it answers is no HTTP",
  HPE_HEADER_OVERFLOW: "the headers of its answer are too long",
  CERT_HAS_EXPIRED: "its certificate has expired",
  CERT_NOT_YET_VALID: "its certificate is not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself, and nobody vouches for it",
  SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by an authority that is not known here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is signed by an authority that is not known here",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is signed by an authority that is not known here",
  CUT_OFF: "the connection ended in the middle of the answer",
  Z_DATA_ERROR: "its answer says that it is packed, and cannot be unpacked",
  Z_BUF_ERROR: "its packed answer ends too early",
  ERR_INVALID_CHAR: "a header has a character that no header can have",
  ERR_INVALID_HTTP_TOKEN: "a header or the method has a name that no request can have",
};

export function troubleOf(error: unknown, known: Known): Trouble {
  const { sent } = known;
  const began = known.status === null ? "" : `; status ${known.status} had come`;
  if (known.timedOut) return { kind: "trouble", what: "timed-out", why: timeOf(known), sent };
  if (known.cancelled) return { kind: "trouble", what: "cancelled", why: `it was called off${began}`, sent };
  return { kind: "trouble", what: "failed", why: `${wordsFor(error, known)}${began}`, sent };
}

function timeOf({ sent, status, timeoutMs }: Known): string {
  if (status !== null) return `its answer did not end within ${timeoutMs} ms; status ${status} had come`;
  return sent
    ? `it took the request and did not answer within ${timeoutMs} ms`
    : `no connection within ${timeoutMs} ms`;
}

function wordsFor(error: unknown, { sent, status }: Known): string {
  const { code, message } = firstCause(error);
  if (code === "ECONNRESET") {
    if (status !== null) return WORDS.CUT_OFF ?? message;
    return sent ? "it closed the connection without an answer" : "it closed the connection at once";
  }
  const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  return words ?? (code.startsWith("HPE_") ? "what it answers is no HTTP" : message);
}

/** Where several addresses were tried, the first that failed speaks for all. */
function firstCause(error: unknown): { readonly code: string; readonly message: string } {
  const one = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = one instanceof Error && "code" in one && typeof one.code === "string" ? one.code : "";
  return { code, message: one instanceof Error ? one.message : String(one) };
}
