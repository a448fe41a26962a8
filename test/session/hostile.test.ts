/**
 * Texts that leave a shell in a state in which it is hard to ask it anything: each must give its own status and output, and
 * the next command must find what a plain bash would have left.
 */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands in the strings is bash
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SURVIVES } from "./hostile-texts.ts";
import { type Opened, opened, withSession } from "./opened.ts";

let one: Opened;
beforeAll(async () => {
  one = await opened();
});
afterAll(() => one.end());

describe("a copy of the session", () => {
  it.each(SURVIVES)(
    "survives $name",
    async ({ commands, state = "done", exit = 0, signal = null, command, log }) => {
      const ran = await one.run(commands, { aside: true });
      expect(ran).toMatchObject({ state, exit, signal, command, digest: null, notes: [] });
      expect(ran.bytes).toBe(Buffer.byteLength(ran.log));
      if (typeof log === "string") expect(ran.log).toBe(log);
      else expect(ran.log).toMatch(log);
    },
  );
});

const IN_THE_SESSION =
  /^(?:set -euxo|exec >file|exec >&-|trap (?:ERR|DEBUG)|aliases|functions|an unclosed quote|kill -9)/;

describe("the session itself", () => {
  it("leaves PIPESTATUS to the next step", () =>
    withSession(async ({ run }) => {
      await run(["(exit 4) | cat"]);
      expect((await run(['echo "${PIPESTATUS[*]} $?"'])).log).toBe("4 0 0\n");
    }));

  it.each(SURVIVES.filter(({ name }) => IN_THE_SESSION.test(name)))(
    "gives the same with $name, and goes on",
    ({ commands, state = "done", exit = 0, signal = null, command, log }) =>
      withSession(async ({ run }) => {
        const ran = await run(commands);
        expect(ran).toMatchObject({ state, exit, signal, command });
        if (typeof log === "string") expect(ran.log).toBe(log);
        else expect(ran.log).toMatch(log);
        expect(await run([["exec 1>&2 5>&1; true", 0]])).toMatchObject({ state: "done", exit: 0 });
      }),
  );
});
