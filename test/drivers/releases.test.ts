/** Releases of a home through the door of `app`, as a command line uses it: real SQLite, real files, real shells. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type DriveAsked,
  openReleases,
  type Releases,
  type ReleasesGiven,
  type SignalAsked,
} from "../../src/app/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { planOf, question, type StepGiven } from "./step-plan.ts";

let folder: string;
const opened: Releases[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rutter-releases-"));
});

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const open = async (given: ReleasesGiven = {}): Promise<Releases> => {
  const releases = await openReleases({ home: join(folder, "home"), by: "ana", ...given });
  opened.push(releases);
  return releases;
};

const write = (name: string): StepGiven => ({
  hand: "file",
  input: { do: "write", path: name, text: name, mode: null },
});

const bash = (run: string, more: Partial<StepGiven> = {}): StepGiven => ({
  hand: "shell",
  input: {
    run,
    commands: [{ text: run, line: 0, answers: [] }],
    language: "bash",
    host: null,
    inside: null,
    through: [],
    opens: null,
    script: false,
    args: [],
    endless: false,
    asks: {},
    env: {},
  },
  ...more,
});

const asking = (): Plan => planOf({ n1: write("a.txt"), q: question("All well?"), n2: write("b.txt") });

const start = (releases: Releases, plan: Plan): Promise<string> =>
  releases.start({ plan, dryRun: false, leftOut: [], cwd: folder });

const alone: DriveAsked = { whenWaiting: "leave" };

const yes: SignalAsked = { kind: "answer", about: null, value: "yes", note: null, from: "cli" };

/** The wait that is open now. */
const waitOf = async (releases: Releases, id: string): Promise<string> => {
  const { view } = await releases.status(id);
  return view.waits[0]?.id ?? "none";
};

describe("a release of this machine", () => {
  it("is started, driven as far as it goes without a person, answered, resumed and done", async () => {
    const releases = await open();
    const id = await start(releases, asking());
    expect(id).toMatch(/^[bcdfghjkmnpqrstvwxz][bcdfghjkmnpqrstvwxz2-9]{5}$/);
    const first = await (await releases.drive(id, alone)).end;
    expect(first).toMatchObject({ as: "waiting", exit: 4 });
    expect(existsSync(join(folder, "a.txt"))).toBe(true);
    expect(existsSync(join(folder, "b.txt"))).toBe(false);

    const other = await open({ by: "bo" });
    const kept = await other.signal(id, { ...yes, about: await waitOf(other, id) });
    expect(kept.as).toBe("kept");
    expect(await other.status(id)).toMatchObject({ driver: null, exit: 4, unread: 1 });

    const second = await (await other.resume(id, alone)).end;
    expect(second).toMatchObject({ as: "ended", exit: 0 });
    expect(readFileSync(join(folder, "b.txt"), "utf8")).toBe("b.txt");
    expect(await releases.list()).toMatchObject([{ release: id, state: "done", exit: 0, startedBy: "ana" }]);
    expect(await releases.verify(id)).toMatchObject({ whole: true });
  });

  it("refuses a signal that does not fit at once, and keeps nothing of it", async () => {
    const releases = await open();
    const id = await start(releases, asking());
    await (await releases.drive(id, alone)).end;
    const refused = await releases.signal(id, { ...yes, about: "no-such-wait" });
    expect(refused).toMatchObject({ as: "refused", why: expect.stringMatching(/./) });
    expect((await releases.status(id)).unread).toBe(0);
    // The one who checked has left: it can be driven.
    expect((await (await releases.resume(id, alone)).end).as).toBe("waiting");
  });

  it("tells whoever signals from another process what became of it", async () => {
    const releases = await open();
    const other = await open({ by: "bo" });
    const id = await start(releases, asking());
    let isOpen: () => void = () => {};
    const wait = new Promise<void>((resolve) => {
      isOpen = resolve;
    });
    const driving = await releases.drive(id, {
      whenWaiting: "stay",
      onRecorded: ({ event }) => event.type === "wait.opened" && isOpen(),
    });
    await wait;
    expect(await other.signal(id, { ...yes, about: "no-such-wait" })).toMatchObject({ as: "refused" });
    const about = await waitOf(other, id);
    expect(await other.signal(id, { ...yes, about, id: "one" })).toEqual({ as: "taken", signal: "one" });
    expect(await driving.end).toMatchObject({ as: "ended", exit: 0 });
    expect(await other.signal(id, { ...yes, about, id: "one" })).toEqual({ as: "taken", signal: "one" });
  });

  it("is driven by one process, and another says by which", async () => {
    const releases = await open();
    const id = await start(releases, asking());
    const driving = await releases.drive(id, { whenWaiting: "stay" });
    const other = await open();
    await expect(other.resume(id, alone)).rejects.toMatchObject({
      code: "RELEASE_DRIVEN",
      what: expect.stringContaining(String(process.pid)),
    });
    driving.leave("now");
    expect((await driving.end).as).toBe("left");
    const { as } = await (await other.resume(id, alone)).end;
    expect(as).toBe("waiting");
  });

  it("goes on by itself when it is resumed after it was left, and stays paused when a person paused it", async () => {
    const releases = await open();
    const left = await start(releases, asking());
    const driving = await releases.drive(left, { whenWaiting: "stay" });
    driving.leave("pause");
    expect((await driving.end).as).toBe("left");
    const { state } = (await (await releases.resume(left, alone)).end).view;
    expect(state).toBe("waiting");

    const paused = await start(releases, asking());
    await releases.signal(paused, { ...yes, kind: "pause", value: null, note: "lunch" });
    expect((await (await releases.resume(paused, alone)).end).view.state).toBe("held");
    expect((await (await releases.resume(paused, alone)).end).view.state).toBe("held");
  });

  it("answers by itself what it was told to answer", async () => {
    const releases = await open();
    const id = await start(releases, asking());
    const driving = await releases.drive(id, {
      whenWaiting: "leave",
      answerFor: (wait) => (wait.kind === "question" ? { ...yes, about: wait.id, from: "yes" } : null),
    });
    expect(await driving.end).toMatchObject({ as: "ended", exit: 0 });
  });

  it("can be watched from elsewhere until it ends", async () => {
    const releases = await open();
    const other = await open();
    const id = await start(
      releases,
      planOf({ n1: bash("echo one; sleep 0.4; echo two"), n2: write("b.txt") }),
    );
    const driving = await releases.drive(id, { whenWaiting: "leave" });
    const types: string[] = [];
    let output = "";
    const until = new AbortController().signal;
    await other.watch(id, {
      until,
      onRecorded: ({ event }) => types.push(event.type),
      onOutput: ({ text }) => {
        output += text;
      },
    });
    await driving.end;
    expect(types[0]).toBe("release.started");
    expect(types).toContain("release.ended");
    expect(output).toMatch(/one[\s\S]*two/);
  });

  it("moves to another home as lines", async () => {
    const releases = await open();
    const id = await start(releases, planOf({ n1: write("a.txt") }));
    await (await releases.drive(id, alone)).end;
    const elsewhere = await open({ home: join(folder, "elsewhere") });
    const imported = await elsewhere.imported(await releases.exported(id));
    expect(imported.release).toBe(id);
    expect(await elsewhere.log(id)).toEqual(await releases.log(id));
    expect((await elsewhere.status(id)).view.state).toBe("done");
  });
});

