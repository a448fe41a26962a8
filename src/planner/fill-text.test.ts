/** Values are put into real commands and run by a real bash: a value must arrive whole, and nothing else may happen. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InputItem } from "../runbook/index.ts";
import { fillShell } from "./fill-shell.ts";
import { type Bound, fillPlain, fillSql } from "./fill-text.ts";
import { fitUrl } from "./fit-value.ts";

const input = (name: string, ...spellings: readonly string[]): InputItem => ({
  kind: "input",
  id: `input:${name}`,
  lines: [1, 1],
  sure: "exact",
  section: null,
  text: name,
  name,
  spellings,
  options: [],
  default: null,
});

const bound = (value: string, ...spellings: readonly string[]): Bound => ({
  inputs: [input("x", ...spellings)],
  values: new Map([["x", value]]),
});

const bash = (text: string, env: Readonly<Record<string, string>> = {}): string =>
  execFileSync("bash", ["--norc", "-c", text], {
    encoding: "utf8",
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });

const nasty = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.stringMatching(/^[a-zA-Z0-9._/:-]{1,12}$/),
  fc
    .array(
      fc.constantFrom(
        "'",
        '"',
        "`",
        "$",
        "(",
        ")",
        ";",
        "&",
        "|",
        "<",
        ">",
        "\\",
        "*",
        "~",
        "{",
        "}",
        "!",
        "#",
        " ",
        "-",
        "a",
        "$(id)",
        "\n",
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join("")),
);

describe("fillShell", () => {
  const places = [
    "printf '%s' <x>",
    "printf '%s' a<x>",
    "printf '%s' --flag=<x>",
    "printf '%s' \"<x>\"",
    "printf '%s' \"a <x> b\"",
    "printf '%s' '<x>'",
    "printf '%s' $(printf '%s' <x>)",
    "printf '%s' \"$(printf '%s' <x>)\"",
    "cat <<EOF\n<x>\nEOF",
    "true # <x>\nprintf '%s' done",
    "printf '%s' don\\'t <x>",
    "printf '%s' $'a\\'<x>'",
    "bash -c \"printf '%s' <x>\"",
    'bash -c \'printf "%s" "<x>"\'',
    "eval printf %s <x>",
  ];

  it.each(places)("never lets a value be more than a value: %s", (place) => {
    // What a harmless word gives there, with the word cut out, is all that may come out besides the value.
    const plain = bash(fillShell(place, bound("WORD", "<x>")).text);
    fc.assert(
      fc.property(nasty, (value) => {
        const filled = fillShell(place, bound(value, "<x>"));
        if (filled.unfit.length > 0) {
          expect(filled.text).toContain("<x>");
          return;
        }
        expect(bash(filled.text)).toBe(plain.replaceAll("WORD", () => value));
      }),
      { numRuns: 60 },
    );
  });

  it("takes what operators really set", () => {
    const fill = (text: string, value: string): string => fillShell(text, bound(value, "<x>")).text;
    expect(fill("docker pull <x>", "registry.example.com:5000/shop/orders:v1.4.0-rc.1@sha256:0af")).toContain(
      "@sha256:0af",
    );
    expect(fill("kubectl get pods -n shop-<x>", "staging")).toBe("kubectl get pods -n shop-staging");
    expect(fill("git commit -m <x>", "it's done")).toBe("git commit -m 'it'\\''s done'");
    expect(fill('slack "Release <x>"', "Order service 1.4")).toBe('slack "Release Order service 1.4"');
  });

  it("refuses what would become an option, another command or nothing at all", () => {
    const unfit = (text: string, value: string): boolean =>
      fillShell(text, bound(value, "<x>")).unfit.length === 1;
    expect(unfit("rm <x>", "-rf")).toBe(true);
    expect(unfit("rm -r /srv/<x>", "")).toBe(true);
    expect(unfit("ssh app-01 deploy <x>", "1; reboot")).toBe(true);
    expect(unfit("ssh app-01 deploy <x>", "a b")).toBe(true);
    expect(unfit('psql -c "delete from t where id = <x>"', "1 or true")).toBe(true);
    expect(unfit('psql -c "delete from t where id = <x>"', "1--")).toBe(true);
    expect(unfit("sed -i s/a/<x>/ f", "b;w /etc/passwd")).toBe(true);
    expect(unfit("make deploy V=<x>", "$(reboot)")).toBe(true);
    expect(unfit("echo <x>", "a\nreboot")).toBe(true);
  });

  it("finds every spelling, and no longer word that begins alike", () => {
    const spelled = bound("v1", "<version>", "YOUR_VERSION", "{VERSION}", "$VERSION", `\${VERSION}`);
    const filled = fillShell(
      `a <version> YOUR_VERSION {VERSION} $VERSION "\${VERSION}" $VERSIONS NOT_YOUR_VERSION_X`,
      spelled,
    );
    expect(filled.text).toBe(`a v1 v1 v1 $VERSION "\${VERSION}" $VERSIONS NOT_YOUR_VERSION_X`);
    expect(filled.env).toEqual({ VERSION: "v1" });
  });

  it("exports a variable only to the text that uses it", () => {
    const spelled = bound("v1", "$VERSION", `\${VERSION:-latest}`);
    expect(fillShell("echo $VERSIONS", spelled).env).toEqual({});
    expect(fillShell(`echo \${#VERSION}`, spelled).env).toEqual({ VERSION: "v1" });
    expect(
      bash('printf %s "$VERSION"', fillShell("echo $VERSION", spelled).env as Record<string, string>),
    ).toBe("v1");
    expect(fillShell('ssh app "deploy $VERSION"', bound("1; reboot", "$VERSION")).unfit).toHaveLength(1);
  });

  it("gives positions as arguments", () => {
    const two: Bound = {
      inputs: [input("environment", "$1"), input("version", `\${2:-latest}`)],
      values: new Map([
        ["environment", "staging"],
        ["version", "1.4.0"],
      ]),
    };
    expect(fillShell(`deploy "$1" \${2:-latest}`, two).args).toEqual(["staging", "1.4.0"]);
    expect(fillShell('deploy "$1"', { ...two, values: new Map() }).lacking.map((each) => each.name)).toEqual([
      "environment",
    ]);
  });

  it("keeps secrets out of the text", () => {
    const secret: Bound = {
      inputs: [input("password", "<password>")],
      values: new Map([["password", { secret: "env:PW" }]]),
    };
    const filled = fillShell("PGPASSWORD=<password> psql -h db", secret);
    expect(filled.text).toBe(`PGPASSWORD="\${RUTTER_PASSWORD}" psql -h db`);
    expect(filled.env).toEqual({ RUTTER_PASSWORD: { secret: "env:PW" } });
    expect(fillShell("ssh app 'export PW=<password>'", secret).unfit).toHaveLength(1);
  });

  it("names what has no value and leaves it as it stands", () => {
    const filled = fillShell("kubectl -n <x> get pods", { inputs: [input("x", "<x>")], values: new Map() });
    expect(filled).toMatchObject({
      text: "kubectl -n <x> get pods",
      lacking: [{ name: "x", spelling: "<x>", offset: 11 }],
    });
  });

  it("takes time in proportion to the text", () => {
    const long = "echo '<x>' \"<x>\" <x> # <x>\n".repeat(40_000);
    const began = performance.now();
    fillShell(long, bound("value", "<x>"));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("fillSql and addresses", () => {
  it("lets no value end a string or add a condition", () => {
    const sql = (text: string, value: string) => fillSql(text, bound(value, "<x>"));
    expect(sql("select * from t where name = '<x>'", "Order service").text).toContain("'Order service'");
    expect(sql("select * from t where name = '<x>'", "a' or '1'='1").unfit).toHaveLength(1);
    expect(sql("select * from t where id = <x>", "1 or true").unfit).toHaveLength(1);
    expect(sql("select * from t where id = <x>", "1--").unfit).toHaveLength(1);
    expect(sql("select * from t where id = <x>", "42").text).toBe("select * from t where id = 42");
  });

  it("lets no value leave its place in an address", () => {
    const url = (value: string) => fillPlain("https://<x>/health", bound(value, "<x>"), fitUrl);
    expect(url("shop.example.com:8443").text).toBe("https://shop.example.com:8443/health");
    for (const value of ["a?b", "a#b", "a&b", "a b", "a\nb", "a\\b"])
      expect(url(value).unfit).toHaveLength(1);
  });
});
