/** Which release is meant by what was typed: never a guess where it could be another. */
import { describe, expect, it } from "vitest";
import type { Releases } from "../app/index.ts";
import { RutterError } from "../base/index.ts";
import { couldBeRelease, type WhichGiven, whichRelease } from "./which-release.ts";

const releasesWith = (open: readonly string[], ended: readonly string[] = []): Releases =>
  ({
    find: async (prefix: string) => {
      const found = [...open, ...ended].find((id) => id.startsWith(prefix));
      if (found !== undefined) return found;
      throw new RutterError({ code: "RELEASE_UNKNOWN", what: "no", why: "no", fix: "no" });
    },
    list: async (asked?: { open?: boolean }) =>
      (asked?.open ? open : [...open, ...ended]).map((release) => ({
        release,
        service: null,
        runbook: "a.md",
      })),
  }) as unknown as Releases;

const answer: Omit<WhichGiven, "positionals"> = { verb: "answer", rest: [2, 2], places: ["WAIT", "VALUE"] };
const rollback: Omit<WhichGiven, "positionals"> = { verb: "rollback", rest: [1, 1], places: ["REASON"] };

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  return error instanceof RutterError ? error.code : "none";
};

describe("whichRelease", () => {
  const one = releasesWith(["k3f9wz"], ["bd2c4f"]);

  it("takes a name, or the only one that is open", async () => {
    expect(await whichRelease(one, { ...answer, positionals: ["k3f", "w", "yes"] })).toEqual({
      release: "k3f9wz",
      rest: ["w", "yes"],
      guessed: false,
    });
    expect(await whichRelease(one, { ...answer, positionals: ["tests-are-green", "yes"] })).toEqual({
      release: "k3f9wz",
      rest: ["tests-are-green", "yes"],
      guessed: true,
    });
    // A wait may be called what could be a release.
    expect(await whichRelease(one, { ...answer, positionals: ["w2", "yes"] })).toMatchObject({
      guessed: true,
    });
    expect(await whichRelease(one, { ...rollback, positionals: ["it is broken"] })).toMatchObject({
      release: "k3f9wz",
    });
  });

  it("takes a wrong name for nothing else", async () => {
    expect(await codeOf(whichRelease(one, { ...answer, positionals: ["k9", "w", "yes"] }))).toBe(
      "RELEASE_UNKNOWN",
    );
    expect(await codeOf(whichRelease(one, { ...rollback, positionals: ["bdbdbd"] }))).toBe("RELEASE_UNKNOWN");
    expect(await codeOf(whichRelease(one, { ...rollback, positionals: ["it", "is", "bad"] }))).toBe(
      "CLI_RELEASE_NEEDED",
    );
  });

  it("guesses neither among several nor, but to look, where none is open", async () => {
    const look = { verb: "status", rest: [0, 0], positionals: [] } as const;
    expect(await codeOf(whichRelease(releasesWith(["k3f9wz", "bd2c4f"]), look))).toBe("CLI_RELEASE_NEEDED");
    const none = releasesWith([], ["bd2c4f"]);
    expect(await codeOf(whichRelease(none, look))).toBe("CLI_RELEASE_NEEDED");
    expect(await whichRelease(none, { ...look, looks: true })).toMatchObject({ release: "bd2c4f" });
  });

  it("knows names by their letters", () => {
    expect(["k3f9wz", "k", "K3"].every(couldBeRelease)).toBe(true);
    expect(["broken", "5", "k3f9wzz", "", "a-b"].some(couldBeRelease)).toBe(false);
  });
});
