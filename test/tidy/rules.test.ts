/** Each rule of shape, name and place is shown to fail on a small bad sample, and to leave a good one alone. */
import { describe, expect, it } from "vitest";
import { doorFaults, nameFaults, openingFaults, roomFaults } from "./name-rules.ts";
import { pureFaults } from "./pure-rules.ts";
import { families, table } from "./sample-table.ts";
import { shapeFaults } from "./shape-rules.ts";
import { sourceOf } from "./source.ts";
import { machineOf, trackedFaults } from "./tracked-rules.ts";

describe("shapeFaults", () => {
  const faults = (text: string, path = "src/base/a.ts"): readonly string[] =>
    shapeFaults(sourceOf(path, text));
  const lines = (count: number): string => "  void 0;\n".repeat(count);

  it("leaves the largest that is allowed alone", () => {
    expect(faults(`export function f(a: 1, b: 2, c: 3) {\n${lines(58)}}\n${"//\n".repeat(190)}`)).toEqual([]);
    expect(faults("declare function f(a: 1, b: 2, c: 3, d: 4): void;")).toEqual([]);
    expect(faults("export default {};", "vitest.config.ts")).toEqual([]);
    expect(faults("export class Bug extends Error {}", "src/base/errors.ts")).toEqual([]);
    expect(faults(`describe("x", () => {\n${lines(80)}});`, "src/base/a.test.ts")).toEqual([]);
  });

  it.each([
    ["a long file", "//\n".repeat(251), "251 lines"],
    ["a long function", `const f = () => {\n${lines(59)}};\n`, "61 lines"],
    ["a long method", `const o = {\n f() {\n${lines(59)}} };\n`, "61 lines"],
    ["four parameters", "const f = (a, b, { c }, ...d) => a;", "4 parameters"],
    ["a default export", "export default 1;", "default export"],
    ["an enum", "enum A { B }", "enum"],
    ["a const enum", "export const enum A { B }", "enum"],
    ["a namespace", "namespace A { export const b = 1; }", "namespace"],
    ["a class", "export class A {}", "class"],
    ["a class in an expression", "const a = class {};", "class"],
  ])("finds %s", (_, text, fault) => {
    expect(faults(text)).toEqual([expect.stringContaining(fault)]);
  });

  it("finds a long function of a test that is no callback", () => {
    expect(faults(`function f() {\n${lines(60)}}`, "src/base/a.test.ts")).toEqual([
      expect.stringContaining("62 lines"),
    ]);
  });
});

describe("names and openings", () => {
  it.each([
    "src/base/canonical-json.ts",
    "src/shell/order-service.ts",
    "vitest.config.ts",
    "src/base/a.test.ts",
    "scripts/docs-update.ts",
  ])("leaves %s alone", (path) => {
    expect(nameFaults(path)).toEqual([]);
  });

  it.each([
    "src/base/canonicalJson.ts",
    "src/base/Errors.ts",
    "src/base/utils.ts",
    "src/helpers/a.ts",
    "src/base/plan-manager.ts",
    "test/common.ts",
    "src/base/string-utils.test.ts",
    "src/base/two_words.ts",
  ])("finds %s", (path) => {
    expect(nameFaults(path).length).toBe(1);
  });

  const opening = (path: string, text: string): readonly string[] => openingFaults(sourceOf(path, text));

  it("asks for a comment at the top, except of doors and tests beside their file", () => {
    expect(opening("src/base/a.ts", "/** The idea. It refuses the rest. */\nexport {};")).toEqual([]);
    expect(opening("scripts/a.mjs", "#!/usr/bin/env node\n/** The idea. */\n")).toEqual([]);
    expect(opening("src/base/index.ts", "export {};")).toEqual([]);
    expect(opening("src/base/a.test.ts", "export {};")).toEqual([]);
    expect(opening("src/base/a.ts", "// The idea.\nexport {};").length).toBe(1);
    expect(opening("src/base/a.ts", "import './b.ts';\n/** The idea. */").length).toBe(1);
    expect(opening("test/a.test.ts", "/** todo */").length).toBe(1);
  });

  const door = (path: string, text: string): number => doorFaults(sourceOf(path, text)).length;

  it("lets a door re-export and do nothing else", () => {
    expect(door("src/base/index.ts", 'export { a } from "./a.ts";\nexport type { B } from "./b.ts";')).toBe(
      0,
    );
    expect(door("src/base/index.ts", "export const a = 1;")).toBe(1);
    expect(door("src/base/index.ts", 'import { a } from "./a.ts";\na();')).toBe(1);
    expect(door("src/base/inner/index.ts", 'export { a } from "./a.ts";')).toBe(1);
  });
});

