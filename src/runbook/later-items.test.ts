import { describe, expect, it } from "vitest";
import { readRunbook } from "./read.ts";
import type { Item } from "./reading.ts";

const read = (...lines: string[]): readonly Item[] =>
  readRunbook(lines.join("\n"), { file: "deploy.md" }).items;
const acting = (items: readonly Item[]) =>
  items.flatMap((item) =>
    item.kind === "command" || item.kind === "check" || item.kind === "query" || item.kind === "question"
      ? [[item.lines[0], item.kind, item.when]]
      : item.kind === "later"
        ? [[item.lines[0], item.kind, item.withinMs / 3_600_000]]
        : [],
  );
const courses = (items: readonly Item[]) =>
  items.flatMap((item) => (item.kind === "section" ? [[item.title, item.course, item.when]] : []));
const fence = (text: string, language = "bash"): string => `\`\`\`${language}\n${text}\n\`\`\``;

describe("a time that says when something is to be gone back from", () => {
  it.each([
    "If a guard fires within an hour of a deploy, do this:",
    "When an alert comes within 24 hours after the release:",
    "For a regression that shows up within 2 days of the release:",
  ])("leaves the steps below it on their course: %s", (lead) => {
    const items = read(
      "# Deploy",
      "",
      "## Rollback",
      "",
      lead,
      "",
      "1. Say so in #incidents.",
      "2. `helm rollback web`",
    );
    expect(acting(items).map(([, kind]) => kind)).toEqual(["question", "command"]);
  });

  it("is none on the way forward either", () => {
    const items = read(
      "# Deploy",
      "## Deployment steps",
      "If a customer complains within 24 hours of the release, do this:",
      "",
      "1. Open a ticket",
    );
    expect(acting(items)).toEqual([
      [5, "question", "if a customer complains within 24 hours of the release"],
    ]);
  });

  it("still lets a lead on the way forward open follow-ups", () => {
    const items = read("# Deploy", "## Steps", "Within 24 hours of the release:", "", "- Compare the costs");
    expect(acting(items)).toEqual([[5, "later", 24]]);
  });
});

describe("what comes only after a time", () => {
  it("is asked for before it is done, where a box names the time, up to the next heading", () => {
    const items = read(
      "# Rename",
      "## Deployment steps",
      "- [ ] `helm upgrade users ./chart -n prod`",
      "- [ ] (a week later) nobody reads the old column",
      "",
      fence("ALTER TABLE users DROP COLUMN mail;", "sql"),
      "",
      "## Deploy the rest",
      fence("helm upgrade rest ./chart"),
    );
    expect(acting(items)).toEqual([
      [3, "check", null],
      [4, "later", 168],
      [7, "query", "only a week later"],
      [12, "command", null],
    ]);
  });

  it("is due then with its whole section, and with the phases after it", () => {
    const items = read(
      "# Rename",
      "## Phase 1: Expand",
      fence("psql -f add.sql"),
      "## Phase 2: Contract (a week later)",
      fence("psql -f drop.sql"),
      "## Phase 3: Clean up the code",
      fence("helm upgrade web ./chart"),
      "## Rollback",
      fence("helm rollback web"),
    );
    expect(courses(items)).toEqual([
      ["Rename", "main", null],
      ["Phase 1: Expand", "main", null],
      ["Phase 2: Contract (a week later)", "later", "only a week later"],
      ["Phase 3: Clean up the code", "later", "only a week later"],
      ["Rollback", "rollback", null],
    ]);
    expect(acting(items).map(([, , when]) => when)).toEqual([
      null,
      "only a week later",
      "only a week later",
      null,
    ]);
  });

  it("may be said by a line above, by a comment, or by the box of the command itself", () => {
    const lead = read(
      "# Deploy",
      "## Steps",
      "24 hours after the release, drop it:",
      fence("psql -f drop.sql"),
    );
    expect(acting(lead)).toEqual([[5, "command", "only 24 hours after the release"]]);
    const comment = read(
      "# Deploy",
      "## Steps",
      fence("make up\n\n# After 2 days: clean up\npsql -f drop.sql"),
    );
    expect(acting(comment).map(([, , when]) => when)).toEqual([null, "after 2 days"]);
    const box = read("# Deploy", "## Steps", "- [ ] Next day: `psql -f drop.sql`", "- [ ] `make down`");
    expect(acting(box).map(([, , when]) => when)).toEqual(["only next day", "only next day"]);
  });

  it("is not what has a deadline, a length, or a time of its own below another item", () => {
    const items = read(
      "# Deploy",
      "## Steps",
      "- [ ] Close the ticket within 24 hours",
      "- [ ] `npm run one`",
      "- [ ] Keep the old pods for 2 days after the release",
      "- [ ] `npm run two`",
      "- Tell the team",
      "  - 2 days later tell everybody",
      "- [ ] `npm run three`",
    );
    expect(
      acting(items)
        .filter(([, kind]) => kind === "check")
        .map(([, , when]) => when),
    ).toEqual([null, null, null]);
  });

  it("goes back as ever under a heading that is due later", () => {
    const items = read(
      "# Rename",
      "## Deploy",
      "Now.",
      "## Contract (2 weeks later)",
      "### Rollback",
      fence("psql -f add.sql"),
    );
    expect(courses(items).at(-1)).toEqual(["Rollback", "rollback", null]);
  });

  it("waits for another release where that is said", () => {
    const items = read(
      "# Rename",
      "## Expand",
      "x",
      "## Contract (in the next release)",
      fence("psql -f drop.sql"),
    );
    expect(acting(items)).toEqual([[6, "command", "in the next release"]]);
  });
});
