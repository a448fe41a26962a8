/** Releases of a home through the door of `app`, as a command line uses it: started, driven, signalled, left, resumed. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alone, asking, bash, type ReleaseStage, releaseStage, waitOf, write, yes } from "./release-stage.ts";
import { planOf } from "./step-plan.ts";

let folder: string;
let open: ReleaseStage["open"];
let start: ReleaseStage["start"];
let close: ReleaseStage["close"];

beforeEach(() => {
  ({ folder, open, start, close } = releaseStage());
});

afterEach(() => close());

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
    // Nothing comes of it any more, and nothing is written.
    const before = (await releases.log(id)).length;
    expect(await (await releases.resume(id, alone)).end).toMatchObject({ as: "ended", exit: 0 });
    expect(await releases.log(id)).toHaveLength(before);
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
    // Nor twice by the same one, which goes on driving it.
    await expect(releases.resume(id, alone)).rejects.toMatchObject({ code: "RELEASE_DRIVEN" });
    expect((await other.status(id)).driver?.pid).toBe(process.pid);
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
