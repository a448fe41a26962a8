/**
 * Answers whoever connects, several at once. A client that reads slowly or not at all is shown less; it never holds up a
 * step. Ends when it is told to, or when nobody has wanted anything for long.
 */
import { createServer, type Server, type Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { line, lineReader, type Reply, type Request } from "../wire.ts";
import type { Claim } from "./claim.ts";
import { type Asked, openRuns, type Runs } from "./runs.ts";

const UNREAD_BYTES = 1_048_576;
/** Until somebody says how long it shall wait: one that started too late for whoever wanted it goes soon. */
const UNWANTED_MS = 30_000;
const LOOK_EVERY_MS = 1000;

export async function serve(folder: string, claim: Claim): Promise<void> {
  const runs = openRuns(folder);
  const clients = new Set<Socket>();
  let idleMs = UNWANTED_MS;
  let lastUsed = performance.now();
  let over: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    over = resolve;
  });
  const server = createServer((client) => {
    clients.add(client);
    const leave = attend(client, runs, {
      onLimits: (ms) => {
        idleMs = ms;
      },
      onEnd: async () => {
        // Whoever comes now starts the next keeper.
        server.close();
        await runs.end("forget");
        if (client.destroyed) over();
        else client.end(line({ op: "over" }), over);
      },
    });
    client.on("close", () => {
      clients.delete(client);
      leave();
    });
  });
  const look = setInterval(() => {
    if (clients.size > 0 || !runs.isIdle()) lastUsed = performance.now();
    else if (performance.now() - lastUsed >= idleMs || !claim.stands()) {
      server.close();
      void runs.end("keep").then(over);
    }
  }, LOOK_EVERY_MS);
  await listening(server, claim.socket);
  claim.announce();
  await ended;
  clearInterval(look);
  for (const client of clients) client.destroy();
}

interface Told {
  readonly onLimits: (idleMs: number) => void;
  readonly onEnd: () => Promise<void>;
}

/** @returns what to do when the client is gone. */
function attend(client: Socket, runs: Runs, { onLimits, onEnd }: Told): () => void {
  const asked = new Set<Asked>();
  const reply = (message: Reply): void => {
    if (!client.destroyed) client.write(line(message));
  };
  const asking = (id: string): Asked => {
    const one: Asked = {
      onText: (text) => {
        if (client.writableLength < UNREAD_BYTES) reply({ op: "output", id, text });
      },
      onEnd: (told) => {
        asked.delete(one);
        reply(
          "known" in told
            ? { op: "known", id, known: told.known }
            : { op: "refused", id, error: told.refused },
        );
      },
    };
    asked.add(one);
    return one;
  };
  const handle = (request: Request): void => {
    if (request.op === "open") {
      runs.setPlace(request.place, request.limits);
      onLimits(request.limits.idleMs);
    } else if (request.op === "run") runs.give(request.run, asking(request.run.id));
    else if (request.op === "known") runs.ask(request.id, asking(request.id));
    else if (request.op === "cancel") runs.cancel(request.id);
    else void onEnd();
  };
  client.on("data", lineReader<Request>(handle));
  client.on("error", () => undefined);
  return () => {
    for (const one of asked) runs.leave(one);
  };
}

const listening = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
