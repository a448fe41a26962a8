/**
 * The judge against numbers that two independent implementations agreed on. `JUDGE_VECTORS` names another file of the same
 * tables; a table that nothing here checks is a failure, and so is one that is missing.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { TABLES, type Vectors } from "./vector-tables.ts";

const path = process.env.JUDGE_VECTORS ?? join(import.meta.dirname, "vectors.json");
const vectors = JSON.parse(readFileSync(path, "utf8")) as Vectors;

describe("the vectors of the judge", () => {
  it("are all checked, and none is missing", () => {
    expect(Object.keys(vectors).sort()).toEqual(Object.keys(TABLES).sort());
  });

  it.each(Object.entries(TABLES))("%s", (name, check) => {
    const table = vectors[name];
    expect(table, `${path} has no table ${name}`).toBeDefined();
    expect(check(table)).toBeGreaterThan(0);
  });
});
