/** `rutter adopt` as a process: what it writes and keeps, what it asks, and every way in which it must not write. */
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Ended, folderWith, type Given, rutter } from "./rutter.ts";

const HOST = "orders/deploy#1";
const DOTS = "orders/rollback#1";

const RUNBOOK = `# Orders

## Look

\`\`\`bash
ssh deploy@app-01
uptime
\`\`\`

## Deploy

\`\`\`
./deploy.sh <version>
kubectl get pods
\`\`\`

## Rollback

\`\`\`bash
./deploy.sh --to ...
\`\`\`
`;

const ANSWERS = `"${HOST}": here\n"${DOTS}": show\n`;
const SURE = "# Orders\n\n- [ ] Tests are green\n";

const fresh = (more: Readonly<Record<string, string | Uint8Array>> = {}): string =>
  folderWith({ "deploy.md": RUNBOOK, "answers.yaml": ANSWERS, ...more });

const run = (folder: string, args: readonly string[], more: Given = {}): Promise<Ended> =>
  rutter(["adopt", ...args], { cwd: folder, ...more });

const textIn = (folder: string, name = "deploy.md"): string => readFileSync(join(folder, name), "utf8");

describe("what is written", () => {
  it("are the annotations, and the second time nothing", async () => {
    const folder = fresh();
    const { status, out } = await run(folder, ["deploy.md", "--answers", "answers.yaml"]);
    expect(status).toBe(0);
    expect(out).toMatch(/^adopted deploy\.md, \d annotations/);
    expect(out).toMatch(/what you decided is done otherwise/);
    const text = textIn(folder);
    expect(text).toContain("```bash on=here\n./deploy.sh <version>\n");
    expect(text).toContain("```bash as=template\n./deploy.sh --to ...\n");
    const again = await run(folder, ["deploy.md"]);
    expect(again).toMatchObject({ status: 0, err: "" });
    expect(again.out).toMatch(/^deploy\.md: nothing to do; all that acts is exact/);
    expect(textIn(folder)).toBe(text);
    expect(readdirSync(folder).sort()).toEqual(["answers.yaml", "deploy.md"]);
  });

  it("leaves a plan with nothing unsure in a strict environment", async () => {
    const folder = fresh();
    const planned = (): Promise<Ended> =>
      rutter(["plan", "deploy.md", "--env", "production", "--set", "version=1.4.0"], { cwd: folder });
    expect((await planned()).err).toMatch(/PLAN_UNSURE/);
    await run(folder, ["deploy.md", "--answers", "answers.yaml"]);
    const { status, out } = await planned();
    expect(status).toBe(0);
    expect(out).toMatch(/none unsure/);
  });

  it("keeps line ends, a byte order mark, a last line without its end, and the file's rights", async () => {
    const text = `\uFEFF${RUNBOOK.trimEnd().replace(/\n/g, "\r\n")}`;
    const folder = fresh({ "deploy.md": text });
    chmodSync(join(folder, "deploy.md"), 0o640);
    expect((await run(folder, ["deploy.md", "--answers", "answers.yaml"])).status).toBe(0);
    const adopted = textIn(folder);
    expect(adopted.startsWith("\uFEFF")).toBe(true);
    expect(adopted.endsWith("```")).toBe(true);
    expect(adopted.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
    const taken = adopted
      .replace(/<!-- rutter: [^\r\n]+ -->\r\n/g, "")
      .replace(/```bash on=here/, "```")
      .replace(" as=template", "");
    expect(taken).toBe(text);
    expect(statSync(join(folder, "deploy.md")).mode & 0o777).toBe(0o640);
  });

  it("goes through a link to the file it leads to", async () => {
    const folder = fresh();
    symlinkSync("deploy.md", join(folder, "link.md"));
    expect((await run(folder, ["link.md", "--answers", "answers.yaml"])).status).toBe(0);
    expect(lstatSync(join(folder, "link.md")).isSymbolicLink()).toBe(true);
    expect(textIn(folder)).toContain("on=here");
  });

  it("is the text on standard output where it came from standard input", async () => {
    const folder = fresh();
    const { status, out, err } = await run(folder, ["-", "--answers", "answers.yaml"], { input: RUNBOOK });
    expect(status).toBe(0);
    expect(out).toContain("```bash on=here\n");
    expect(err).toMatch(/^adopted \(standard input\)/);
    const again = await run(folder, ["-"], { input: out });
    expect(again.out).toBe(out);
  });

  it("is nothing with --dry-run, which shows a diff that patch would take", async () => {
    const folder = fresh();
    const { status, out } = await run(folder, ["deploy.md", "--answers", "answers.yaml", "--dry-run"]);
    expect(status).toBe(0);
    expect(out).toMatch(/^--- deploy\.md\n\+\+\+ deploy\.md, adopted\n@@ -\d+,\d+ \+\d+,\d+ @@\n/);
    expect(out).toMatch(/\n-```\n\+```bash on=here\n/);
    expect(out).toMatch(/\nwould adopt deploy\.md/);
    expect(textIn(folder)).toBe(RUNBOOK);
  });
});

describe("questions", () => {
  it("are printed as YAML that can be filled in and passed back", async () => {
    const folder = fresh();
    const { status, out } = await run(folder, ["deploy.md", "--questions"]);
    expect(status).toBe(0);
    expect(out).toContain(`"${HOST}":\n`);
    const filled = out
      .replace(`"${HOST}":`, `"${HOST}": deploy@app-01`)
      .replace(`"${DOTS}":`, `"${DOTS}": show`);
    writeFileSync(join(folder, "filled.yaml"), filled);
    expect((await run(folder, ["deploy.md", "--answers", "filled.yaml"])).status).toBe(0);
    expect(textIn(folder)).toContain("```bash on=deploy@app-01\n");
  });

  it("are printed as JSON, and answered in JSON", async () => {
    const folder = fresh({ "answers.json": JSON.stringify({ [HOST]: "here", [DOTS]: "run" }, null, "\t") });
    const { out } = await run(folder, ["deploy.md", "--json"]);
    const asked: { rutter: string; questions: readonly { id: string; lines: readonly number[] }[] } =
      JSON.parse(out);
    expect(asked.rutter).toBe("adopt/1");
    expect(asked.questions.map(({ id }) => id)).toEqual([HOST, DOTS]);
    expect((await run(folder, ["deploy.md", "--answers", "answers.json"])).status).toBe(0);
    expect(textIn(folder)).toContain("as=command");
  });

  it("keep it from writing while one is open", async () => {
    const folder = fresh({ "some.yaml": `"${HOST}": here\n"${DOTS}":\n` });
    for (const args of [["deploy.md"], ["deploy.md", "--answers", "some.yaml"]]) {
      const { status, err } = await run(folder, args);
      expect(status).toBe(4);
      expect(err).toMatch(/ADOPT_QUESTION_OPEN/);
      expect(err).toMatch(/nothing was written/);
      expect(textIn(folder)).toBe(RUNBOOK);
    }
  });

  it("may stay open with --partial: the rest is written", async () => {
    const folder = fresh({ "some.yaml": `"${HOST}": here\n` });
    const { status, out, err } = await run(folder, ["deploy.md", "--answers", "some.yaml", "--partial"]);
    expect(status).toBe(4);
    expect(out).toMatch(/^adopted/);
    expect(err).toMatch(/ADOPT_QUESTION_OPEN/);
    expect(textIn(folder)).toContain("on=here");
    expect(textIn(folder)).toContain("```bash\n./deploy.sh --to ...");
  });

  it("are none for a runbook that says all", async () => {
    const folder = fresh({ "sure.md": SURE });
    expect((await run(folder, ["sure.md", "--questions"])).out).toBe("# sure.md raises no questions.\n");
  });
});

const REFUSED: readonly (readonly [name: string, args: readonly string[], said: readonly RegExp[]])[] = [
  ["no file", ["delpoy.md"], [/RUNBOOK_FILE_MISSING/, /did you mean deploy\.md/]],
  ["answers that are not there", ["deploy.md", "--answers", "none.yaml"], [/RUNBOOK_FILE_MISSING/]],
  [
    "an unknown question",
    ["deploy.md", "--answers", "unknown.yaml"],
    [/ADOPT_ANSWER_UNKNOWN/, /unknown\.yaml:1/, /did you mean "orders\/deploy#1"/],
  ],
  [
    "an answer that is none",
    ["deploy.md", "--answers", "wrong.yaml"],
    [/ADOPT_ANSWER_INVALID/, /wrong\.yaml:2/, /show or run/],
  ],
  [
    "a host that cannot be one",
    ["deploy.md", "--answers", "host.yaml"],
    [/ADOPT_ANSWER_INVALID/, /without quotes/],
  ],
  ["answers that are a list", ["deploy.md", "--answers", "list.yaml"], [/ADOPT_ANSWERS_FORM/, /a list/]],
  ["answers that are no YAML", ["deploy.md", "--answers", "broken.yaml"], [/ADOPT_ANSWERS_FORM/]],
  ["a table for an answer", ["deploy.md", "--answers", "deep.yaml"], [/ADOPT_ANSWERS_FORM/, /given a map/]],
  ["Windows-1252", ["latin.md"], [/ADOPT_ENCODING/, /latin\.md:3/]],
  ["UTF-16", ["wide.md"], [/ADOPT_ENCODING/, /UTF-16/]],
  ["a file without a right to write", ["closed.md"], [/ADOPT_FILE_READ_ONLY/, /chmod u\+w/]],
  ["a runbook with an error in it", ["error.md"], [/RUNBOOK_ANNOTATION_UNKNOWN/]],
  ["an option that there is not", ["deploy.md", "--anwsers", "x"], [/CLI_OPTION_UNKNOWN/, /--answers/]],
];

describe("what is refused, and nothing written", () => {
  const folder = fresh({
    "unknown.yaml": `"orders/deplyo#1": here\n`,
    "wrong.yaml": `"${HOST}": here\n"${DOTS}": shwo\n`,
    "host.yaml": `"${HOST}": "app 01"\n`,
    "list.yaml": "- here\n",
    "broken.yaml": `"${HOST}: here\n`,
    "deep.yaml": `"${HOST}":\n  host: here\n`,
    "latin.md": Buffer.from("# Ordres\n\nD\u00e9ploiement\n", "latin1"),
    "wide.md": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(RUNBOOK, "utf16le")]),
    "closed.md": RUNBOOK,
    "error.md": "# Orders\n\n<!-- rutter: watsh=5m -->\n- [ ] Told\n",
  });
  chmodSync(join(folder, "closed.md"), 0o444);
  const before = readdirSync(folder).sort();

  it.concurrent.each(REFUSED)("%s", async (_, args, said) => {
    const { status, out, err } = await run(folder, args);
    expect(out + err).not.toMatch(/bug in Rutter|\n\s+at /);
    for (const pattern of said) expect(err).toMatch(pattern);
    expect(err).toMatch(/^ {2}fix {3}\S/m);
    expect(status).toBe(3);
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(textIn(folder)).toBe(RUNBOOK);
  });
});
