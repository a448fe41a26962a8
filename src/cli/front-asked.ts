/** Plain lines on a screen that cannot be drawn over, with a person at the keyboard: questions are asked between the lines. */
import { terminalPrompt } from "./adopt-terminal.ts";
import type { Following } from "./following.ts";
import type { Front } from "./front.ts";
import type { Io } from "./io.ts";
import { lineAsker } from "./line-asker.ts";
import type { Told } from "./wait-actions.ts";

const SETTLE_MS = 50;

export interface AskedGiven {
  readonly follow: Following;
  readonly io: Io;
  readonly tell: (told: Told) => Promise<string | null>;
  readonly leave: () => void;
}

export function frontAsked(front: Front, { follow, io, tell, leave }: AskedGiven): Front {
  const asker = lineAsker({
    scene: () => (follow.state().seq === 0 ? null : follow.scene()),
    prompt: terminalPrompt(),
    look: io.errLook,
    say: (lines) => void io.err(lines),
    tell,
    leave,
  });
  return {
    ...front,
    recorded: (recorded) => {
      front.recorded(recorded);
      // The lines that are on their way come first, so that a question is the last thing on the screen.
      setTimeout(asker.changed, SETTLE_MS);
    },
    close: async () => {
      asker.close();
      await front.close();
    },
  };
}
