/**
 * What secrets look like in text, as a table: tokens known by their prefix, and places where a secret stands. Each
 * pattern is linear: it begins at a literal or where a run of its own letters begins, and its repeats are bounded or of
 * one class. A capture is the part to hide; without one it is the whole match.
 */

export type SecretKind =
  | "aws-access-key"
  | "bearer-token"
  | "github-token"
  | "gitlab-token"
  | "google-api-key"
  | "json-web-token"
  | "npm-token"
  | "password"
  | "private-key"
  | "slack-token"
  | "stripe-key"
  | "token"
  | "url-password";

export interface SecretShape {
  readonly kind: SecretKind;
  readonly pattern: RegExp;
  /** How many characters may stay visible: a public prefix that tells what it was. */
  readonly visible: number;
  /**
   * What the value must be like. `any`: whatever is no placeholder. `mixed`: long and with a digit, as generated values
   * are, where a plain word is usually the name of a secret and not the secret.
   */
  readonly value: "any" | "mixed";
}

const token = (kind: SecretKind, pattern: RegExp, visible: number): SecretShape => ({
  kind,
  pattern,
  visible,
  value: "any",
});

const place = (kind: SecretKind, pattern: RegExp, value: SecretShape["value"]): SecretShape => ({
  kind,
  pattern,
  visible: 0,
  value,
});

const QUOTED = `"([^"\\n]{1,256})"|'([^'\\n]{1,256})'`;
const VALUE = `(?:${QUOTED}|([^\\s"'\`;|,)}\\]]+))`;
/** After a colon, prose goes on ("Password: see the vault"): only a value that ends its line, or is quoted, counts. */
const LAST_VALUE = `(?:${QUOTED}|([^\\s"'\`,]{1,512})(?=,?[ \\t]{0,20}$))`;
const PASSWORD_NAME = `(?:password|passwd|passphrase|(?<![a-z])(?:pwd|pass))`;
const TOKEN_NAME = `(?:secret|token|(?:api|access|secret|private|auth|account|encryption|signing)[_-]?key)`;

const after = (name: string, sign: string, value: string): RegExp =>
  new RegExp(`${name}["']?${sign}${value}`, "gim");

export const SECRET_SHAPES: readonly SecretShape[] = [
  token("aws-access-key", /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/g, 4),
  token("github-token", /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{20,}/g, 4),
  token("github-token", /(?<![A-Za-z0-9_])github_pat_[A-Za-z0-9_]{20,}/g, 11),
  token("gitlab-token", /(?<![\w-])glpat-[\w-]{16,}/g, 6),
  token("google-api-key", /(?<![\w-])AIza[\w-]{30,}/g, 4),
  token("json-web-token", /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{4,}\.[\w-]{4,}/g, 3),
  token("npm-token", /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{30,}/g, 4),
  token("slack-token", /(?<![A-Za-z0-9-])xox[abeoprs]-[A-Za-z0-9-]{10,}/g, 5),
  token("stripe-key", /(?<![A-Za-z0-9_])(?:sk|rk|whsec)_(?:(?:live|test)_)?[A-Za-z0-9]{16,}/g, 3),
  place("bearer-token", /\bbearer[ \t]{1,4}([\w.~+/=-]{12,})/gi, "mixed"),
  place(
    "bearer-token",
    /\bauthorization["']?[ \t]{0,3}[:=][ \t"']{0,3}basic[ \t]{1,3}([\w+/=]{6,})/gi,
    "any",
  ),
  place("url-password", /:\/\/[^\s:@/"'<>]{0,128}:([^\s/"']{1,256})@/g, "any"),
  place("password", after(PASSWORD_NAME, "[ \\t]{0,3}=[ \\t]{0,3}", VALUE), "any"),
  place("password", after(`--${PASSWORD_NAME}`, "[ \\t]{1,3}", VALUE), "any"),
  place("password", after(PASSWORD_NAME, "[ \\t]{0,3}:[ \\t]{1,4}", LAST_VALUE), "mixed"),
  place(
    "password",
    new RegExp(`\\bmysql(?:dump|admin)?\\b[^\\n;|]{0,200}?[ \\t]-p(?=\\S)${VALUE}`, "g"),
    "any",
  ),
  place("password", new RegExp(`\\bsshpass[ \\t]{1,3}-p[ \\t]{0,3}${VALUE}`, "g"), "any"),
  place("password", new RegExp(`\\bredis-cli\\b[^\\n;|]{0,200}?[ \\t]-a[ \\t]{1,3}${VALUE}`, "g"), "any"),
  place(
    "password",
    /\bcurl\b[^\n;|]{0,300}?[ \t](?:-u|--user)[ =]{0,2}["']?[^\s:"']{1,64}:([^\s"']{1,256})/g,
    "any",
  ),
  place("token", after(TOKEN_NAME, "[ \\t]{0,3}=[ \\t]{0,3}", VALUE), "mixed"),
  place("token", after(`--${TOKEN_NAME}`, "[ \\t]{1,3}", VALUE), "mixed"),
  place("token", after(TOKEN_NAME, "[ \\t]{0,3}:[ \\t]{1,4}", LAST_VALUE), "mixed"),
];
