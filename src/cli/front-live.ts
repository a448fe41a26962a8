/** A release live on the terminal of this process, with its keys. */
import { nowInstant } from "./clock.ts";
import type { Following } from "./following.ts";
import type { Front, FrontGiven } from "./front.ts";
import { openTerminal } from "./live-terminal.ts";
import { liveView } from "./live-view.ts";
import type { Look } from "./look.ts";

export function frontLive(follow: Following, look: Look, { tell, leave }: FrontGiven): Front {
  const view = liveView({
    terminal: openTerminal(),
    look,
    scene: () => (follow.state().seq === 0 ? null : follow.scene()),
    now: nowInstant,
    tell,
    leave,
  });
  return {
    recorded: (recorded) => {
      follow.take(recorded);
      view.changed();
    },
    printed: ({ node, text }) => view.printed(node, text),
    notice: view.notice,
    close: async () => view.close(),
  };
}
