import { expect, test } from "vitest";
import { judgeSql, splitSql } from "./judge-sql.ts";

test.each([
  ["SELECT 1", "read"],
  ["  -- DROP TABLE a\nSELECT 'DELETE FROM b'", "read"],
  ["/* DROP */ EXPLAIN DELETE FROM a", "read"],
  ["EXPLAIN ANALYZE DELETE FROM a", "destroy"],
  ["\\dt", "read"],
  ["\\i migrate.sql", "write"],
  ["SHOW max_connections; DESCRIBE a", "read"],
  ["BEGIN; SELECT 1; COMMIT", "read"],
  ["WITH x AS (SELECT 1) SELECT * FROM x", "read"],
  ["WITH x AS (DELETE FROM a RETURNING *) SELECT * FROM x", "destroy"],
  ["INSERT INTO a VALUES (1); SELECT 1", "write"],
  ["UPDATE a SET b = 1 WHERE c = 2", "write"],
  ["DELETE FROM a WHERE id = 1", "destroy"],
  ["truncate a", "destroy"],
  ["DROP INDEX a", "destroy"],
  ["ALTER TABLE a DROP COLUMN b", "destroy"],
  ["ALTER TABLE a ALTER COLUMN b DROP NOT NULL", "write"],
  ["ALTER TABLE a ADD COLUMN dropped int", "write"],
  ["CREATE INDEX CONCURRENTLY i ON a (b)", "write"],
  ["SELECT pg_terminate_backend(12)", "write"],
  ["DO $$ BEGIN DELETE FROM a; END $$", "write"],
  ["VACUUM FULL", "write"],
  ["", "read"],
])("%j is a %s", (sql, danger) => {
  expect(judgeSql(sql)).toBe(danger);
});

test("statements end at semicolons outside strings, comments and dollar quotes", () => {
  expect(splitSql("SELECT ';'; -- a;b\nSELECT $q$ ; $q$, \"a;b\"; ").length).toBe(2);
  expect(splitSql("SELECT 'it''s; fine'").length).toBe(1);
  expect(splitSql("SELECT 'never ends; x").length).toBe(1);
});
