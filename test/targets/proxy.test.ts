/** The proxy of tests keeps what every target must keep, asked directly. */
import { targetContract } from "../contract/target.ts";
import { openProxy } from "./proxy.ts";
import { proxyTarget } from "./proxy-target.ts";
import { answersOf, fastClock, passes } from "./users.ts";

targetContract("a proxy", async () => {
  const proxy = await openProxy("1.0.0");
  return {
    open: async (name) => proxyTarget(name, proxy.admin),
    name: "orders/test",
    serving: "1.0.0",
    next: "1.1.0",
    answers: (users) => answersOf(proxy.url, users),
    breaks: proxy.breaks,
    clock: fastClock,
    passes,
    leaseMs: 600,
    close: proxy.close,
  };
});
