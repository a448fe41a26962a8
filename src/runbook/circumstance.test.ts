import { describe, expect, it } from "vitest";
import { conditionOfLead } from "./circumstance.ts";

describe("conditionOfLead", () => {
  it.each([
    ["or, if undo doesn't work:", "if undo doesn't work"],
    ["Otherwise, when the pods still crash:", "when the pods still crash"],
    ["Alternatively, if the cluster is gone:", "if the cluster is gone"],
    ["If that does not help, if the queue still grows:", "if the queue still grows"],
    ["Or:", "otherwise"],
    ["Otherwise:", "otherwise"],
    ["Alternatively:", "alternatively"],
  ])("reads the second way in %s", (lead, when) => {
    expect(conditionOfLead(lead)).toBe(when);
  });

  it.each(["Or use the console.", "Order:", "or, if undo doesn't work, ask", "Then run:"])(
    "finds none in %s",
    (lead) => {
      expect(conditionOfLead(lead)).toBeNull();
    },
  );
});