describe("its shell", () => {
  it("carries over from step to step, from process to process, and shows what it prints", async () => {
    const releases = await open();
    const plan = planOf({
      n1: bash("export PLACE=harbour; mkdir -p deep && cd deep; echo ready"),
      q: question("All well?"),
      n2: bash('echo "$PLACE $(basename "$PWD")" > ../out.txt'),
    });
    const id = await start(releases, plan);
    let output = "";
    const onOutput: DriveAsked["onOutput"] = ({ node, text }) => {
      output += `${node}: ${text}`;
    };
    await (await releases.drive(id, { ...alone, onOutput })).end;
    expect(output).toContain("n1: ready");
    await releases.signal(id, { ...yes, about: await waitOf(releases, id) });
    const other = await open();
    expect(await (await other.resume(id, alone)).end).toMatchObject({ as: "ended", exit: 0 });
    expect(readFileSync(join(folder, "out.txt"), "utf8")).toBe("harbour deep\n");
  });

  it("never shows a secret, and says where one is missing", async () => {
    const releases = await open({ env: { ...process.env, TOKEN: "s3cr3t-value" } });
    const step = bash('echo "token is $TOKEN"');
    const withSecret = (name: string): StepGiven => ({
      ...step,
      input: { ...step.input, env: { TOKEN: { secret: `env:${name}` } } },
    });
    let output = "";
    const onOutput: DriveAsked["onOutput"] = ({ text }) => {
      output += text;
    };
    const id = await start(releases, planOf({ n1: withSecret("TOKEN") }));
    const end = await (await releases.drive(id, { ...alone, onOutput })).end;
    expect(end.exit).toBe(0);
    expect(output).toContain("token is ****");
    const lines = (await releases.exported(id)).join("\n");
    expect(lines + output).not.toContain("s3cr3t");

    const without = await start(releases, planOf({ n1: withSecret("NO_SUCH_TOKEN") }));
    expect((await (await releases.drive(without, alone)).end).exit).not.toBe(0);
    expect((await releases.exported(without)).join("\n")).toContain("env:NO_SUCH_TOKEN gives no value");
  });

  it("is asked for before anything is written", async () => {
    const releases = await open({ env: { PATH: folder } });
    await expect(start(releases, planOf({ n1: bash("true") }))).rejects.toMatchObject({
      code: "RELEASE_BASH_MISSING",
    });
    expect(await releases.list()).toEqual([]);
    expect(existsSync(join(folder, "home", "releases", "x"))).toBe(false);
  });
});

