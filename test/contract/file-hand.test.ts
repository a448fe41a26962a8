/** The file hand keeps what every hand must keep, in a folder of its own. */
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileInput } from "../../src/effect/index.ts";
import { fileHand } from "../../src/hands/file/index.ts";
import { type HandScene, handContract, realTime } from "./hand.ts";

async function open(): Promise<HandScene<FileInput>> {
  const folder = await mkdtemp(join(tmpdir(), "rutter-file-"));
  return {
    hand: fileHand({ folder }),
    good: { do: "write", path: "version", text: "1.4.0\n", mode: "640" },
    bad: [
      { input: { do: "write", path: "", text: "", mode: null }, key: "path" },
      { input: { do: "write", path: "a", text: "", mode: "rw" }, key: "mode" },
      { input: { do: "shred", path: "a" }, key: "do" },
    ],
    refused: { do: "write", path: "no/such/folder", text: "", mode: null },
    lasting: null,
    secretive: { do: "write", path: "key", text: { secret: "env:CONTRACT" }, mode: "600" },
    world: async () => {
      const names = (await readdir(folder)).sort();
      const texts = names.map(async (name) => {
        const path = join(folder, name);
        return [name, await readFile(path, "utf8"), ((await stat(path)).mode & 0o777).toString(8)];
      });
      return Promise.all(texts);
    },
    logs: async () => "",
    passes: realTime,
    close: () => rm(folder, { recursive: true }),
  };
}

handContract("file", open);
