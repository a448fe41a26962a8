/** What a question is made with, and what an answer to it puts into the file. */
import type { Lines } from "../../base/index.ts";
import type { Reading } from "../../runbook/index.ts";
import type { Mark } from "../mark.ts";
import type { Question } from "../question.ts";

export interface Doubt {
  readonly question: Question;
  /** The lines of the items that are in doubt: nothing else may be read otherwise. */
  readonly about: readonly Lines[];
  /** Ways to write an answer down, the best first; none where no annotation can say it. */
  readonly ways: (value: string) => readonly (readonly Mark[])[];
  /** The answer changes nothing of what is done. */
  readonly agrees: (value: string) => boolean;
  /** Whether the answer has come through, where the items on its lines do not tell. */
  readonly holds?: (reading: Reading, value: string) => boolean;
  /** What to do where none of the ways holds. */
  readonly otherwise: string;
}
