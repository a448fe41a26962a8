import { describe, expect, it } from "vitest";
import { relate } from "./siblings.ts";

const siblings = (parent: string, ...titles: string[]) => relate(parent, titles, false).siblings;
const preferred = (...titles: string[]) =>
  titles.filter((_, i) => relate("Deployment", titles, false).children[i]?.preferred);

describe("relate", () => {
  it("reads lettered and strategy headings as alternatives", () => {
    expect(siblings("Deploy", "Option A: the script", "Option B: by hand")).toBe("choice");
    expect(siblings("Deploy", "Standard deployment", "Canary deployment")).toBe("choice");
    expect(siblings("Rollback", "1. Quick rollback", "2. Rollback to a specific version")).toBe("choice");
    expect(siblings("Deploy", "Automated", "Manual (emergency only)")).toBe("choice");
  });

  it("keeps steps and services in sequence", () => {
    expect(siblings("Deploy", "Step 1: Build", "Step 2: Deploy", "Step 3: Verify")).toBe("sequence");
    expect(siblings("Deploy", "Backend deployment", "Frontend deployment")).toBe("sequence");
    expect(siblings("Deploy", "Pre-deployment backup", "Deploy", "Deployment verification")).toBe("sequence");
  });

  it("reads symptoms and scenarios as branches", () => {
    expect(siblings("Incidents", "Scenario 1: Database down", "Scenario 2: Cache cold")).toBe("branches");
    expect(siblings("Problems", "Service won't start", "High memory usage", "Timeouts")).toBe("branches");
    expect(siblings("Procedures by change type", "Tables", "Indexes")).toBe("branches");
  });

  it("takes the alternative that is marked", () => {
    expect(preferred("Option A: PM2 (recommended)", "Option B: Compose")).toEqual([
      "Option A: PM2 (recommended)",
    ]);
    expect(preferred("Manual rollback", "Automatic rollback")).toEqual(["Automatic rollback"]);
    expect(preferred("Option A", "Option B")).toEqual([]);
  });

  it("leaves a fallback beside a step off the course", () => {
    const { siblings: how, children } = relate(
      "Deploy",
      ["Deploy new version", "By hand (if the script is unavailable)"],
      false,
    );
    expect(how).toBe("sequence");
    expect(children.map((child) => child.alternative)).toEqual([false, true]);
  });
});
