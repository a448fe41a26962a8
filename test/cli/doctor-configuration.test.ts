/** What `rutter doctor` says of a `rutter.yaml` that it cannot go by: all of it at once, each with its line. */
import { describe, expect, it } from "vitest";
import { folderWith, rutter } from "./rutter.ts";

const doctor = (files: Readonly<Record<string, string>>, args: readonly string[]) =>
  rutter(["doctor", ...args], { cwd: folderWith(files) });

describe("rutter.yaml and rutter doctor", () => {
  it("shows all that is wrong in it", async () => {
    const files = { "deploy.md": "# Deploy\n", "rutter.yaml": "servces: {}\nroles: 3\n" };
    const { status, err, out } = await doctor(files, ["deploy.md"]);
    expect(err).toMatch(/CONFIG_KEY_UNKNOWN[\s\S]*yaml:1 [\s\S]*CONFIG_VALUE_INVALID[\s\S]*yaml:2 /);
    expect(err).toMatch(/\n\n2 errors\n$/);
    expect({ status, out }).toEqual({ status: 3, out: "" });
  });

  it("says where it names runbooks that are not there", async () => {
    const yaml =
      "services:\n  a: { runbooks: { deploy: nope.md } }\n  b: { runbooks: { deploy: none.md } }\n";
    const { status, err, out } = await doctor({ "rutter.yaml": yaml }, []);
    expect(err).toMatch(/CONFIG_RUNBOOK_MISSING[\s\S]*yaml:2 .*nope\.md[\s\S]*yaml:3 .*none\.md/);
    expect(err).not.toMatch(/RUNBOOK_FILE_MISSING/);
    expect({ status, out }).toEqual({ status: 3, out: "" });
  });
});
