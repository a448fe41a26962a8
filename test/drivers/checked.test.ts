/** A signal that meets another one's check: who checks holds the lease for a moment, and drives nothing. */
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { instant } from "../../src/base/index.ts";
import { type Journal, openSqliteJournal } from "../../src/journal/index.ts";
import { alone, asking, type ReleaseStage, releaseStage, waitOf, yes } from "./release-stage.ts";

let stage: ReleaseStage;
let journal: Journal;

beforeEach(async () => {
  stage = releaseStage();
});

afterEach(async () => {
  await journal.close();
  await stage.close();
});

it("waits for the check to end, is kept, and shows nobody as the driver meanwhile", async () => {
  const releases = await stage.open();
  const id = await stage.start(releases, asking());
  await (await releases.drive(id, alone)).end;
  journal = await openSqliteJournal(join(stage.folder, "home", "rutter.db"));
  const holder = "check-another";
  const asked = { release: id, holder, host: hostname(), pid: process.pid, at: instant(Date.now()) };
  expect(await journal.take({ ...asked, forMs: 60_000 })).toMatchObject({ taken: true });
  expect((await releases.status(id)).driver).toBeNull();
  const answered = releases.signal(id, { ...yes, about: await waitOf(releases, id) });
  expect(await Promise.race([answered, pause(200)])).toBeUndefined();
  await journal.leave(id, holder);
  expect(await answered).toMatchObject({ as: "kept" });
});

it("lets two signals from one process check side by side", async () => {
  const releases = await stage.open();
  const id = await stage.start(releases, asking());
  await (await releases.drive(id, alone)).end;
  journal = await openSqliteJournal(join(stage.folder, "home", "rutter.db"));
  const about = await waitOf(releases, id);
  const results = await Promise.all(
    ["one", "two", "three"].map((note) => releases.signal(id, { ...yes, about, note })),
  );
  // The first answer that was kept leaves nothing to be answered.
  expect(results.map(({ as }) => as).sort()).toEqual(["kept", "refused", "refused"]);
});
