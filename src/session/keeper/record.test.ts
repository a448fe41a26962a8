import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Entry, openRecord } from "./record.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rutter-record-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const begun = (id: string, log = "log"): Entry => ({ state: "begun", id, log, pid: 7 });

describe("openRecord", () => {
  it("knows the last of each id, from one opening to the next", () => {
    const path = join(folder, "again");
    for (const id of ["a", "b", "long"]) {
      const { record } = openRecord(path);
      record.append(begun(id));
      if (id === "long") record.append(begun(id, "x".repeat(200_000)));
      record.close();
    }
    const { record, entries } = openRecord(path);
    record.close();
    expect([...entries.keys()]).toEqual(["a", "b", "long"]);
    expect(entries.get("long")).toEqual(begun("long", "x".repeat(200_000)));
  });

  it("loses nothing but the line that was cut, wherever a crash cuts the file, and goes on", () => {
    const path = join(folder, "cut");
    const ids = ["one", "two", "three"];
    const { record } = openRecord(path);
    for (const id of ids) record.append(begun(id));
    record.close();
    const whole = readFileSync(path);
    const text = whole.toString().replaceAll("\0", "");
    fc.assert(
      fc.property(fc.nat({ max: text.length }), fc.boolean(), (at, padded) => {
        writeFileSync(path, Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.alloc(padded ? 5000 : 0)]));
        const { record, entries } = openRecord(path);
        record.append(begun("next"));
        record.close();
        const there = text.slice(0, at).split("\n").length - 1;
        expect([...entries.keys()]).toEqual(ids.slice(0, there));
        expect([...openRecord(path).entries.keys()]).toEqual([...ids.slice(0, there), "next"]);
        truncateSync(path);
      }),
      { numRuns: 30 },
    );
  });
});
