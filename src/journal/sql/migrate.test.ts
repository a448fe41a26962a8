import { Kysely, sql } from "kysely";
import Libsql from "libsql";
import { describe, expect, it } from "vitest";
import { libsqlDialect } from "../sqlite/libsql-dialect.ts";
import { LAST_MIGRATION, migrate, versionOf } from "./migrate.ts";
import { type Migration, migrations } from "./migrations.ts";
import type { Tables } from "./tables.ts";

const empty = (): Kysely<Tables> => new Kysely<Tables>({ dialect: libsqlDialect(new Libsql(":memory:")) });

const noted: Migration = {
  number: LAST_MIGRATION + 1,
  name: "a-note-for-each-release",
  up: async (on) => {
    await on.schema.alterTable("releases").addColumn("note", "text").execute();
  },
};

describe("migrations", () => {
  it("are numbered from 1 without a gap, and each has a name", () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
    for (const { name } of migrations) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)+$/);
  });

  it("are carried out once each, and later ones on what is there", async () => {
    const database = empty();
    expect(await versionOf(database)).toBe(0);
    await migrate({ database, name: "it" });
    await migrate({ database, name: "it" });
    expect(await versionOf(database)).toBe(LAST_MIGRATION);
    await migrate({ database, name: "it", migrations: [...migrations, noted] });
    expect(await versionOf(database)).toBe(noted.number);
    expect(await database.selectFrom("migrations").select("name").execute()).toHaveLength(noted.number);
    expect((await sql`select note from releases`.execute(database)).rows).toEqual([]);
  });

  it("refuse a database that went further, and leave it as it is", async () => {
    const database = empty();
    await migrate({ database, name: "it", migrations: [...migrations, noted] });
    await expect(migrate({ database, name: "it" })).rejects.toMatchObject({ code: "JOURNAL_NEWER" });
    expect(await versionOf(database)).toBe(noted.number);
  });

  it("leave nothing of one that fails", async () => {
    const database = empty();
    const failing: Migration = {
      ...noted,
      up: async (on) => {
        await noted.up(on);
        await sql`select * from nowhere`.execute(on);
      },
    };
    await expect(migrate({ database, name: "it", migrations: [...migrations, failing] })).rejects.toThrow(
      "nowhere",
    );
    expect(await versionOf(database)).toBe(0);
    await migrate({ database, name: "it" });
    expect(await versionOf(database)).toBe(LAST_MIGRATION);
  });

  it("use columns that SQLite and PostgreSQL both have", async () => {
    const database = empty();
    await migrate({ database, name: "it" });
    const tables = await database.introspection.getTables();
    const types = new Set(
      tables.flatMap(({ columns }) => columns.map(({ dataType }) => dataType.toLowerCase())),
    );
    expect([...types].sort()).toEqual(["bigint", "text"]);
  });
});
