import { describe, expect, it } from "vitest";
import { lineDangers } from "./line-dangers.ts";

describe("lineDangers", () => {
  it("tells what reads from what writes and destroys", () => {
    const run = "kubectl get pods\nkubectl delete ns shop\n\nkubectl apply -f a \\\n  -f b\ncat x";
    expect(lineDangers(run)).toEqual(["read", "destroy", "destroy", "write", "write", "read"]);
  });

  it("gives a heredoc the danger of its command, and two commands of a line the worse", () => {
    expect(lineDangers("psql <<EOF\nDROP TABLE x;\nEOF\nls")).toEqual([
      "destroy",
      "destroy",
      "destroy",
      "read",
    ]);
    expect(lineDangers("ls; rm -rf /x; ls")).toEqual(["destroy"]);
  });
});
