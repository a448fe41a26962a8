/**
 * Takes a release that nobody drives to the end that somebody asked for, in this process and at once: that needs no step, and
 * it puts away what its sessions still keep, which may be secrets. What cannot be ended here is left as it was kept.
 */
import { RutterError } from "../base/index.ts";
import { clean } from "./clean.ts";
import { EXIT } from "./codes.ts";
import { following } from "./following.ts";
import type { Io } from "./io.ts";
import type { Released } from "./released.ts";
import { labelled } from "./row.ts";
import { sayEnd } from "./say-end.ts";

export async function stopUndriven({ releases, release, plan }: Released, io: Io): Promise<number> {
  const follow = following(plan, io.look.unicode);
  try {
    const driving = await releases.resume(release, {
      whenWaiting: "leave",
      replay: true,
      onRecorded: follow.take,
    });
    const { exit } = await driving.end;
    await sayEnd({ releases, follow, io, exit, json: false });
    // It was to be stopped, and is: that the release did not get to its end is no failure of this command.
    return exit === EXIT.stopped || follow.state().ended?.as === "stopped" ? EXIT.done : exit;
  } catch (error) {
    if (!(error instanceof RutterError)) throw error;
    // Its folder is gone, say, or another process was faster: what was asked for stands in its inbox.
    const kept = `it counts as soon as somebody drives the release; here: ${clean(error.what)}`;
    await io.out(labelled(io.look, "  kept  ", kept));
    return EXIT.done;
  }
}
