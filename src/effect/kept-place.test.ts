import { describe, expect, it } from "vitest";
import { fillPlaces, placeVariable, whyNotGiven } from "./kept-place.ts";

describe("kept places", () => {
  it("are filled where a value is known, each by its own", () => {
    const text = `a \${RUTTER_X} \${RUTTER_XY} \${HOME} $RUTTER_X`;
    expect(fillPlaces(text, { RUTTER_X: `\${RUTTER_XY}$&`, HOME: "no" })).toBe(
      `a \${RUTTER_XY}$& \${RUTTER_XY} \${HOME} $RUTTER_X`,
    );
    expect(fillPlaces(`\${RUTTER_CONSTRUCTOR}`, {})).toBe(`\${RUTTER_CONSTRUCTOR}`);
  });

  it("never take the name of what says something to Rutter", () => {
    expect(placeVariable("home")).toBe("RUTTER_HOME_");
    expect(placeVariable("restore-point")).toBe("RUTTER_RESTORE_POINT");
  });
});

describe("whyNotGiven", () => {
  it("lets nothing through that could be more than a value", () => {
    for (const value of ["", "-rf", "a b", "a;b", "1--", "$(id)", "a\nb", "'", "é"])
      expect(whyNotGiven(value)).toEqual(expect.any(String));
    for (const value of ["42", "v1.4.0-rc.1", "2024-05-01T10:00:00Z", "registry:5000/a@sha256:0af", "10%"])
      expect(whyNotGiven(value)).toBeNull();
  });
});
