/** Names of releases: short enough to type, without letters that look like others. */
import { randomInt } from "node:crypto";
import { Bug } from "../../base/index.ts";

/** Without i, l, o, 0 and 1; vowels are left out as well, so that no name is a word. */
const LETTERS = "bcdfghjkmnpqrstvwxz";
const ALL = `${LETTERS}23456789`;
const LENGTH = 6;

/** Begins with a letter, so that it is never taken for a number or an option. */
export function releaseId(): string {
  const rest = Array.from({ length: LENGTH - 1 }, () => ALL.charAt(randomInt(ALL.length)));
  return LETTERS.charAt(randomInt(LETTERS.length)) + rest.join("");
}

const TRIES = 20;

/** One that no release has; 100 million are to be had. */
export async function freeReleaseId(isTaken: (id: string) => Promise<boolean>): Promise<string> {
  for (let turn = 0; turn < TRIES; turn += 1) {
    const id = releaseId();
    if (!(await isTaken(id))) return id;
  }
  throw new Bug("no free name for a release was found");
}
