import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSecrets, redact } from "./redact.ts";

// Put together here, so that no scanner of repositories takes the samples of this file for leaks.
const join = (...parts: readonly string[]): string => parts.join("");
const AWS = join("AKIA", "Q3EGRIZV7K2WX4TN");
const GITHUB = join("ghp", "_", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8");
const PAT = join("github", "_pat_", "11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ0123456789");
const SLACK = join("xox", "b-", "123456789012-abcdefghijkl");
const JWT = join("eyJ", "hbGciOiJIUzI1NiJ9.eyJ", "zdWIiOiIxMjM0In0.", "dozjgNryP4J3jVmNHl0w5N");
const STRIPE = join("sk", "_live_", "4eC39HqLyjWDarjtT1zdp7dc");
const NPM = join("npm", "_", "abcdefghijklmnopqrstuvwxyz0123456789");
const GOOGLE = join("AIza", "SyA1234567890abcdefghijklmnopqrstuvw");
const KEY = join(
  "-----BEGIN RSA ",
  "PRIVATE KEY-----\n",
  "MIIEpAIBAAKCAQEA".repeat(4),
  "\n-----END RSA PRIVATE KEY-----",
);

const CASES: readonly (readonly [kind: string, text: string, redacted: string])[] = [
  ["aws-access-key", `id ${AWS}.`, "id AKIA****."],
  ["github-token", `git clone https://${GITHUB}/`, "git clone https://ghp_****/"],
  ["github-token", PAT, "github_pat_****"],
  ["slack-token", `post ${SLACK}`, "post xoxb-****"],
  ["json-web-token", `-H "X-Auth: ${JWT}"`, '-H "X-Auth: eyJ****"'],
  ["stripe-key", STRIPE, "sk_****"],
  ["npm-token", `//registry/:_x ${NPM}`, "//registry/:_x npm_****"],
  ["google-api-key", `?key=${GOOGLE}&a=b`, "?key=AIza****&a=b"],
  [
    "private-key",
    `cat <<E\n${KEY}\nE`,
    "cat <<E\n-----BEGIN RSA PRIVATE KEY-----****-----END RSA PRIVATE KEY-----\nE",
  ],
  [
    "bearer-token",
    'curl -H "Authorization: Bearer 0123456789abcdef"',
    'curl -H "Authorization: Bearer ****"',
  ],
  ["bearer-token", "Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic ****"],
  ["url-password", "psql postgres://app:hunter2@db:5432/orders", "psql postgres://app:****@db:5432/orders"],
  ["url-password", "redis://:p@ss@cache", "redis://:****@cache"],
  ["password", "PGPASSWORD=hunter psql -h db", "PGPASSWORD=**** psql -h db"],
  ["password", "db_password = 'a b c'", "db_password = '****'"],
  ["password", '{"password": "hunter22", "a": 1}', '{"password": "****", "a": 1}'],
  ["password", "  password: hunter22x", "  password: ****"],
  ["password", "rabbitmqctl --password pass1 list", "rabbitmqctl --password **** list"],
  ["password", "mysql -u root -phunter2 orders", "mysql -u root -p**** orders"],
  ["password", "curl -fsS -u admin:hunter2 http://a", "curl -fsS -u admin:**** http://a"],
  ["password", "sshpass -p hunter2 ssh a@b", "sshpass -p **** ssh a@b"],
  ["password", "redis-cli -h cache -a hunter2 ping", "redis-cli -h cache -a **** ping"],
  ["token", "export API_KEY=4f9d8c7b6a5e4d3c2b1a", "export API_KEY=****"],
  ["token", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG1", "aws_secret_access_key = ****"],
  ["token", "vault login --token hvs.CAESIJ4x9", "vault login --token ****"],
];

describe("findSecrets", () => {
  it.each(CASES)("finds a %s in %j", (kind, text, redacted) => {
    expect(findSecrets(text).map((found) => found.kind)).toEqual([kind]);
    expect(redact(text)).toBe(redacted);
  });

  it.each([
    "password=<password>",
    "PGPASSWORD=$PGPASSWORD psql",
    join("PGPASSWORD=$", "{DB_PASSWORD:?} psql"),
    'PGPASSWORD="$(vault read -field=password db/orders)" psql',
    "--password {{ db_password }}",
    "password=YOUR_PASSWORD",
    "password=your-password",
    "password=xxxxxxxx",
    "password=********",
    "password=...",
    "postgres://user:password@localhost/db",
    "postgres://app:<password>@db/orders",
    "postgres://app:$PASS@db/orders",
    "https://example.com:8443/path@x",
    "password: env:DB_PASSWORD",
    "Password: see the vault, folder Orders 2026",
    "kubectl get secret orders-db -o yaml",
    "kubectl create secret generic orders-db --from-file=key.pem",
    "existingSecret=orders-db-credentials-2",
    "secret: orders-db-v2",
    "token=$TOKEN",
    join("token: $", "{{ secrets.DEPLOY_TOKEN }}"),
    "max_tokens=4096",
    "PWD=/srv/app",
    "bypass=1",
    "docker run -u 1000:1000 orders",
    "Bearer <token>",
    "Authorization: Bearer $TOKEN",
    "AKIAIOSFODNN7EXAMPLE",
    "mysql -u root -p orders",
    "mysql -P3306 -h db",
    "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
    "git commit 4f9d8c7b6a5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  ])("finds nothing in %j", (text) => {
    expect(findSecrets(text)).toEqual([]);
    expect(redact(text)).toBe(text);
  });
});

const pieces = fc.oneof(
  fc.constantFrom(...CASES.map((each) => each[1]), AWS, GITHUB, PAT, SLACK, JWT, STRIPE, NPM, GOOGLE, KEY),
  fc.constantFrom(
    "password=",
    "token: ",
    "--password ",
    "curl ",
    " -u a:",
    "mysql ",
    " -p",
    "://a:",
    "@",
    '"',
    "\n",
  ),
  fc.constantFrom(
    "bearer ",
    "-----BEGIN PRIVATE KEY-----",
    "-----END ",
    "'",
    ";",
    "****",
    "$",
    "<",
    "_",
    "-",
  ),
  fc.string({ maxLength: 12 }),
);

describe("redact", () => {
  it("leaves no secret, whatever the secrets stand beside", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const redacted = redact(parts.join(""));
        expect(findSecrets(redacted)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves none of a token's own characters", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(AWS, GITHUB, PAT, SLACK, JWT, STRIPE, NPM, GOOGLE),
        pieces,
        (secret, around) => {
          expect(redact(`${around} ${secret} ${around}`)).not.toContain(secret.slice(12));
        },
      ),
    );
  });

  it("is linear in the length of the text", () => {
    const units = [
      "a",
      "ghp_",
      "eyJ",
      "eyJaaaaaaaaa.",
      "password=",
      'password="',
      "://a:",
      "://",
      "mysql ",
      "curl -u ",
      "-----BEGIN PRIVATE KEY-----",
      "bearer ",
      "secret: a",
      "token:\t",
      "AKIA",
      "xoxb-",
      "\n",
      " ",
      "authorization: ",
    ];
    for (const unit of units) {
      const text = unit.repeat(1_000_000 / unit.length);
      const started = performance.now();
      redact(text);
      expect(performance.now() - started, unit).toBeLessThan(4000);
    }
  });
});