describe("a runbook that was edited", () => {
  it("is told of, and the release keeps its plan", async () => {
    const runbook = join(folder, "deploy.md");
    writeFileSync(runbook, "# Deploy\n");
    const plan = { ...asking(), runbook: { file: runbook, sha256: "0".repeat(64), procedure: null } };
    const releases = await open();
    const id = await start(releases, plan);
    const notices: string[] = [];
    await (await releases.drive(id, { ...alone, onNotice: (words) => notices.push(words) })).end;
    expect(notices[0]).toMatch(/deploy\.md was edited .* keeps its plan/);
    expect(new Set(notices).size).toBe(notices.length);
  });
});

describe("a lock", () => {
  it("lets one release of a service and an environment go at a time", async () => {
    const locked = (name: string): Plan => {
      const plan = planOf({
        gate: { ...question("Lock"), gate: "lock", items: [] } as never,
        n1: write(name),
      });
      const lock = { service: "shop", environment: "production" };
      const q = planOf({ q: question("All well?") });
      return {
        ...plan,
        policy: { ...plan.policy, lock },
        courses: { ...plan.courses, main: ["gate", "n1", "q"] },
        nodes: { ...plan.nodes, q: { ...(q.nodes.q as never as object), after: ["n1"] } as never },
        items: { ...plan.items, ...q.items },
      };
    };
    const releases = await open();
    const first = await start(releases, locked("first.txt"));
    expect((await (await releases.drive(first, alone)).end).exit).toBe(4);
    const second = await start(releases, locked("second.txt"));
    const end = await (await releases.drive(second, alone)).end;
    expect(end).toMatchObject({ as: "waiting", exit: 5 });
    expect(JSON.stringify(end.view.waits)).toContain(first);
    await releases.signal(first, { ...yes, kind: "stop", value: null, note: "enough" });
    await (await releases.resume(first, alone)).end;
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expect((await (await releases.resume(second, alone)).end).exit).toBe(4);
    expect(existsSync(join(folder, "second.txt"))).toBe(true);
  }, 20_000);
});

describe("a home", () => {
  it("is made for its user alone, and only where something is to be written", async () => {
    const home = join(folder, "home");
    const looking = await open({ create: false });
    expect(await looking.list()).toEqual([]);
    await expect(looking.find("abc")).rejects.toMatchObject({ code: "RELEASE_UNKNOWN" });
    expect(existsSync(home)).toBe(false);
    const releases = await open();
    await start(releases, asking());
    for (const each of [home, join(home, "releases")]) expect(statSync(each).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, "rutter.db")).mode & 0o077).toBe(0);
  });

  it("that cannot be written is refused by its name", async () => {
    writeFileSync(join(folder, "file"), "");
    await expect(open({ home: join(folder, "file", "home") })).rejects.toMatchObject({
      code: "HOME_UNWRITABLE",
      what: expect.stringContaining("file/home"),
    });
  });

  it("is where RUTTER_HOME says, and releases are of whom RUTTER_USER says", async () => {
    const state = join(folder, "state");
    mkdirSync(state);
    const env = { XDG_STATE_HOME: state, HOME: folder };
    const by = null;
    const home = null;
    expect((await open({ home, by, env: { ...env, RUTTER_HOME: join(folder, "h") } })).home).toBe(
      join(folder, "h"),
    );
    const releases = await open({ home, by, env });
    expect(releases.home).toBe(join(state, "rutter"));
    expect(releases.by).toEqual({ who: userInfo().username, signed: false });
    expect((await open({ home, by, env: { ...env, RUTTER_USER: "bo" } })).by.who).toBe("bo");
  });

  it("finds a release by its first letters", async () => {
    const releases = await open();
    const ids = [];
    for (let at = 0; at < 30; at += 1) ids.push(await start(releases, asking()));
    const [id = ""] = ids;
    expect(await releases.find(id)).toBe(id);
    expect(await releases.find(id.toUpperCase())).toBe(id);
    expect(await releases.find(id.slice(0, 5))).toBe(id);
    const twice =
      ids.map((each) => each.charAt(0)).find((letter, at, all) => all.indexOf(letter) !== at) ?? "";
    await expect(releases.find(twice)).rejects.toMatchObject({ code: "RELEASE_AMBIGUOUS" });
    await expect(releases.find("")).rejects.toMatchObject({ code: "RELEASE_UNKNOWN" });
    await expect(releases.find("iiiiii")).rejects.toMatchObject({ code: "RELEASE_UNKNOWN" });
  });
});
