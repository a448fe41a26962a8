/** A person at a terminal, played: Enter, numbers, `s`, `?`, what does not fit, and the end of it. */
import { describe, expect, it } from "vitest";
import type { Question } from "../adopt/index.ts";
import { askAll } from "./adopt-ask.ts";

const HOST: Question = {
  id: "orders/deploy#1",
  topic: "host",
  lines: [1, 2],
  asks: "Where do these 2 commands run?",
  now: "on app-01",
  why: "another section connected there",
  answers: [
    { value: "app-01", means: "there" },
    { value: "here", means: "on this machine" },
  ],
  other: "another host",
  default: "app-01",
};
const DOTS: Question = {
  ...HOST,
  id: "orders/rollback#1",
  topic: "elision",
  answers: [{ value: "show", means: "shown" }],
  other: null,
  default: null,
};

async function asked(typed: readonly string[], questions: readonly Question[] = [HOST, DOTS]) {
  const said: string[] = [];
  const left = [...typed];
  const answers = await askAll({
    file: "deploy.md",
    questions,
    lines: ["./ship.sh", "./warm.sh"],
    look: { columns: 80, colour: false, unicode: true },
    say: async (lines) => void said.push(...lines),
    prompt: { ask: async () => left.shift() ?? null, close: () => {} },
  });
  return { answers: answers === null ? null : Object.fromEntries(answers), said: said.join("\n"), left };
}

describe("asking at a terminal", () => {
  it.each([
    [["", "1"], { [HOST.id]: "app-01", [DOTS.id]: "show" }],
    [["2", "s"], { [HOST.id]: "here" }],
    [["app-02", ""], { [HOST.id]: "app-02" }],
    [["s", "show"], { [DOTS.id]: "show" }],
  ])("takes %j", async (typed, wanted) => {
    expect((await asked(typed)).answers).toEqual(wanted);
  });

  it("shows the lines, and explains", async () => {
    const { said, answers } = await asked(["?", ""], [HOST]);
    expect(said).toMatch(/1 of 1 {2}deploy\.md:1-2\n {2}1 {2}\.\/ship\.sh\n {2}2 {2}\.\/warm\.sh/);
    expect(said).toMatch(/Enter takes app-01\./);
    expect(answers).toEqual({ [HOST.id]: "app-01" });
  });

  it("asks again where an answer does not fit", async () => {
    const { said, answers } = await asked(["shwo", "7", "show"], [DOTS]);
    expect(said).toMatch(/shwo: it takes show/);
    expect(answers).toEqual({ [DOTS.id]: "show" });
  });

  it("gives no answers at all where the person stops", async () => {
    expect((await asked(["here"])).answers).toBeNull();
  });
});
