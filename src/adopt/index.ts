/** The door of the room that writes annotations. */
export { type Adoption, type Answered, type Answers, adopt, questionsOf } from "./adoption.ts";
export { type AdoptCode, codes } from "./codes.ts";
export type { Source } from "./document.ts";
export type { Left } from "./left.ts";
export { commentOf, type Mark } from "./mark.ts";
export { type Answer, type Question, type Topic, takes, unfit } from "./question.ts";
export { type DiffLine, unifiedDiff } from "./unified-diff.ts";
