import { describe, expect, it } from "vitest";
import { readRunbook } from "./read.ts";

const fence = (run: string): string => `\`\`\`bash\n${run}\n\`\`\``;
const sections = (sorting: string, titles: readonly string[], title = "# Storage") => {
  const below = titles.map((each, i) => `## ${each}\n\n${fence(`./do-${i}.sh`)}`);
  const { items } = readRunbook([title, sorting, ...below].join("\n\n"), { file: "a.md" });
  return items.flatMap((item) =>
    item.kind === "section" && titles.includes(item.title)
      ? [{ title: item.title, course: item.course, case: item.alternative, when: item.when }]
      : [],
  );
};
const cases = (sorting: string, titles: readonly string[], title?: string) =>
  sections(sorting, titles, title).map((each) => (each.case ? each.when : "always"));

describe("sections that a text sends to", () => {
  it.each([
    [
      "If only the disk is full, go to Free space. Otherwise see Replace the disk.",
      ["if only the disk is full", "otherwise"],
    ],
    [
      "Is it the file system? Go to Free space. Otherwise see Replace the disk.",
      ["it is the file system", "otherwise"],
    ],
    ["- Disk full → Free space\n- Disk broken → Replace the disk", ["disk full", "disk broken"]],
    [
      "| Symptom | Section |\n| --- | --- |\n| Full | Free space |\n| Broken | Replace the disk |",
      ["full", "broken"],
    ],
    [
      "Pick what you see:\n\n- full: [free](#free-space)\n- broken: [new](#replace-the-disk)",
      ["full", "broken"],
    ],
    [
      "Use **Free space** when logs grew; use **Replace the disk** if SMART complains.",
      ["when logs grew", "if smart complains"],
    ],
    [
      "Did it fill up?\n\n- **Yes** → Free space\n- **No** → Replace the disk",
      ['yes to "Did it fill up?"', 'no to "Did it fill up?"'],
    ],
    [
      "> Only full? Jump to **Free space**.\n> Everything else goes through **Replace the disk**.",
      ['yes to "Only full?"', "otherwise"],
    ],
    [
      "Disk full: use the section Free space.\nDisk broken: use the section Replace the disk.",
      ["disk full", "disk broken"],
    ],
  ])("are cases: %s", (sorting, whens) => {
    expect(cases(sorting, ["Free space", "Replace the disk"])).toEqual(whens);
  });

  it.each([
    "- [Prepare](#prepare)\n- [Install](#install): how it is done\n- [Check](#check) - when it is out",
    "Order: Prepare → Install → Check.",
    "| Step | Section | Owner |\n| --- | --- | --- |\n| 1 | [Prepare](#prepare) | Ana |\n| 2 | [Install](#install) | Ben |",
    "| Prepare | https://a.example |\n| --- | --- |\n| Install | https://b.example |",
    "Prerequisites: see [Prepare](#prepare). Next: [Install](#install).",
    "For details see Prepare. When that is done, continue with Install. If all is fine, continue with Check.",
    "When you install the app, prepare the disk and check the logs.",
  ])("are steps where it only points or orders: %s", (sorting) => {
    expect(sections(sorting, ["Prepare", "Install", "Check"]).map((each) => [each.case, each.when])).toEqual([
      [false, null],
      [false, null],
      [false, null],
    ]);
  });

  it("are taken off the main course, and what is no case stays on it", () => {
    const sorting = "If the schema changed follow With migration, if only code changed follow Code alone.";
    const found = sections(sorting, ["Get ready", "With migration", "Code alone", "Look at it"]);
    expect(found.map((each) => [each.course, each.case])).toEqual([
      ["main", false],
      ["none", true],
      ["none", true],
      ["main", false],
    ]);
  });

  it("get their circumstance where one is sent to alone, or a row names several", () => {
    const alone = sections("If the cache must be emptied, run Purge the cache.", [
      "Go on",
      "Purge the cache",
    ]);
    expect(alone.map((each) => [each.case, each.when])).toEqual([
      [false, null],
      [false, "if the cache must be emptied"],
    ]);
    const rows =
      "| What changed? | Do |\n| --- | --- |\n| Worker | Ship it |\n| All | Migrate, then Ship all |";
    expect(sections(rows, ["Ship it", "Migrate", "Ship all"]).map((each) => [each.case, each.when])).toEqual([
      [false, "worker"],
      [false, "all"],
      [false, "all"],
    ]);
  });

  it("are cases on the way back too, and a way back is not asked for twice", () => {
    const both = "Did data change? Go to Rollback of the data. Otherwise Rollback of the code.";
    expect(cases(both, ["Rollback of the data", "Rollback of the code"])).toEqual([
      'yes to "Did data change?"',
      "otherwise",
    ]);
    expect(
      sections("If it breaks, go to Rollback.", ["Deploy", "Rollback"]).map((each) => each.when),
    ).toEqual([null, null]);
  });

  it("stay what an annotation says they are", () => {
    const sorting = "If full, go to Free space. Otherwise see Replace the disk.";
    const title = "<!-- rutter: as=sequence -->\n# Storage";
    expect(cases(sorting, ["Free space", "Replace the disk"], title)).toEqual(["always", "always"]);
  });

  it("takes time linear in the text", () => {
    const titles = Array.from({ length: 3000 }, (_, i) => `## Case ${i}\n\nIf ${i}, see Case ${i + 1} → `);
    const began = performance.now();
    readRunbook(`# D\n\n${"see see see ".repeat(40_000)}\n\n${titles.join("\n\n")}`, { file: "a.md" });
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
