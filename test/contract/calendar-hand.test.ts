/** The calendar hand keeps what every hand must keep, with freezes held in memory and a source of incidents that may hang. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CalendarInput } from "../../src/effect/index.ts";
import { alertmanager, calendarHand } from "../../src/hands/calendar/index.ts";
import { type HandScene, handContract, realTime } from "./hand.ts";

async function open(): Promise<HandScene<CalendarInput>> {
  const server = createServer((request, response) => {
    if (request.url?.includes("hangs")) return;
    response.statusCode = request.url?.includes("fails") ? 500 : 200;
    response.end("[]");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const freezes = [{ id: "x", fromMs: 0, toMs: null, why: "stocktaking", except: [], by: "ana" }];
  return {
    hand: calendarHand({
      freezes: async () => freezes,
      incidents: async ({ service }, context) => {
        if (service === "secretive") await context.secret({ secret: "env:CONTRACT" });
        return alertmanager({ url: `http://127.0.0.1:${port}/${service}`, matchers: [] });
      },
    }),
    good: { service: "api", environment: "staging" },
    bad: [{ input: { service: 1, environment: null }, key: "service" }],
    refused: { service: "fails", environment: "staging" },
    lasting: { service: "hangs", environment: null },
    secretive: { service: "secretive", environment: null },
    world: async () => freezes,
    logs: async () => "",
    passes: realTime,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

handContract("calendar", open);
