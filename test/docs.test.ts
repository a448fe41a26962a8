/** Every console transcript of the documents is executed, and gives what the document says it gives. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { documents } from "./docs/documents.ts";
import { matches } from "./docs/match.ts";
import { runDocument } from "./docs/run.ts";
import { scriptOf } from "./docs/transcript.ts";
import { REPOSITORY } from "./repository.ts";

const withTranscripts = documents().filter(({ text }) => text.includes("console"));

describe("transcripts", () => {
  it("are there to be executed, and so is the program", () => {
    const count = withTranscripts.reduce((sum, { text }) => sum + scriptOf(text).exchanges.length, 0);
    expect(count).toBeGreaterThan(0);
    expect(existsSync(join(REPOSITORY, "dist/cli/main.js")), "run `npm run build` first").toBe(true);
  });

  it.concurrent.each(withTranscripts)("of $path", async ({ text }) => {
    for (const { exchange, actual } of await runDocument(text)) {
      if (matches(exchange.output, actual)) continue;
      expect(actual.join("\n"), `$ ${exchange.command}`).toBe(exchange.output.join("\n"));
    }
  });
});
