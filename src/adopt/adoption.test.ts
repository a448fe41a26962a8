/** What is asked of a runbook, and what answers and guesses become in it. */
import { describe, expect, it } from "vitest";
import { loadYaml } from "../runbook/index.ts";
import { adopt, questionsOf } from "./adoption.ts";
import { unfit } from "./question.ts";

const parseYaml = await loadYaml();
const sourceOf = (lines: readonly string[], more = {}) => ({
  file: "x.md",
  text: `${lines.join("\n")}\n`,
  parseYaml,
  ...more,
});
const adopted = (lines: readonly string[], answers: Readonly<Record<string, string>> = {}): string =>
  adopt(sourceOf(lines), new Map(Object.entries(answers))).text;

const CONNECT = ["# Orders", "", "## Look", "", "```bash", "ssh app-01", "uptime", "```", ""];
const fence = (...lines: readonly string[]): readonly string[] => ["```bash", ...lines, "```", ""];

describe("one comment", () => {
  it("speaks for all headings of its role below it", () => {
    const body = ["### Build", "", ...fence("./build.sh"), "### Ship", "", ...fence("./ship.sh")];
    const text = adopted([
      "# Orders",
      "",
      "## Deploy",
      "",
      ...body,
      "## Rollback",
      "",
      ...fence("./back.sh"),
    ]);
    expect(text.match(/<!--.*-->\n.*/g)).toEqual([
      "<!-- rutter: as=steps -->\n## Deploy",
      "<!-- rutter: as=rollback -->\n## Rollback",
    ]);
  });

  it("stands on the one heading that needs it", () => {
    const body = ["### Build", "", ...fence("kubectl get pods"), "### Ship", "", ...fence("./ship.sh")];
    const text = adopted(["# Orders", "", "## Deploy", "", ...body]);
    expect(text.match(/<!--.*-->\n.*/g)).toEqual(["<!-- rutter: as=steps -->\n### Ship"]);
  });

  it("stands above the block where there is no heading", () => {
    expect(adopted(["- Tell the team", "", ...fence("./ship.sh")])).toBe(
      "<!-- rutter: as=sequence -->\n- Tell the team\n\n```bash as=command\n./ship.sh\n```\n\n",
    );
  });

  it("has the indentation of its list, or the mark of its quote", () => {
    const text = adopted([
      "# Orders",
      "",
      "## Deploy",
      "",
      "1. Ship it",
      "",
      "       ./ship.sh now",
      "       kubectl get pods",
    ]);
    expect(text).toContain("\n   <!-- rutter: as=command -->\n       ./ship.sh now\n");
  });

  it("is not written a second time, nor where a person wrote it", () => {
    const lines = ["# Orders", "", "<!-- rutter: as=steps -->", "## Deploy", "", ...fence("./ship.sh")];
    expect(adopted(lines)).toBe(`${lines.join("\n")}\n`);
  });
});

describe("where lines run", () => {
  const lines = [...CONNECT, "## Deploy", "", ...fence("./ship.sh")];
  const id = "orders/deploy#1";

  it("is asked once for a section, with the connection that is at hand as the usual answer", () => {
    const questions = questionsOf(sourceOf([...lines, ...fence("./warm.sh")]));
    expect(questions).toMatchObject([{ id, topic: "host", lines: [13, 17], default: "app-01" }]);
    expect(questions[0]?.why).toMatch(/^line 6,/);
  });

  it.each(["app-01", "here", "app-02"])("stands in the words of the one fence: %s", (host) => {
    expect(adopted(lines, { [id]: host })).toContain(`\`\`\`bash on=${host}\n./ship.sh`);
  });

  it("stands above the heading for several fences, and for lines without one", () => {
    expect(adopted([...lines, ...fence("./warm.sh")], { [id]: "here" })).toContain(
      "<!-- rutter: as=steps on=here -->\n## Deploy",
    );
    const list = [...CONNECT, "## Deploy", "", "1. Ship: `./ship.sh --all`"];
    expect(adopted(list, { [id]: "app-01" })).toContain("<!-- rutter: as=steps on=app-01 -->\n## Deploy");
  });

  it("is not asked right below a connection of its own", () => {
    expect(questionsOf(sourceOf([...CONNECT, "## Deploy", "", ...fence("ssh app-02", "./ship.sh")]))).toEqual(
      [],
    );
  });

  it("takes one word", () => {
    const [question] = questionsOf(sourceOf(lines));
    for (const host of ["app 01", "-oProxyCommand=x", 'a"b', "a--b", "", "a`b"])
      expect(question === undefined ? null : unfit(question, host)).toMatch(
        /^it takes app-01, here or another host/,
      );
    for (const host of ["here", "deploy@app-02", "<user>@<the host>"])
      expect(question === undefined ? "" : unfit(question, host)).toBeNull();
  });
});

