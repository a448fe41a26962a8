/** A target by a team's own commands keeps what every target must keep: here they tell the proxy of tests what to do. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { commandsTarget, type TargetCommands } from "../../src/targets/commands/index.ts";
import { targetContract } from "../contract/target.ts";
import { openProxy } from "./proxy.ts";
import { answersOf, fastClock, passes } from "./users.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rutter-commands-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function commandsFor(admin: string): TargetCommands {
  const tell = (asked: string): string => `curl -fsS -X POST "${admin}/${asked}"`;
  const version = "version=$RUTTER_VERSION";
  return {
    look: tell("look"),
    place: tell(`place?${version}`),
    weight: tell(
      `$RUTTER_DO?${version}&percent=$RUTTER_PERCENT&lease=$RUTTER_LEASE_MS&sticky=$RUTTER_STICKY`,
    ),
    keep: tell(`keep?${version}`),
    retire: tell(`retire?${version}`),
    lease: true,
  };
}

targetContract("commands of a team", async () => {
  const proxy = await openProxy("1.0.0");
  const commands = commandsFor(proxy.admin);
  const target = () =>
    commandsTarget({ service: "orders", environment: "test", commands, folder, env: process.env });
  return {
    open: async () => target(),
    name: "orders/test",
    serving: "1.0.0",
    next: "1.1.0",
    answers: (users) => answersOf(proxy.url, users),
    breaks: proxy.breaks,
    clock: fastClock,
    passes,
    leaseMs: 900,
    close: proxy.close,
  };
});
