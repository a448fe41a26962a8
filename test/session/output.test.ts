/** What a step prints: hidden where it is secret, cut where it is long, judged as a whole, and in nobody's way. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands in the strings is bash
import { readdirSync, readFileSync, statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { never, type Opened, opened, withSession } from "./opened.ts";

let one: Opened;
beforeAll(async () => {
  one = await opened();
});
afterAll(() => one.end());

/** In pieces that no reader gets in one. */
const inPieces = (text: string): string =>
  [...text].map((letter) => `printf %s '${letter}'; sleep 0.01`).join("; ");

describe("secrets", () => {
  it.each([
    ["whole", "echo a hunter-two b", "a **** b\n"],
    ["in pieces", `${inPieces("a hunter-two b")}; echo`, "a **** b\n"],
    ["encoded", "printf hunter-two | base64; echo on", "****\non\n"],
    ["by shape", "echo password=abc1234; echo on", "password=****\non\n"],
    ["begun and not ended", "echo a hunter-tw", "a hunter-tw\n"],
  ])("are hidden: %s", async (_, text, log) => {
    const shown: string[] = [];
    const ran = await one.run([text], { mask: ["hunter-two", ""] });
    expect(ran.log).toBe(log);
    expect(ran.tail).toEqual(log.trimEnd().split("\n"));
    await one.session.run(one.runOf(`shown-${ran.id}`, [text], { mask: ["hunter-two"] }), never, (part) =>
      shown.push(part),
    );
    expect(shown.join("")).toBe(log);
  });

  it("are nowhere in the folder but in what is kept, and not in what ps shows", async () => {
    await one.run(["echo $TOKEN; env | sort"], { env: { TOKEN: "hunter-two" }, mask: ["hunter-two"] });
    const holding = readdirSync(one.place.folder).filter(
      (name) =>
        statSync(join(one.place.folder, name)).isFile() &&
        readFileSync(join(one.place.folder, name), "utf8").includes("hunter-two"),
    );
    expect(holding).toEqual(["kept"]);
    if (process.platform !== "linux") return;
    const keeper = `/proc/${one.keeperPid()}`;
    for (const name of ["environ", "cmdline"])
      expect(readFileSync(join(keeper, name), "utf8")).not.toContain("hunter-two");
  });
});

describe("a look", () => {
  const looks = [
    { kind: "contains", text: "lo wor" },
    { kind: "contains", text: "nowhere" },
    { kind: "matches", pattern: "^hel+o w.*d$" },
    { kind: "matches", pattern: "^world" },
    { kind: "matches", pattern: "(" },
    { kind: "equals", text: "hello world" },
    { kind: "equals", text: "hello" },
  ] as const;
  const held = [true, false, true, false, false, true, false];

  it.each([
    ["whole", "echo hello world"],
    ["in pieces", `${inPieces("hello world")}; echo`],
    ["without a final newline", "printf 'hello world'"],
  ])("is judged on all of it, %s", async (_, text) => {
    expect((await one.run([text], { looks })).held).toEqual(held);
  });

  it("sees what the log leaves out, and secrets too", async () => {
    const text = "yes filler | head -c 6000000; echo needle; yes filler | head -c 6000000";
    const ran = await one.run([text], { mask: ["needle"], looks: [{ kind: "contains", text: "needle" }] });
    expect(ran).toMatchObject({ held: [true], cut: true });
  });
});

