import { expect, it } from "vitest";
import { begunBefore, notBegun } from "./not-begun.ts";

it("is not begun only where no earlier try was", () => {
  expect(notBegun()).toMatchObject({ state: "cancelled", data: { begun: false } });
  const again = begunBefore(notBegun("called off"));
  expect(again.data).toEqual({});
  expect(again.evidence[0]).toBe("called off");
  const done = { state: "done" as const, data: { exit: 0 }, evidence: [] };
  expect(begunBefore(done)).toBe(done);
});
