/** The lock hand keeps what every hand must keep, with locks that are held in memory. */
import { instant } from "../../src/base/index.ts";
import type { LockInput } from "../../src/effect/index.ts";
import { lockHand } from "../../src/hands/lock/index.ts";
import { type HandScene, handContract, realTime } from "./hand.ts";

async function open(): Promise<HandScene<LockInput>> {
  const held = new Map([["busy", "another"]]);
  return {
    hand: lockHand({
      locks: {
        take: async ({ service }, release) => {
          const by = held.get(service ?? "") ?? release;
          held.set(service ?? "", by);
          return by === release ? { taken: true } : { taken: false, by, since: instant(0), at: "Deploy" };
        },
      },
    }),
    good: { service: "api", environment: "staging" },
    bad: [{ input: { service: "-f", environment: null }, key: "service" }],
    refused: { service: "busy", environment: null },
    lasting: null,
    secretive: null,
    world: async () => [...held],
    logs: async () => "",
    passes: realTime,
    close: async () => undefined,
  };
}

handContract("lock", open);
