/** A request that never left is told from one that may have arrived. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HandContext, HttpInput } from "../../effect/index.ts";
import { httpHand } from "./http-hand.ts";

let came: () => void = () => undefined;
const server = createServer(() => came());
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const post: Omit<HttpInput, "url"> = {
  method: "POST",
  headers: [],
  body: "x",
  attempts: 1,
  everyMs: 0,
  secrets: {},
};

const context = (signal: AbortSignal): HandContext => ({
  release: "r",
  effect: { id: "e", hand: "http" },
  deadlineMs: 5_000,
  signal,
  expect: [],
  aside: false,
  log: () => undefined,
  progress: () => undefined,
  secret: async () => "",
});

it("has not begun where it was called off before it was sent", async () => {
  const outcome = await httpHand({ base: null }).perform({ ...post, url }, context(AbortSignal.abort()));
  expect(outcome).toMatchObject({ state: "cancelled", data: { begun: false } });
});

it("may have begun where it was called off after", async () => {
  const controller = new AbortController();
  came = () => controller.abort();
  const outcome = await httpHand({ base: null }).perform({ ...post, url }, context(controller.signal));
  expect(outcome.state).toBe("cancelled");
  expect(outcome.data).not.toHaveProperty("begun");
});
