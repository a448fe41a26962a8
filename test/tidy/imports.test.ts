/** The rules of imports are shown to fail on small bad samples, and to leave good ones alone. */
import { describe, expect, it } from "vitest";
import { importFaults } from "./import-rules.ts";
import { importTable } from "./import-table.ts";
import { DOCUMENT, families, table } from "./sample-table.ts";
import { sourceOf } from "./source.ts";

describe("importTable", () => {
  it("reads the rooms under its heading and no others", () => {
    expect([...table.rooms].map(([room, imports]) => [room, [...imports].join()])).toEqual([
      ["base", ""],
      ["digest", "base"],
      ["shell", "base"],
      ["app", "base,digest,shell"],
      ["cli", "app,base"],
    ]);
    expect([...table.pure]).toEqual(["base", "shell"]);
  });

  it("refuses a room that no row above is", () => {
    expect(() => importTable(DOCUMENT.replace("| app, base |", "| app, sehll |"))).toThrow(/"sehll"/);
  });

  it("finds nothing where there is nothing", () => {
    expect(importTable("# Architecture\n").rooms.size).toBe(0);
  });
});

describe("importFaults", () => {
  const faults = (path: string, text: string): readonly string[] => importFaults(sourceOf(path, text), table);

  it.each([
    [
      "src/shell/a.ts",
      'import { x } from "../base/index.ts"; import { y } from "./b/c.ts"; import z from "unbash";',
    ],
    [
      "src/cli/a.ts",
      'import { readFile } from "node:fs/promises"; const x = await import("../app/index.ts");',
    ],
    ["src/digest/a.ts", 'import { createHash } from "node:crypto";'],
    ["src/shell/a.test.ts", 'import { readFileSync } from "node:fs"; import { a } from "./a.ts";'],
    ["test/a.test.ts", 'import { x } from "../src/base/index.ts"; import { it } from "vitest";'],
    ["scripts/a.mjs", 'import { join } from "node:path"; import { run } from "./run.mjs";'],
    ["scripts/bundle.mjs", 'import { build } from "esbuild";'],
  ])("allows the imports of %s", (path, text) => {
    expect(faults(path, text)).toEqual([]);
  });

  it.each([
    [
      "an import that the table lacks",
      "src/base/a.ts",
      'import { x } from "../shell/index.ts";',
      "base may not import shell",
    ],
    [
      "a type that the table lacks",
      "src/shell/a.ts",
      'import type { X } from "../app/index.ts";',
      "shell may not import app",
    ],
    ["a re-export", "src/cli/a.ts", 'export { x } from "../shell/index.ts";', "cli may not import shell"],
    ["all re-exported", "src/cli/a.ts", 'export * from "../shell/index.ts";', "cli may not import shell"],
    [
      "a lazy import",
      "src/base/a.ts",
      'const x = () => import("../app/index.ts");',
      "base may not import app",
    ],
    ["a type in place", "src/base/a.ts", 'type X = import("../app/index.ts").X;', "base may not import app"],
    [
      "a way past the door",
      "src/shell/a.ts",
      'import { x } from "../base/span.ts";',
      "past the door of base",
    ],
    [
      "a way past it from deeper in",
      "src/shell/a/b.ts",
      'import { x } from "../../base/span.ts";',
      "past the door of base",
    ],
    ["the own door", "src/shell/a.ts", 'import { x } from "./index.ts";', "door of its own room"],
    [
      "what lies beside src",
      "src/shell/a.ts",
      'import { x } from "../../test/reporter.ts";',
      "lies beside src",
    ],
    ["no ending", "src/shell/a.ts", 'import { x } from "./b";', "without its ending"],
    [
      "a way past the door from a test",
      "test/a.ts",
      'import { x } from "../src/base/span.ts";',
      "past the door of base",
    ],
    ["a built-in in a pure room", "src/shell/a.ts", 'import { join } from "node:path";', "pure room shell"],
    [
      "another built-in in digest",
      "src/digest/a.ts",
      'import { join } from "node:path";',
      "pure room digest",
    ],
    ["a package in a script", "scripts/a.mjs", 'import yaml from "yaml";', "package yaml"],
  ])("finds %s", (_, path, text, fault) => {
    expect(faults(path, `const a = 1;\n${text}`)).toEqual([expect.stringContaining(fault)]);
    expect(faults(path, `const a = 1;\n${text}`)[0]).toContain(`${path}:2 `);
  });
});

describe("a family of rooms", () => {
  const faults = (path: string, from: string): readonly string[] =>
    importFaults(sourceOf(path, `import { x } from "${from}";`), families);

  it.each([
    ["src/hands/shell/a.ts", "../../base/index.ts"],
    ["src/hands/shell/a.ts", "./b.ts"],
    ["src/drivers/local/a.ts", "../loop/index.ts"],
    ["src/app/a.ts", "../hands/shell/index.ts"],
    ["src/app/a.ts", "../drivers/loop/index.ts"],
  ])("lets %s import %s", (path, from) => {
    expect(faults(path, from)).toEqual([]);
  });

  it.each([
    ["src/hands/shell/a.ts", "../http/index.ts", "hands/shell may not import hands/http"],
    ["src/hands/shell/a.ts", "../http/b.ts", "reaches past the door of hands/http"],
    ["src/hands/shell/a.ts", "./index.ts", "imports the door of its own room"],
    ["src/drivers/loop/a.ts", "../local/index.ts", "drivers/loop may not import drivers/local"],
    ["src/cli/a.ts", "../hands/shell/index.ts", "cli may not import hands/shell"],
  ])("does not let %s import %s", (path, from, fault) => {
    expect(faults(path, from)).toEqual([`${path}:1 ${fault}`]);
  });
});
