import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandsTarget, type TargetCommands } from "./commands-target.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rutter-commands-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LOOK = `echo '{ "versions": [{ "version": "1", "percent": 100 }], "serving": "1" }'`;
const call = (deadlineMs = 10_000, signal = new AbortController().signal) => {
  const said: string[] = [];
  return { deadlineMs, signal, log: (line: string) => said.push(line), said };
};
const target = (commands: Partial<TargetCommands>) =>
  commandsTarget({
    service: "orders",
    environment: "test",
    commands: {
      look: LOOK,
      place: "true",
      weight: "true",
      keep: "true",
      retire: "true",
      lease: true,
      ...commands,
    },
    folder,
    env: process.env,
  });
const weight = { version: "2", percent: 5, leaseMs: 30_000, sticky: true };

describe("commandsTarget", () => {
  it("gives what is wanted in the environment, and never in the text", async () => {
    const wanted = `printenv | grep ^RUTTER_ | grep -v HOME | sort > told`;
    const hostile = { ...weight, version: '$(touch hurt); "x' };
    expect((await target({ weight: wanted }).weight(hostile, call())).state).toBe("done");
    expect(readFileSync(join(folder, "told"), "utf8").split("\n")).toEqual([
      "RUTTER_DO=weight",
      "RUTTER_ENVIRONMENT=test",
      "RUTTER_LEASE_MS=30000",
      "RUTTER_PERCENT=5",
      "RUTTER_SERVICE=orders",
      "RUTTER_STICKY=true",
      'RUTTER_VERSION=$(touch hurt); "x',
      "",
    ]);
    expect(() => readFileSync(join(folder, "hurt"))).toThrow();
  });

  it("fails with the last words and the status, also in the middle of a pipe", async () => {
    const given = call();
    const answer = await target({ place: "echo one; echo two >&2; false | cat; echo never" }).place(
      "2",
      given,
    );
    expect(answer).toMatchObject({ state: "failed", look: null });
    expect(answer.evidence.slice(-1)).toEqual(["place ended with exit status 1"]);
    expect(answer.evidence).toContain("two");
    expect(given.said).toEqual(expect.arrayContaining(["one", "two"]));
  });

  it("ends what takes too long, and all that it started", async () => {
    const lasting = "(trap '' TERM; while :; do date +%N > beat; sleep 0.05; done) & wait";
    const answer = await target({ keep: lasting }).keep("2", call(800));
    expect(answer.state).toBe("timed-out");
    const last = readFileSync(join(folder, "beat"), "utf8");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(readFileSync(join(folder, "beat"), "utf8")).toBe(last);
  });

  it("leaves running what a command started and left", async () => {
    const answer = await target({ place: "sleep 60 > /dev/null 2>&1 & echo $! > pid" }).place("2", call());
    expect(answer.state).toBe("done");
    const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
    expect(process.kill(pid, 0)).toBe(true);
    process.kill(pid);
  });

  it("is called off", async () => {
    const off = new AbortController();
    const answer = target({ retire: "sleep 60" }).retire("1", call(10_000, off.signal));
    setTimeout(() => off.abort(), 200);
    expect((await answer).state).toBe("cancelled");
  });

  it("keeps little of what prints without end", async () => {
    const answer = await target({ look: "head -c 3000000 /dev/zero | tr '\\0' a" }).look(call());
    expect(answer).toMatchObject({ state: "failed", evidence: ["the look command printed far too much"] });
  });

  it("renews a share that stands, and takes none up that has gone back", async () => {
    writeFileSync(join(folder, "look.json"), '{ "versions": [{ "version": "2", "percent": 5 }] }');
    const one = target({ look: "cat look.json", weight: 'echo "$RUTTER_DO" >> done' });
    await one.renew(weight, call());
    writeFileSync(join(folder, "look.json"), '{ "versions": [{ "version": "2", "percent": 0 }] }');
    const gone = await one.renew(weight, call());
    expect(gone.look?.versions[0]?.percent).toBe(0);
    expect(readFileSync(join(folder, "done"), "utf8")).toBe("renew\n");
  });

  it("believes a command that prints how it stands, and looks where it prints anything else", async () => {
    const prints = (text: string) =>
      target({ look: "echo look >> looks; echo '{}'", keep: `echo '${text}'` }).keep("2", call());
    expect((await prints('{ "versions": [], "serving": "2" }')).look?.serving).toBe("2");
    expect(() => readFileSync(join(folder, "looks"))).toThrow();
    for (const text of ["ok", "{", '{ "versions": 5 }'])
      expect((await prints(text)).look?.serving).toBeNull();
    expect(readFileSync(join(folder, "looks"), "utf8")).toBe("look\nlook\nlook\n");
  });

  it("says when there is no bash", async () => {
    const none = commandsTarget({
      service: "orders",
      environment: "test",
      commands: { look: LOOK, place: "", weight: "", keep: "", retire: "", lease: false },
      folder,
      env: {},
      bash: "/nowhere/bash",
    });
    expect(await none.look(call())).toMatchObject({
      state: "failed",
      evidence: [/ENOENT/, /could not be started/].map((each) => expect.stringMatching(each)),
    });
  });
});
