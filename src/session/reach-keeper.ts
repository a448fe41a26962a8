/** Finds the keeper of a session, or starts one, and gives the line to it. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { RutterError } from "../base/index.ts";
import { dial } from "./dial.ts";
import { latestNote } from "./keeper-note.ts";
import { keeperFailed } from "./refusals.ts";
import { errorsOf, startKeeper } from "./start-keeper.ts";

const START_MS = 20_000;
const LOOK_EVERY_MS = 3;
const SAID_CHARACTERS = 500;

export async function reachKeeper(folder: string): Promise<Socket> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw failed((error as Error).message, error);
  }
  return (await dialLatest(folder)) ?? startAndDial(folder);
}

async function dialLatest(folder: string): Promise<Socket | null> {
  const socket = latestNote(folder)?.socket ?? null;
  return socket === null ? null : dial(socket);
}

async function startAndDial(folder: string): Promise<Socket> {
  const child = startKeeper(folder);
  let fault: Error | null = null;
  child.on("error", (error) => {
    fault = error;
  });
  for (let waited = 0; waited < START_MS; waited += LOOK_EVERY_MS) {
    const socket = await dialLatest(folder);
    if (socket !== null) return socket;
    if (fault !== null) throw failed((fault as Error).message, fault);
    // Status 0: it found that another keeps this session already.
    const how = child.exitCode ?? child.signalCode ?? 0;
    if (how !== 0) throw failed(`${lastWords(folder)} (it ended with ${how})`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw failed("it did not answer in time");
}

const failed = (said: string, cause?: unknown): RutterError =>
  new RutterError({ ...keeperFailed(said), cause });

/** The line that says what was wrong; a stack follows it. */
function lastWords(folder: string): string {
  const path = errorsOf(folder);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const said = text.split("\n").filter((each) => /^\w*Error\b|^[^\s{}]/.test(each));
  return (said.at(-1) ?? "it said nothing").slice(0, SAID_CHARACTERS);
}