describe("dots", () => {
  const lines = ["# Orders", "", "## Deploy", "", ...fence("export KEY=0x...", "./ship.sh $KEY")];
  const id = "orders/deploy#1";

  it("are shown or run, as somebody says", () => {
    expect(questionsOf(sourceOf(lines))).toMatchObject([{ id, topic: "elision", default: null }]);
    expect(adopted(lines, { [id]: "show" })).toContain("```bash as=template\n");
    expect(adopted(lines, { [id]: "run" })).toContain("```bash as=command\n");
  });

  it("are run where the connection before says, where no other question asks that", () => {
    const far = [...CONNECT, "## Deploy", "", ...fence("./ship.sh --to ...")];
    expect(adopted(far, { [id]: "run" })).toContain("```bash as=command on=app-01\n");
  });
});

describe("an example in SQL", () => {
  it.each([
    ["show", "template"],
    ["run", "query"],
  ])("is to %s: as=%s", (answer, as) => {
    const lines = ["# Orders", "", "## Deploy", "", "```sql", "-- Example: one", "select 1;", "```"];
    const [question] = questionsOf(sourceOf(lines));
    expect(adopted(lines, { [question?.id ?? ""]: answer })).toContain(`\`\`\`sql as=${as}\n`);
  });
});

describe("a ladder", () => {
  const lines = ["# Orders", "", "## Deploy", "", "Shift traffic 5% → 20% → 100%, 5 minutes each."];
  const id = "orders/deploy#1";

  it("is somebody's", () => {
    expect(adopted(lines, { [id]: "orders" })).toMatch(/^---\nrutter:\n {2}service: orders\n---\n\n# Orders/);
  });

  it("or nobody's", () => {
    expect(adopted(lines, { [id]: "show" })).toContain("<!-- rutter: as=note -->\nShift traffic");
  });

  it("is not asked about where the configuration knows", () => {
    expect(questionsOf(sourceOf(lines, { service: "orders" }))).toEqual([]);
    expect(
      questionsOf(sourceOf(lines, { services: ["orders", "carts"] }))[0]?.answers.map(({ value }) => value),
    ).toEqual(["orders", "carts", "show"]);
  });
});

describe("a command that deploys what a ladder shifts", () => {
  const lines = [
    "# Orders",
    "",
    "## Deploy",
    "",
    ...fence("kubectl set image deployment/orders orders=orders:<version>"),
    ...fence("./smoke.sh"),
    "Shift traffic 5% → 20% → 100%, 5 minutes each.",
  ];
  const more = {
    service: "orders",
    deploys: (_: string, text: string) => text.startsWith("kubectl set image"),
  };
  const [question, ...others] = questionsOf(sourceOf(lines, more));

  it("is asked about where a target would do it", () => {
    expect(others).toEqual([]);
    expect(question).toMatchObject({ topic: "absorbed", lines: [6, 6], default: "yes" });
    expect(questionsOf(sourceOf(lines, { service: "orders" }))).toEqual([]);
  });

  it("is marked, and asked about no more", () => {
    const answered = adopt(sourceOf(lines, more), new Map([[question?.id ?? "", "yes"]]));
    expect(answered.text).toContain("<!-- rutter: absorbed -->\n```bash\nkubectl set image");
    expect(answered.left).toEqual([]);
    expect(questionsOf({ ...sourceOf([], more), text: answered.text })).toEqual([]);
  });

  it("is left as it is where it does something else as well, with a way to say that", () => {
    const answered = adopt(sourceOf(lines, more), new Map([[question?.id ?? "", "no"]]));
    expect(answered.text).not.toContain("absorbed");
    expect(answered.left).toMatchObject([{ fix: expect.stringContaining("a command of its own") }]);
  });
});

describe("what is left", () => {
  it("is named with a way to say it", () => {
    const lines = [
      "# Orders",
      "",
      "## Deployment window",
      "",
      "- Monday 09:00-17:00 UTC",
      "- Not after a holiday",
    ];
    const { left, text } = adopt(sourceOf(lines), new Map());
    expect(left).toMatchObject([{ lines: [6, 6] }]);
    expect(left[0]?.fix).toMatch(/as=question/);
    expect(text).toBe(`${lines.join("\n")}\n`);
  });
});
