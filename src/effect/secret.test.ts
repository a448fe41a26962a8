import { describe, expect, it } from "vitest";
import { readTextOrSecret } from "./secret.ts";

describe("readTextOrSecret", () => {
  it("takes references for secrets and everything else for itself", () => {
    expect(readTextOrSecret("env:DB_PASSWORD")).toEqual({ secret: "env:DB_PASSWORD" });
    expect(readTextOrSecret("file:/run/secrets/db")).toEqual({ secret: "file:/run/secrets/db" });
    expect(readTextOrSecret("exec:pass show db")).toEqual({ secret: "exec:pass show db" });
    for (const text of ["1.4.0", "env:", "env:not a name", "file:///tmp/a", "https://a", "exec:"])
      expect(readTextOrSecret(text)).toBe(text);
  });
});
