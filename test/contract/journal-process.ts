/**
 * A process that races others for the lease of a release and, where it has it, appends under it. It answers on standard
 * output with one line of JSON.
 */
import { instant } from "../../src/base/index.ts";
import { openSqliteJournal } from "../../src/journal/index.ts";
import { began } from "./journal-ground.ts";

const [path = "", holder = "", rounds = "1"] = process.argv.slice(2);
const journal = await openSqliteJournal(path);
const now = () => instant(Date.now());
let won = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  const release = `r${round}`;
  const asked = { release, holder, host: "here", pid: process.pid, at: now(), forMs: 60_000 };
  const taken = await journal.take(asked);
  if (!taken.taken) continue;
  won += 1;
  await journal.append({ release, events: [began], after: 1, at: now(), holder });
}
await journal.close();
console.log(JSON.stringify({ holder, won }));
// Whoever is asked for again must still be seen to live: the other one may be on its way.
process.stdin.resume();
