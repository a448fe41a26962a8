/** The simulated target keeps what every target must keep, in time that costs nothing. */
import { addMs, instant } from "../../src/base/index.ts";
import {
  asTarget,
  openTime,
  openTraffic,
  simulateTraffic,
  type TargetFault,
} from "../../src/drivers/simulation/index.ts";
import { targetContract } from "../contract/target.ts";

/** Where a user stands among all, from 0 up to 100. */
const placeOf = (user: string): number => (Number(/\d+/.exec(user)?.[0]) * 61.803) % 100;

targetContract("a simulated target", async () => {
  const time = openTime(instant(0));
  const next = new Map<string, TargetFault>();
  const script = simulateTraffic({
    rps: 10,
    serving: "1.0.0",
    faultOf: (wish) => {
      const fault = next.get(wish) ?? null;
      next.delete(wish);
      return fault;
    },
  });
  const quiet = () => ({ value: 1, few: false });
  const target = openTraffic({ script, time, quiet }).targetOf("orders/test");
  // Nobody drives this time but the one who waits in it.
  const passing = async <T>(act: Promise<T>): Promise<T> => {
    let over = false;
    const ended = act.finally(() => {
      over = true;
    });
    await time.pass(() => over, addMs(time.now(), 3_600_000));
    return ended;
  };
  const opened = asTarget("orders/test", target, time);
  return {
    open: async () => ({
      ...opened,
      look: (call) => passing(opened.look(call)),
      place: (version, call) => passing(opened.place(version, call)),
      weight: (wish, call) => passing(opened.weight(wish, call)),
      renew: (wish, call) => passing(opened.renew(wish, call)),
      keep: (version, call) => passing(opened.keep(version, call)),
      retire: (version, call) => passing(opened.retire(version, call)),
    }),
    name: "orders/test",
    serving: "1.0.0",
    next: "1.1.0",
    answers: async (users) => {
      const { versions, serving } = target.look();
      const fresh = versions.find((each) => each.version !== serving && each.percent > 0);
      return users.map((user) =>
        fresh !== undefined && placeOf(user) < fresh.percent ? fresh.version : (serving ?? ""),
      );
    },
    breaks: (wish, fault) => void next.set(wish, fault),
    clock: {
      now: time.now,
      sleep: async (ms, signal) => {
        await passing(time.sleep(ms, signal));
        return !signal.aborted;
      },
    },
    passes: (ms) => passing(time.sleep(ms)),
    leaseMs: 10_000,
    close: async () => undefined,
  };
});
