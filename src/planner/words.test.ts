import { describe, expect, it } from "vitest";
import { canonicalName, headingName, nearestFew } from "./words.ts";

describe("names", () => {
  it("takes all spellings of a name for one", () => {
    for (const name of ["ENVIRONMENT", "Environment", "environment", "<environment>", `\${ENVIRONMENT}`])
      expect(canonicalName(name)).toBe("environment");
    expect(canonicalName("image_tag")).toBe(canonicalName("IMAGE-TAG"));
  });

  it("leaves a heading's number and pictures out", () => {
    for (const title of [
      "Database rollback",
      "3. Database rollback",
      "2.1 Database Rollback",
      "🔄 Database rollback",
      "**Database rollback**",
      "a) Database rollback",
      "Step 3: Database rollback",
      "Phase 2 – Database rollback",
    ])
      expect(headingName(title)).toBe("database-rollback");
    expect(headingName("2024")).toBe("2024");
    expect(headingName("A great release")).toBe("a-great-release");
  });

  it("proposes what contains the words before what is spelled alike", () => {
    const titles = ["Deploy", "Database rollback", "Application rollback", "Contacts"];
    expect(nearestFew("rollback", titles)).toEqual(["Database rollback", "Application rollback"]);
    expect(nearestFew("Deplyo", titles)).toEqual(["Deploy"]);
    expect(nearestFew("zzzzzz", titles)).toEqual([]);
  });
});
