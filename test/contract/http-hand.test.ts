/** The http hand keeps what every hand must keep, against a server on this machine. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { HttpInput } from "../../src/effect/index.ts";
import { httpHand } from "../../src/hands/http/index.ts";
import { type HandScene, handContract, realTime } from "./hand.ts";

const plain = { method: "GET", headers: [], body: null, attempts: 1, everyMs: 0, secrets: {} } as const;

async function open(): Promise<HandScene<HttpInput>> {
  const got: string[] = [];
  const server = createServer((request, response) => {
    got.push(`${request.method} ${request.url}`);
    if (request.url === "/lasting") return;
    // Tells all that it was told, as careless servers do.
    request.setEncoding("utf8").on("data", (text: string) => response.write(text));
    request.on("end", () => {
      response.write(`${request.url} ${JSON.stringify(request.headers)}`);
      response.end();
    });
    response.statusCode = request.url === "/refused" ? 503 : 200;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    hand: httpHand({ base }),
    good: { ...plain, method: "POST", url: `${base}/deploys`, body: "{}" },
    bad: [
      { input: { ...plain, url: "ftp://example.com/" }, key: "url" },
      { input: { ...plain, url: "/", method: "get" }, key: "method" },
    ],
    refused: { ...plain, url: "/refused" },
    lasting: { ...plain, url: "/lasting" },
    secretive: {
      ...plain,
      method: "POST",
      url: "/refused?key=<secret>",
      headers: [["authorization", "Bearer <secret>"]],
      body: '{"password":"<secret>"}',
      secrets: { "<secret>": { secret: "env:CONTRACT" } },
    },
    world: async () => [...got],
    logs: async () => "",
    passes: realTime,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

handContract("http", open);
