/** The target hand keeps what every hand must keep, over the proxy of tests. */
import type { TargetAnswer, TargetCall, TargetInput } from "../../src/effect/index.ts";
import { targetHand } from "../../src/hands/target/index.ts";
import { openProxy } from "../targets/proxy.ts";
import { proxyTarget } from "../targets/proxy-target.ts";
import { fastClock } from "../targets/users.ts";
import { type HandScene, handContract, realTime } from "./hand.ts";

/** As long as anybody waits for it. */
const answersLate = ({ signal, deadlineMs }: TargetCall): Promise<TargetAnswer> =>
  new Promise((resolve) => {
    const end = (state: "timed-out" | "cancelled") => () =>
      resolve({ state, look: null, evidence: ["it did not answer"] });
    const timer = setTimeout(end("timed-out"), deadlineMs);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      end("cancelled")();
    });
  });

async function open(): Promise<HandScene<TargetInput>> {
  const proxy = await openProxy("1");
  const good: TargetInput = {
    do: "place",
    service: "orders",
    environment: "test",
    target: "orders/test",
    version: "2",
    percent: null,
    leaseMs: null,
    sticky: true,
  };
  return {
    hand: targetHand({
      open: async (name) => {
        const target = proxyTarget(name, proxy.admin);
        if (name === "orders/lasting") return { ...target, look: answersLate };
        return name === "orders/test" ? target : null;
      },
      clock: fastClock,
    }),
    good,
    bad: [
      { input: { ...good, do: "shift" }, key: "do" },
      { input: { ...good, percent: 101 }, key: "percent" },
    ],
    refused: { ...good, target: "orders/nowhere" },
    lasting: { ...good, do: "look", version: null, target: "orders/lasting" },
    secretive: null,
    world: async () => {
      const answer = await fetch(`${proxy.admin}/look`, { method: "POST" });
      return answer.json();
    },
    logs: async () => "",
    passes: realTime,
    close: proxy.close,
  };
}

handContract("target", open);
