/** Begins a release: its first event, which holds the whole plan, and the lease. No step of it is begun here. */
import type { DriveDesk } from "./drive-release.ts";
import { refuseMissingBash } from "./find-bash.ts";
import { makeReleaseFolder } from "./home.ts";
import { placeOf, placeText } from "./place.ts";
import type { StartAsked } from "./release-api.ts";
import { freeReleaseId } from "./release-id.ts";
import { realNow } from "./this-process.ts";

export async function startRelease(desk: DriveDesk, asked: StartAsked): Promise<string> {
  const { journal, home, local, by, env } = desk;
  const { plan, dryRun, leftOut } = asked;
  refuseMissingBash(plan, env.PATH);
  const place = placeOf(plan.runbook.file, asked.cwd);
  const release = await freeReleaseId(async (id) => (await journal.row(id)) !== null);
  makeReleaseFolder(home, release, placeText(place));
  await journal.append({
    release,
    events: [{ type: "release.started", release, conductor: 2, plan, by, dryRun, leftOut }],
    after: 0,
    at: realNow(),
    holder: null,
  });
  await local.take(release);
  return release;
}
