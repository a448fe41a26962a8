import { describe, expect, test } from "vitest";
import type { CommandItem, Item, Reading, SectionItem } from "../runbook/index.ts";
import type { Look } from "./look.ts";
import { renderReading } from "./render-reading.ts";
import { widthOf } from "./width.ts";

const look = (columns: number, more: Partial<Look> = {}): Look => ({
  columns,
  colour: false,
  unicode: true,
  ...more,
});

const ESCAPE = String.fromCharCode(27);
const COLOUR = new RegExp(`${ESCAPE}\\[\\d+m`, "g");

const base = (line: number, section: string | null) =>
  ({ id: `i${line}`, lines: [line, line], sure: "exact", section, text: "" }) as const;

const section = (line: number, title: string, more: Partial<SectionItem>): SectionItem => ({
  ...base(line, null),
  id: title,
  kind: "section",
  title,
  level: 2,
  role: null,
  siblings: "sequence",
  course: "main",
  preferred: false,
  alternative: false,
  when: null,
  ...more,
});

const command = (line: number, run: string, more: Partial<CommandItem>): CommandItem => ({
  ...base(line, "Deploy"),
  kind: "command",
  run,
  language: "bash",
  danger: "write",
  repeat: false,
  endless: false,
  interactive: false,
  host: null,
  opens: null,
  choice: null,
  preferred: false,
  elided: false,
  inside: null,
  inputs: [],
  when: null,
  undoes: null,
  script: null,
  ...more,
});

const reading = (items: readonly Item[], more: Partial<Reading> = {}): Reading => ({
  rutter: "reading/1",
  file: "runbooks/deploy.md",
  title: "Order service: deployment",
  items,
  unread: [],
  coverage: { operational: items.length, understood: items.length, unread: 0 },
  front: null,
  diagnostics: [],
  ...more,
});

const LONG =
  "kubectl -n production set image deployment/order-service order-service=registry.example/orders:1.4.0 --record";

const SAMPLE = reading(
  [
    section(12, "Before", { role: "before" }),
    { ...base(14, "Before"), kind: "question", establishes: "Pull requests approved and merged", when: null },
    section(60, "Deploy", { role: "steps" }),
    command(61, LONG, {}),
    command(64, "tail -f /var/log/app.log", {
      danger: "read",
      endless: true,
      sure: "inferred",
      host: "app-01",
    }),
    command(65, "make undo", { when: "the rollout hangs" }),
    {
      ...base(66, "Deploy"),
      kind: "ladder",
      rungs: [5, 20, 50, 100].map((percent) => ({ percent, dwellMs: 300_000 })),
    },
    { ...base(67, "Deploy"), kind: "soak", minMs: 900_000, maxMs: 1_800_000 },
    {
      ...base(93, "Deploy"),
      kind: "guard",
      when: {
        figure: "error rate",
        stat: null,
        is: ">",
        value: 1,
        unit: "percent",
        of: null,
        holdMs: 120_000,
        windowMs: null,
      },
      action: "rollback",
      waitMs: null,
      withinMs: null,
      armedForMs: null,
      then: null,
    },
    section(100, "How", { siblings: "choice" }),
    section(101, "Automated", { level: 3, alternative: true }),
    command(102, "make deploy", { section: "Automated" }),
    section(110, "By hand", { level: 3, course: "none", alternative: true }),
    command(111, "rm -rf /srv/app", { section: "By hand", danger: "destroy", sure: "unsure" }),
    {
      ...base(102, "Automated"),
      kind: "input",
      name: "version",
      spellings: ["<version>"],
      options: [],
      default: null,
    },
  ],
  {
    unread: [{ lines: [118, 118], why: "an instruction, but neither to whom nor what" }],
    coverage: { operational: 74, understood: 73, unread: 1 },
  },
);

const source = Array.from({ length: 120 }, (_, index) =>
  index === 117 ? "  as usual, with the data team" : "",
);

describe("the outline of a reading", () => {
  test("at 80 columns", () => {
    expect(renderReading(SAMPLE, source, look(80))).toEqual([
      "Order service: deployment                                     runbooks/deploy.md",
      "",
      "before · Before                                                             main",
      "  14  ask       Pull requests approved and merged",
      "steps · Deploy                                                              main",
      "  61  run       kubectl -n production set image deployment/order-servic…  writes",
      "                on app-01:",
      "  64  run     ·   tail -f /var/log/app.log                        reads, endless",
      "                if the rollout hangs:",
      "  65  run         make undo                                               writes",
      "  66  shift     5 % → 20 % → 50 % → 100 %, 5 min each",
      "  67  soak      15 to 30 min",
      "  93  back      error rate > 1 % for 2 min                              rollback",
      "How                                                                         main",
      "      one of these, not one after the other",
      "Automated                                                            main, taken",
      " 102  run       make deploy                                               writes",
      "By hand                                                                not taken",
      " 111  run     ? rm -rf /srv/app                                         destroys",
      "",
      "needs   version (asked for before a plan is made)",
      "· 1 inferred, ? 1 unsure",
      "not understood: 1 of 74 operational lines",
      ' 118  "as usual, with the data team"   an instruction, but neither to whom nor',
      "                                       what",
    ]);
  });

  test.each([40, 60, 80, 120])("at %i columns no line is wider", (columns) => {
    for (const line of renderReading(SAMPLE, source, look(columns)))
      expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  test("on a narrow terminal a command wraps under itself and loses nothing", () => {
    const lines = renderReading(SAMPLE, source, look(60));
    const at = lines.findIndex((line) => line.startsWith("  61"));
    expect(lines[at]).toMatch(/ writes$/);
    expect(lines[at + 1]).toMatch(/^ {18}\S/);
    expect(lines.join(" ").replace(/ +/g, "")).toContain("--record");
  });

  test("plain stand-ins where the locale is not UTF-8: nothing but ASCII is left", () => {
    const lines = renderReading(SAMPLE, source, look(80, { unicode: false }));
    expect(lines.join("\n")).toMatch(/^[\x20-\x7e\n]*$/);
    expect(lines).toContain("  66  shift     5 % -> 20 % -> 50 % -> 100 %, 5 min each");
  });

  test("colours change nothing but colours", () => {
    const plain = renderReading(SAMPLE, source, look(80));
    const painted = renderReading(SAMPLE, source, look(80, { colour: true }));
    expect(painted.map((line) => line.replaceAll(COLOUR, "").trimEnd())).toEqual(plain);
    expect(painted.join("")).toContain("\u001b[31mback");
  });

  test("a runbook cannot write to the terminal with control characters, and its secrets are masked", () => {
    const bad = reading([
      section(1, "Deploy", {}),
      command(2, "echo \u001b[2J\u202e; export TOKEN=ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", {}),
    ]);
    const text = renderReading(bad, [], look(120)).join("\n");
    expect(text).not.toContain(ESCAPE);
    expect(text).not.toContain("\u202e");
    expect(text).not.toContain("a1B2c3D4");
  });

  test("a runbook without anything to do says so", () => {
    expect(renderReading(reading([], { title: null }), [], look(80)).join("\n")).toContain("nothing here");
  });
});
