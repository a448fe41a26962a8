import { describe, expect, it } from "vitest";
import { readRunbook } from "./read.ts";

const read = (...lines: string[]) => readRunbook(lines.join("\n"), { file: "deploy.md" });

describe("a document without headings and fences", () => {
  it("is framed by its keycaps and its bare commands", () => {
    const { items, title } = read(
      "📘 Shop runbook",
      "",
      "1️⃣ Deploy",
      "",
      "Pull the image:",
      "",
      "docker compose pull",
      "",
      "2️⃣ Rollback",
      "",
      "docker compose up -d shop-1",
    );
    expect(title).toBe("Shop runbook");
    expect(items.flatMap((item) => (item.kind === "section" ? [[item.title, item.course]] : []))).toEqual([
      ["Shop runbook", "main"],
      ["Deploy", "main"],
      ["Rollback", "rollback"],
    ]);
    expect(items.flatMap((item) => (item.kind === "command" ? [[item.run, ...item.lines]] : []))).toEqual([
      ["docker compose pull", 7, 7],
      ["docker compose up -d shop-1", 11, 11],
    ]);
  });

  it("stays prose where a heading or a fence is", () => {
    const { items } = read("# Shop", "", "1️⃣ Deploy", "", "docker compose pull");
    expect(items.some((item) => item.kind === "command")).toBe(false);
  });
});
