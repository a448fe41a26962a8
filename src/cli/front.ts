/** How a release that is carried out or watched is shown: live on a terminal, in lines, or as JSON. One contract for all three. */
import type { OutputPiece } from "../app/index.ts";
import type { Recorded } from "../conductor/index.ts";
import type { Told } from "./wait-actions.ts";

export interface Front {
  readonly recorded: (recorded: Recorded) => void;
  readonly printed: (piece: OutputPiece) => void;
  readonly notice: (words: string) => void;
  /** The last word has been said and has left the process; the terminal is as it was. */
  readonly close: () => Promise<void>;
}

export interface FrontGiven {
  readonly tell: (told: Told) => void;
  readonly leave: () => void;
}
