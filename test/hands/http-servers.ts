/** Servers on this machine for the http hand to ask: those that answer, and sockets that do as they like. */
import { createServer, type RequestListener, type Server } from "node:http";
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Socket,
  type Server as SocketServer,
} from "node:net";
import { afterEach } from "vitest";
import type { Expect, HandContext, HttpInput, Outcome } from "../../src/effect/index.ts";
import { httpHand } from "../../src/hands/http/index.ts";

export const open: (Server | SocketServer)[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

export async function listening(server: Server | SocketServer): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

export const served = async (answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listening(createServer(answer))}`;

export const raw = async (onSocket: (socket: Socket) => void): Promise<string> =>
  `http://127.0.0.1:${await listening(
    createSocketServer((socket) => {
      socket.on("error", () => undefined).resume();
      onSocket(socket);
    }),
  )}`;

export interface Given extends Partial<HttpInput> {
  readonly expect?: readonly Expect[];
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

export const said: string[] = [];

export function ask(url: string, given: Given = {}): Promise<Outcome> {
  const { expect: wanted = [], deadlineMs = 5_000, signal = new AbortController().signal, ...input } = given;
  const context: HandContext = {
    release: "r",
    effect: { id: "e", hand: "http" },
    deadlineMs,
    signal,
    expect: wanted,
    aside: false,
    log: (line) => said.push(line),
    progress: () => undefined,
    secret: async ({ secret }) => `${secret.slice(4)}-s3cr3t "x"`,
  };
  return httpHand({ base: null }).perform(
    { method: "GET", url, headers: [], body: null, attempts: 1, everyMs: 0, secrets: {}, ...input },
    context,
  );
}
