/** `rutter rehearse`, from a runbook to its table, its JSON and its page: what is a gap, and what is none. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { Rehearsal } from "../../src/app/index.ts";
import { dispatch, type Io, type Look } from "../../src/cli/index.ts";
import { REPOSITORY } from "../repository.ts";

interface Said {
  readonly status: number;
  readonly out: string;
}

async function rehearse(args: readonly string[], columns = 80): Promise<Said> {
  const said: string[] = [];
  const look: Look = { columns, colour: false, unicode: true };
  const keep = async (lines: readonly string[]): Promise<void> =>
    void said.push(...lines.map((line) => `${line}\n`));
  const io: Io = { out: keep, err: keep, raw: async (text) => void said.push(text), look, errLook: look };
  const status = await dispatch(["rehearse", ...args], io);
  return { status, out: said.join("") };
}

const folder = mkdtempSync(join(tmpdir(), "rutter-rehearse-"));

function runbook(name: string, steps: string, rollback: string): string {
  const fence = (text: string): string =>
    text
      .split("\n\n")
      .map((each) => `\`\`\`bash\n${each}\n\`\`\``)
      .join("\n\n");
  const back = rollback === "" ? "" : `\n## Rollback\n\n${fence(rollback)}\n`;
  const path = join(folder, `${name}.md`);
  writeFileSync(path, `# Deployment\n\n## Deployment steps\n\n${fence(steps)}\n${back}`);
  return path;
}

const json = async (path: string, ...args: readonly string[]): Promise<Rehearsal> =>
  JSON.parse((await rehearse([path, "--json", ...args])).out);

const SET_IMAGE = "kubectl -n shop set image deployment/api api=registry/api:2";
const UNDO = "kubectl -n shop rollout undo deployment/api";
const TOUCH = "ssh app-01 'sudo touch /etc/app/on'";

describe("gaps", () => {
  it("finds none where the rollback touches what the steps wrote", async () => {
    const path = runbook("whole", `docker build -t registry/api:2 .\n\n${SET_IMAGE}`, UNDO);
    expect(await rehearse([path])).toMatchObject({ status: 0, out: expect.stringContaining("no gaps") });
  });

  it("names the write that nothing takes back, with its line and the step that fails", async () => {
    const path = runbook("left", `${TOUCH}\n\n${SET_IMAGE}`, UNDO);
    const { gaps } = await json(path);
    expect(gaps).toEqual([
      {
        kind: "not-taken-back",
        what: "step 2 fails → nothing takes back step 1: file /etc/app/on on app-01",
        step: expect.any(String),
        lines: [6, 6],
      },
    ]);
    expect((await rehearse([path])).status).toBe(1);
  });

  it("says of a schema that the rollback leaves it where an undo is known, and holds it against nobody", async () => {
    const { gaps, notes } = await json(runbook("schema", `npx knex migrate:latest\n\n${SET_IMAGE}`, UNDO));
    expect(gaps).toEqual([]);
    expect(notes.map(({ what }) => what).join()).toContain("the rollback leaves the schema of the database");
  });

  it("trusts a rollback by a script, and says so", async () => {
    const { gaps, notes } = await json(
      runbook("script", `${TOUCH}\n\n${SET_IMAGE}`, "./scripts/rollback.sh"),
    );
    expect(gaps).toEqual([]);
    expect(notes.map(({ what }) => what).join()).toContain("what r1 takes back is not known");
  });

  it("finds a rollback that needs what a failed step should have made", async () => {
    const steps = `${SET_IMAGE}\n\npg_dump -f before.dump shop\n\npsql shop -c 'ALTER TABLE orders ADD COLUMN x int'`;
    const { gaps } = await json(runbook("dump", steps, `${UNDO}\npg_restore -d shop before.dump`));
    expect(gaps.map(({ what }) => what)).toEqual([
      "step 2 fails → r1 needs file before.dump, which it should have made",
    ]);
  });

  it("finds a question that nobody is there to answer", async () => {
    const path = runbook("asks", SET_IMAGE, UNDO);
    const text = readFileSync(path, "utf8").replace("## Dep", "## Before\n\n- [ ] Everybody knows\n\n## Dep");
    writeFileSync(path, text);
    expect((await json(path)).gaps).toEqual([]);
    const [gap] = (await json(path, "--non-interactive")).gaps;
    expect(gap).toMatchObject({ kind: "nobody-answers", lines: [5, 5] });
  });
});

describe("faults", () => {
  it("tells what Rutter does, how it ends and what then stands", async () => {
    const { faults, undisturbed } = await json(runbook("faults", `${TOUCH}\n\n${SET_IMAGE}`, UNDO));
    const told = (number: number, kind: string) => faults.filter(({ fault }) => fault === kind)[number];
    expect(undisturbed.ends).toBe("done");
    expect(told(0, "fails")).toMatchObject({ response: "ask" });
    expect(told(0, "rutter-dies")).toMatchObject({ response: "read", ends: "done" });
    // The last is the way back itself.
    expect(told(2, "fails")).toMatchObject({
      response: "held",
      ends: "failed",
      exit: 11,
      onTheWayBack: true,
    });
    expect(told(2, "fails")?.stands.map(({ what }) => what)).toEqual([
      "deployment shop/api",
      "file /etc/app/on on app-01",
    ]);
  });

  it("needs no secret and no value, and says which were made up", async () => {
    const { notes } = await json(runbook("inputs", "docker push registry/api:<version>", ""));
    expect(notes.map(({ what }) => what)).toContain("with sample values: version=sample");
  });

  it("ends with 3 where there is no plan", async () => {
    expect(await rehearse([join(folder, "none.md")])).toMatchObject({ status: 3 });
    const path = runbook("none", "./scripts/<a>.sh ...", "");
    expect(await rehearse([path, "No such procedure"])).toMatchObject({ status: 3 });
  });
});

describe("what is printed", () => {
  const example = join(REPOSITORY, "examples/harbour/runbooks/deploy.md");

  it.each([80, 60])("stays within %i columns", async (columns) => {
    const { out } = await rehearse([example, "--steps"], columns);
    const long = out.split("\n").filter((line) => [...line].length > columns);
    expect(long).toEqual([]);
  });

  it("is what the schema says", async () => {
    const schema = JSON.parse(readFileSync(join(REPOSITORY, "schemas/rehearsal-1.schema.json"), "utf8"));
    const validate = new Ajv({ strict: false }).compile(schema);
    const rehearsal = await json(example);
    expect(validate(rehearsal), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...rehearsal, added: 1 })).toBe(true);
    expect(validate({ ...rehearsal, gaps: [{}] })).toBe(false);
  });

  it("is a page that needs nothing else and lets nothing of the runbook act", async () => {
    const page = join(folder, "page.html");
    const path = runbook("page", `echo '<script>alert(1)</script>'\n\n${SET_IMAGE}`, UNDO);
    await rehearse([path, "--html", page]);
    const text = readFileSync(page, "utf8");
    expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(text).not.toMatch(/<script|<link|<img|@import|url\(|\ssrc=/);
    expect(text.match(/<th scope="(?:col|row)">/g)?.length).toBeGreaterThan(10);
  });
});
