import { expect, test } from "vitest";
import { compile } from "./compile.ts";
import { destroy, read, type Tool, write } from "./rule.ts";

const tool: Tool = {
  names: "shopctl sc",
  rule: write,
  subcommands: { "db|cache list|show, status": read, "db drop": destroy },
  flags: { "db drop --dry-run|-n": read, "--mode=a,b": write },
};

test("paths are written out: alternatives of words, and whole paths after a comma", () => {
  const entry = compile([tool]).get("sc");
  expect([...(entry?.paths.keys() ?? [])].sort()).toEqual(
    ["cache list", "cache show", "db drop", "db list", "db show", "status"].sort(),
  );
  expect(entry?.name).toBe("shopctl");
  expect(entry?.deepest).toBe(2);
});

test("a flag knows its subcommand, its names and the values that matter", () => {
  const flags = compile([tool]).get("shopctl")?.flags ?? [];
  expect(flags[0]).toMatchObject({ path: [["db"], ["drop"]], names: ["--dry-run", "-n"], values: null });
  expect(flags[1]).toMatchObject({ path: [], names: ["--mode"], values: ["a", "b"] });
});

test("two entries under one name are a mistake of the catalog's author", () => {
  expect(() => compile([tool, { names: "sc", rule: read }])).toThrow(/sc/);
});
