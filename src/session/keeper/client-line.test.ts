import { describe, expect, it } from "vitest";
import { clientLine } from "./client-line.ts";

describe("clientLine", () => {
  it.each([
    ["psql", "psql -v ON_ERROR_STOP=1"],
    ['psql "$DATABASE_URL" -q', 'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -q'],
    ["sudo -u postgres psql shop", "sudo -u postgres psql -v ON_ERROR_STOP=1 shop"],
    ["docker compose exec -T db psql -U shop", "docker compose exec -T db psql -v ON_ERROR_STOP=1 -U shop"],
    ["PGPASSWORD=x /usr/bin/psql -h db", "PGPASSWORD=x /usr/bin/psql -v ON_ERROR_STOP=1 -h db"],
    ["psql --set ON_ERROR_STOP=on", "psql --set ON_ERROR_STOP=on"],
    ["kubectl exec -i psql-0 -- psql", "kubectl exec -i psql-0 -- psql -v ON_ERROR_STOP=1"],
    ["sqlite3 app.db", "sqlite3 -bail app.db"],
    ["mysql -h db shop", "mysql -h db shop"],
    ["./run-psql.sh", "./run-psql.sh"],
  ])("makes of %j %j", (line, expected) => {
    expect(clientLine(line)).toBe(expected);
  });
});