describe("roomFaults", () => {
  const rooms = [...table.rooms.keys()];
  const paths = rooms.flatMap((room) => [`src/${room}/index.ts`, `src/${room}/a.ts`]);

  it("finds an empty room, one without a door, and one that the table lacks", () => {
    expect(roomFaults(paths, rooms, table)).toEqual([]);
    expect(roomFaults(paths.slice(1), rooms, table)).toEqual(["src/base has no door", "src/base is empty"]);
    expect(roomFaults([...paths.slice(0, 1), "src/base/a.test.ts", ...paths.slice(2)], rooms, table)).toEqual(
      ["src/base is empty"],
    );
    expect(roomFaults(paths, [...rooms, "attic"], table)).toEqual([expect.stringContaining("src/attic")]);
  });

  it("asks a door of every member of a family", () => {
    const members = ["hands/shell", "hands/http", "drivers/loop", "drivers/local"];
    const all = [...paths, ...members.flatMap((room) => [`src/${room}/index.ts`, `src/${room}/a.ts`])];
    const folders = [...rooms, "hands", "drivers"];
    expect(roomFaults(all, folders, families)).toEqual([]);
    const without = all.filter((path) => path !== "src/hands/http/index.ts");
    expect(roomFaults(without, folders, families)).toEqual([
      "src/hands/http has no door",
      "src/hands/http is empty",
    ]);
    expect(
      roomFaults(
        all.filter((path) => !path.startsWith("src/hands/")),
        folders,
        families,
      ),
    ).toEqual(["src/hands/* is empty"]);
  });
});

describe("pureFaults", () => {
  const faults = (text: string, path = "src/shell/a.ts"): readonly string[] =>
    pureFaults(sourceOf(path, text), table);

  it.each([
    "const f = (o) => o.process.Date;",
    "const o = { Date: 1, process() {} };",
    "type A = Date;",
    "const f = () => Math.max(1, 2);",
    "// new Date()",
    'const s = "process.env";',
  ])("leaves %j alone", (text) => {
    expect(faults(text)).toEqual([]);
  });

  it.each([
    ["new Date()", "Date"],
    ["const a = Date.now()", "Date"],
    ["Math.random()", "Math.random"],
    ["const a = process.env.HOME", "process"],
    ["console.log(1)", "console"],
    ["o[Date]", "Date"],
    ["setTimeout(f, 1)", "setTimeout"],
    ["performance.now()", "performance"],
    ["globalThis.Date", "globalThis"],
    ["const o = { Date }", "Date"],
  ])("finds %j", (text, name) => {
    expect(faults(text)).toEqual([`src/shell/a.ts:1 the pure room shell uses ${name}`]);
    expect(faults(text, "src/cli/a.ts")).toEqual([]);
    expect(faults(text, "src/shell/a.test.ts")).toEqual([]);
  });
});

describe("trackedFaults", () => {
  const machine = machineOf("/home/ana/code/rutter", "ana-laptop");
  const faults = (text: string, path = "docs/a.md"): readonly string[] => trackedFaults(path, text, machine);

  it("finds the machine's folders and name, whole", () => {
    expect(faults("see /home/ana/code/rutter/src")).not.toEqual([]);
    expect(faults("in /home/ana/code/other")).toEqual(["docs/a.md names /home/ana/code"]);
    expect(faults("on ana-laptop.")).toEqual(["docs/a.md names ana-laptop"]);
    expect(faults("/home/ana/coder, x/home/ana/code, banana-laptops")).toEqual([]);
    expect(faults("\0 /home/ana/code/rutter")).toEqual([]);
  });

  it("does not take places that are everywhere for this machine's", () => {
    expect(machineOf("/tmp/rutter", "build").places).toEqual(["/tmp/rutter"]);
  });

  it("finds packages from elsewhere", () => {
    const lock = (url: string): string => JSON.stringify({ packages: { a: { resolved: url } } }, null, 2);
    expect(faults(lock("https://registry.npmjs.org/a/-/a-1.tgz"), "package-lock.json")).toEqual([]);
    expect(faults(lock("http://mirror.example/a-1.tgz"), "package-lock.json")).toHaveLength(1);
    expect(faults(lock("https://registry.npmjs.org.example/a.tgz"), "package-lock.json")).toHaveLength(1);
    expect(faults("registry=https://mirror.example/", ".npmrc")).toHaveLength(1);
    expect(faults("registry=https://registry.npmjs.org/\n", ".npmrc")).toEqual([]);
  });
});
