import { describe, expect, it } from "vitest";
import { isMigration, waysDown } from "./migrations-in.ts";

describe("isMigration", () => {
  it.each([
    "migrations/001_a.sql",
    "db/migrate/20260101_add.rb",
    "src/db/migrations/2.ts",
    "app/alembic/versions/ab12.py",
    "sql/V2__add_index.sql",
    "prisma/migrations/2026_x/migration.sql",
  ])("takes %s for one", (path) => expect(isMigration(path)).toBe(true));

  it.each([
    "src/migrations.ts",
    "migrations/README.md",
    "migrations/__init__.py",
    "migrations/index.ts",
    "src/migrations/a.test.ts",
    "src/immigration/a.ts",
  ])("takes %s for none", (path) => expect(isMigration(path)).toBe(false));
});

const NONE = "raise NotImplementedError";

/** The files of a repository, which of them are migrations, and those without a way down. */
const CASES: readonly (readonly [files: Record<string, string>, oneWay: readonly string[] | null])[] = [
  [{ "migrations/1.up.sql": "x", "migrations/1.down.sql": "y" }, []],
  [{ "migrations/1.up.sql": "x" }, ["migrations/1.up.sql"]],
  [{ "sql/V2__a.sql": "x" }, ["sql/V2__a.sql"]],
  [{ "sql/V2__a.sql": "x", "sql/U2__a.sql": "y" }, []],
  [{ "migrations/1.sql": "alter table a" }, null],
  [{ "migrations/1.sql": "-- +goose Up\nx;\n-- +goose Down\ny;\n" }, []],
  [{ "migrations/1.sql": "-- +goose Up\nx;\n-- +goose Down\n-- nothing\n" }, ["migrations/1.sql"]],
  [{ "migrations/1.sql": "-- migrate:up\nx;\n" }, ["migrations/1.sql"]],
  [{ "migrations/1.ts": "export async function up(knex) {}\nexport async function down(knex) {}" }, []],
  [{ "migrations/1.js": "exports.up = () => {}" }, ["migrations/1.js"]],
  [{ "db/migrate/1.rb": "def change\nend" }, []],
  [{ "db/migrate/1.rb": "def up\nend" }, ["db/migrate/1.rb"]],
  [{ "alembic/versions/a.py": "def upgrade():\n    x()\n\ndef downgrade():\n    y()\n" }, []],
  [{ "alembic/versions/a.py": `def downgrade():\n    ${NONE}\n` }, ["alembic/versions/a.py"]],
  [{ "app/migrations/0002_a.py": "class Migration: operations = []" }, null],
  // Of one it cannot be told; of the other it is known that there is none.
  [{ "migrations/1.sql": "x", "migrations/2.up.sql": "x" }, ["migrations/2.up.sql"]],
];

describe("waysDown", () => {
  it.each(CASES)("of %j are %j without", async (files, oneWay) => {
    const text = async (path: string) => files[path] ?? null;
    expect(await waysDown(Object.keys(files).filter(isMigration), { text })).toEqual(oneWay);
  });

  it("is quick on a text of one long line", async () => {
    const text = async () => "def downgrade\n".padEnd(1_000_000, " ");
    const began = performance.now();
    await waysDown(["alembic/versions/a.py", "migrations/a.sql"], { text });
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
