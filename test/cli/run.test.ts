/** Releases carried out by the command line as a process of its own: real bash, a home of its own for each test. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { onTerminal } from "./run-terminal.ts";
import { COMMAND, ENVIRONMENT, type Ended, rutter } from "./rutter.ts";

const GOOD = `# Page

## Before

- [ ] Text is proofread
- [ ] Nobody else deploys

## Steps

\`\`\`bash
echo one >> ran.txt
\`\`\`

\`\`\`bash
echo two >> ran.txt
echo "it says two"
\`\`\`

## Rollback

\`\`\`bash
echo back >> ran.txt
\`\`\`
`;

const BAD = GOOD.replace('echo "it says two"', "cat missing.txt");
const SLOW = GOOD.replace("echo one", "touch begun.txt\nfor i in 1 2; do sleep 1; done\necho one");

interface Place {
  readonly folder: string;
  readonly ran: () => string;
  readonly run: (...args: readonly string[]) => Promise<Ended>;
  readonly env: Readonly<Record<string, string>>;
}

const folders: string[] = [];

function placeWith(text: string): Place {
  const folder = mkdtempSync(join(tmpdir(), "rutter-run-"));
  folders.push(folder);
  writeFileSync(join(folder, "page.md"), text);
  const env = { RUTTER_HOME: join(folder, "home"), RUTTER_USER: "ana" };
  const path = join(folder, "ran.txt");
  return {
    folder,
    env,
    ran: () => (existsSync(path) ? readFileSync(path, "utf8").trim().split("\n").join(" ") : ""),
    run: (...args) => rutter(args, { cwd: folder, env }),
  };
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const idIn = (text: string): string => / release ([a-z0-9]+)/.exec(text)?.[1] ?? "";

describe("rutter run, where nobody can be asked", { timeout: 120_000 }, () => {
  it("ends with 4 and the commands, is answered from elsewhere, and goes on", async () => {
    const place = placeWith(GOOD);
    const first = await place.run("run", "page.md");
    const id = idIn(first.out);
    expect([first.status, place.ran()]).toEqual([4, ""]);
    expect(first.out).toContain(
      `type  rutter answer ${id} text-is-proofread yes  # or no`.replace("text-is-proofread", "before-1"),
    );
    expect(first.out).toContain(`next       rutter resume ${id}   carries it on`);
    expect((await place.run("answer", "proofread", "yes")).out).toContain("Text is proofread: yes\n  kept");
    expect((await place.run("answer", id.slice(0, 3), "nobody", "y", "--note", "asked")).status).toBe(0);
    const resumed = await place.run("resume");
    expect([resumed.status, place.ran()]).toEqual([0, "one two"]);
    expect(resumed.out).toMatch(/^done {7}The release is out: 3 steps in /m);
    expect((await place.run("log", id, "3")).out).toBe("it says two\n");
    expect((await place.run("log", id)).out).toContain("Nobody else deploys: done by ana: asked");
    expect((await place.run("log", id, "--verify")).out).toContain("whole");
    expect((await place.run("list")).out).toBe("no release is open; --all shows those that have ended\n");
    const exported = (await place.run("export", id)).out;
    writeFileSync(join(place.folder, "r.jsonl"), exported);
    const other = { cwd: place.folder, env: { RUTTER_HOME: join(place.folder, "other") } };
    expect((await rutter(["import", "r.jsonl"], other)).status).toBe(0);
    expect((await rutter(["export", id], other)).out).toBe(exported);
  });

  it("asks what to do about a failed step, and goes back when it is told to", async () => {
    const place = placeWith(BAD);
    const first = await place.run("run", "page.md", "--yes");
    const id = idIn(first.out);
    expect([first.status, place.ran()]).toEqual([4, "one two"]);
    expect(first.out).toContain(`or    rutter rollback ${id} "reason"`);
    expect(first.out).toContain("No such file or directory");
    expect((await place.run("rollback", "it is broken")).status).toBe(0);
    const back = await place.run("resume");
    expect([back.status, place.ran()]).toEqual([2, "one two back"]);
    expect(back.out).toContain("returned   The release was rolled back in");
    expect(back.out).toContain(`rutter report ${id}   the rollback report`);
    const report = await place.run("report", id);
    expect(report.out).toContain("| Result | rolled back |");
    const again = await place.run("rollback", id, "once more");
    expect([again.status, again.err.split("  ")[0]]).toEqual([3, "error CLI_SIGNAL_REFUSED"]);
  });

  it("never answers yes where somebody has answered no", async () => {
    const place = placeWith(GOOD);
    await place.run("run", "page.md");
    expect((await place.run("answer", "proofread", "no", "--note", "of last week")).status).toBe(0);
    for (let turn = 0; turn < 2; turn += 1) expect((await place.run("resume", "--yes")).status).toBe(4);
    expect((await place.run("status")).out).toContain("Answered no by ana: of last week");
    expect(place.ran()).toBe("");
    expect((await place.run("answer", "proofread", "yes")).status).toBe(0);
    expect([(await place.run("resume", "--yes")).status, place.ran()]).toEqual([0, "one two"]);
  });

  it("stops a release that nobody drives at once, and keeps nothing of its session", async () => {
    const place = placeWith(BAD.replace("echo two", "export TOKEN=drowssap\necho two"));
    const id = idIn((await place.run("run", "page.md", "--yes")).out);
    const session = join(place.folder, "home", "releases", id, "session");
    const kept = () => execFileSync("grep", ["-rlc", "drowssap", session, "--exclude-dir=logs"]).toString();
    expect(kept()).toContain("kept");
    const stopped = await place.run("stop", "wrong branch");
    expect([stopped.status, place.ran()]).toEqual([0, "one two"]);
    expect(stopped.out).toMatch(/^stopped {4}Stopped by ana: wrong branch/m);
    expect(kept).toThrow();
    expect((await place.run("list")).out).toContain("no release is open");
  });

  it("gives one event a line as JSON, the last with state and exit", async () => {
    const place = placeWith(GOOD);
    const lines = (ended: Ended) =>
      ended.out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
    const waiting = lines(await place.run("run", "page.md", "--json"));
    expect(waiting[0]).toMatchObject({ seq: 1, type: "release.started" });
    expect(waiting.at(-1)).toEqual({ type: "left", release: waiting[0].release, state: "waiting", exit: 4 });
    const done = lines(await place.run("resume", "--json", "--yes"));
    expect(done.at(-1)).toMatchObject({ type: "release.ended", state: "done", exit: 0 });
    const [status] = lines(await place.run("status", waiting[0].release, "--json"));
    expect(status).toMatchObject({ state: "done", runbook: "page.md", waits: [], guards: [], targets: [] });
    expect(status.steps.map((step: { state: string }) => step.state)).toEqual(["done", "done", "done"]);
  });

  it("begins in the middle only when that is confirmed, and runs nothing that writes when dry", async () => {
    const place = placeWith(GOOD);
    const asked = await place.run("run", "page.md", "--from", "3");
    expect([asked.status, asked.err]).toEqual([3, expect.stringContaining("CLI_CONFIRMATION_NEEDED")]);
    expect((await place.run("run", "page.md", "--from", "3", "--yes")).status).toBe(0);
    expect(place.ran()).toBe("two");
    expect((await place.run("run", "page.md", "--dry-run")).status).toBe(0);
    expect(place.ran()).toBe("two");
  });

  it("is resumed after kill -9, and nothing runs twice", async () => {
    const place = placeWith(SLOW);
    const child = spawn(process.execPath, [...COMMAND, "run", "page.md", "--yes"], {
      cwd: place.folder,
      env: { ...ENVIRONMENT, ...place.env },
      stdio: "ignore",
    });
    const until = Date.now() + 30_000;
    while (!existsSync(join(place.folder, "begun.txt")) && Date.now() < until)
      await new Promise((done) => setTimeout(done, 20));
    child.kill("SIGKILL");
    const resumed = await place.run("resume", "--yes");
    expect([resumed.status, place.ran()]).toEqual([0, "one two"]);
    expect(resumed.out).toContain("carried on; nobody drove it for");
  });
});

describe("what does not fit", { timeout: 120_000 }, () => {
  it("is refused with what would", async () => {
    const place = placeWith(GOOD);
    const id = idIn((await place.run("run", "page.md")).out);
    const refused = async (...args: readonly string[]): Promise<string> => {
      const { status, err } = await place.run(...args);
      expect(status, err).toBe(3);
      return err.replace(/^release .*\n/, "");
    };
    expect(await refused("status", "bbbbbb")).toMatch(/^error RELEASE_UNKNOWN/);
    expect(await refused("answer", id, "nothing", "yes")).toMatch(/^error CLI_WAIT_UNKNOWN[\s\S]*before-1/);
    expect(await refused("answer", "proofread", "perhaps")).toMatch(
      /^error CLI_ANSWER_INVALID[\s\S]*yes, no/,
    );
    expect(await refused("retry", "9")).toMatch(/^error CLI_STEP_UNKNOWN/);
    expect(await refused("retry", "2")).toMatch(/^error CLI_SIGNAL_REFUSED/);
    expect(await refused("rollback")).toMatch(/^error CLI_ARGUMENT_MISSING {2}rutter rollback needs REASON/);
    expect(await refused("rollback", "it", "is", "broken")).toMatch(
      /^error CLI_RELEASE_NEEDED[\s\S]*"it is broken"/,
    );
    expect(await refused("approve", id, "--plan", "0000-0000")).toMatch(/^error CLI_ANSWER_INVALID/);
    expect(await refused("report", id, "--as", "poem")).toMatch(/^error CLI_OPTION_CHOICE/);
    expect(await refused("import", "page.md")).toMatch(/^error CLI_IMPORT_UNREADABLE/);
    expect(await refused("run", "page.md", "--from", "image", "--yes")).toMatch(/^error CLI_STEP_UNKNOWN/);
    await place.run("run", "page.md");
    expect(await refused("status")).toMatch(/^error CLI_RELEASE_NEEDED {2}2 releases are open/);
  });
});

describe("rutter run on a terminal", { timeout: 120_000 }, () => {
  it("is answered with keys, and leaves the terminal as it was", async () => {
    const place = placeWith(GOOD);
    const terminal = onTerminal(["run", "page.md"], { cwd: place.folder, env: place.env });
    await terminal.sees("Nobody else deploys");
    terminal.types("y");
    await new Promise((done) => setTimeout(done, 600));
    terminal.types("y");
    const { status, screen } = await terminal.end;
    expect([status, place.ran()]).toEqual([0, "one two"]);
    expect(screen).toContain("\u001b[?25l");
    expect(screen.lastIndexOf("\u001b[?25h")).toBeGreaterThan(screen.lastIndexOf("\u001b[?25l"));
    expect(screen.slice(screen.lastIndexOf("speed "))).toMatch(/ icanon[\s\S]* echo /);
    expect(screen).toMatch(/The release is out: 3 steps/);
  });

  it("pauses after the step under way at Ctrl-C, and goes on from there", async () => {
    const place = placeWith(SLOW);
    const terminal = onTerminal(["run", "page.md", "--yes"], { cwd: place.folder, env: place.env });
    await terminal.sees("touch begun.txt");
    while (!existsSync(join(place.folder, "begun.txt"))) await new Promise((done) => setTimeout(done, 20));
    terminal.types("\u0003");
    const { status, screen } = await terminal.end;
    expect([status, place.ran()]).toEqual([4, "one"]);
    expect(screen).toContain("Paused by ana");
    expect((await place.run("resume")).status).toBe(0);
    expect(place.ran()).toBe("one two");
  });
});