describe("a log", () => {
  it("holds binary output as it was", async () => {
    const ran = await one.run([`printf 'a\\0b\\377\\1c'; head -c 100000 /dev/zero`]);
    expect(ran).toMatchObject({ state: "done", bytes: 100_006, cut: false });
    const bytes = readFileSync(join(one.folder, "logs", `${ran.id}.log`));
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from([97, 0, 98, 255, 1, 99, 0, 0]));
    expect(bytes.length).toBe(100_006);
  });

  it("keeps the beginning and the end, and says how much is missing", async () => {
    const ran = await one.run(["echo first; seq 1 3000000; echo last"]);
    const bytes = Buffer.byteLength(ran.log);
    expect(ran).toMatchObject({ cut: true, tail: expect.arrayContaining(["3000000", "last"]) });
    const [, missing = "0"] = /\n\[… (\d+) bytes left out …\]\n/.exec(ran.log) ?? [];
    const note = Buffer.byteLength(`\n[… ${missing} bytes left out …]\n`);
    expect(bytes - note + Number(missing)).toBe(ran.bytes);
    expect(ran.log.startsWith("first\n1\n2\n")).toBe(true);
    expect(ran.log.endsWith("2999999\n3000000\nlast\n")).toBe(true);
    expect(bytes).toBeLessThan(10_001_000);
  });

  it("that meets a full disk fails no step", async () => {
    const ran = await one.run(["echo on; seq 1 100000; (exit 4)"], { log: "/dev/full" });
    expect(ran).toMatchObject({
      state: "failed",
      exit: 4,
      cut: true,
      notes: [expect.stringContaining("ENOSPC")],
    });
    expect(ran.tail.at(-1)).toBe("100000");
  });

  it("that cannot be opened fails no step", async () => {
    const ran = await one.run(["echo on"], { log: "/dev/null/no/log" });
    expect(ran).toMatchObject({
      state: "done",
      tail: ["on"],
      notes: [expect.stringContaining("log could not be written")],
    });
  });
});

describe("output of any size", () => {
  const rssOf = (pid: number): number =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0") / 1024;

  it.runIf(process.platform === "linux")("takes no memory", () =>
    withSession(async ({ run, keeperPid }) => {
      await run(["seq 1 100000"]);
      const before = rssOf(keeperPid());
      const mine = process.memoryUsage().rss;
      const ran = await run(["yes 'a line that is about as long as lines are' | head -c 200000000"], {
        mask: ["nowhere-at-all"],
      });
      expect(ran).toMatchObject({ state: "done", bytes: 200_000_000, cut: true });
      expect(rssOf(keeperPid()) - before).toBeLessThan(50);
      expect((process.memoryUsage().rss - mine) / 1e6).toBeLessThan(50);
    }),
  );

  it("one line without an end takes none either", async () => {
    const looks = [
      { kind: "matches", pattern: "^x+$" },
      { kind: "equals", text: "x" },
    ] as const;
    const ran = await one.run(["head -c 30000000 /dev/zero | tr '\\0' x"], { looks });
    expect(ran).toMatchObject({ state: "done", bytes: 30_000_000, held: [true, false] });
    expect(ran.tail[0]?.length).toBeLessThan(600);
  });

  it("is not held up by a client that reads nothing", () =>
    withSession(async ({ run, place, again, runOf }) => {
      await run(["true"]);
      const [name = ""] = readdirSync(place.folder).filter((each) => /^keeper\.\d+\.sock$/.test(each));
      const deaf = connect(join(place.folder, name));
      deaf.pause();
      const asked = runOf("loud", ["sleep 0.2; yes | head -c 50000000"]);
      deaf.write(`${JSON.stringify({ op: "run", run: asked })}\n`);
      const other = await again();
      expect(await other.run(asked, never)).toMatchObject({ state: "done", bytes: 50_000_000 });
      deaf.destroy();
    }));

  it("of a text is no matter: a text of 1 MB, and a huge environment", async () => {
    const text = `cat <<'END' | wc -c\n${"it's a line\n".repeat(90_000)}END`;
    expect((await one.run([text])).log.trim()).toBe("1080000");
    const env = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`BIG_${index}`, "y".repeat(100_000)]),
    );
    expect((await one.run(["echo ${#BIG_9}"], { env, aside: true })).log).toBe("100000\n");
    expect((await one.run(["echo ${#BIG_9}"], { env })).log).toBe("100000\n");
    expect((await one.run(["exit 1"])).exit).toBe(1);
    expect((await one.run(["echo ${#BIG_9}; unset ${!BIG_*}"])).log).toBe("100000\n");
  });
});
