/** Why a connection gave no answer, in words that say where to look. Nothing of what was sent stands in them. */

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there: the connection was refused",
  ECONNRESET: "it closed the connection without an answer",
  ENOTFOUND: "its name is not known: the host does not resolve",
  EAI_AGAIN: "its name cannot be looked up now",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "its network cannot be reached",
  ETIMEDOUT: "the host did not take the connection in time",
  EPIPE: "it closed the connection while the request was sent",
  EPROTO: "it does not speak TLS as https needs it",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS: it may be plain http",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "it does not speak TLS: it may be plain http",
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
  ERR_INVALID_CHAR: "the token has a character that no header can have",
};

export function wordsOf(error: unknown): string {
  const one = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const code = one instanceof Error && "code" in one && typeof one.code === "string" ? one.code : "";
  if (Object.hasOwn(WORDS, code)) return WORDS[code] ?? code;
  if (code.startsWith("HPE_")) return "what it answers is no HTTP";
  return one instanceof Error ? one.message : String(one);
}
