/**
 * What an expectation can be compared with: what its command prints, its exit status, or nothing that there is. Words that
 * tell no output apart ("responds", a status that nobody prints) compare nothing.
 */

export type Compared =
  /** A program finds it in the output. */
  | "output"
  /** It takes the place of the exit status zero. */
  | "exit"
  /** A person can see it in the output. */
  | "person"
  /** Neither can: the output does not hold it. */
  | "nothing";

const EXIT = /^exit(?: code| status)?:? (\d{1,3})$/i;
const STATUS =
  /^(?:returns? |should return )?(?:an? )?(?:HTTP(?:\/[\d.]{1,3})? )?(?:status )?(?:code )?[1-5]\d\d(?: ok)?(?: status| response| status code)?$/i;
/** It would say the same of an error page. */
const VAGUE =
  /^(?:it |the \w{1,20} |service |server |site |page )?(?:(?:is |are )?(?:up|reachable|accessible|available|fine|good|correct|working|responding|running|alive|online)|responds?(?: (?:correctly|normally|quickly|successfully|with (?:an? )?(?:response|answer)))?|answers?|works?|loads?|success(?:ful(?:ly)?)?(?: response)?|succeeds?|pass(?:e[sd])?|returns? (?:data|something|a response)|(?:an? )?(?:valid |successful |normal )?response|no errors?|yes|as expected|expected|✅|✓)$/i;
const QUOTED = /^(?:`[^`]+`|"[^"]+"|'[^']+')$/;
const ONE_WORD = /^[\w.:/-]{2,60}$/;
const SHOWN = /[A-Z\d]|^(?:true|false|ok|healthy|pong)$/i;

const printsStatus = (run: string): boolean =>
  /http_code|response_code|\s-\w{0,6}[iIv]|--(?:include|head|verbose)\b/.test(run.slice(0, 4000));

/** No body of an answer holds its status. */
const isUnseenStatus = (text: string, run: string): boolean =>
  STATUS.test(text) && /\bcurl\b/.test(run.slice(0, 4000)) && !printsStatus(run);

/** Of the words in the column Expected of a table. */
export function comparedBy(expects: string, run: string): Compared {
  const bare = expects.slice(0, 500).trim().replace(/[.]$/, "");
  const inner = QUOTED.test(bare) ? bare.slice(1, -1) : bare;
  const exit = EXIT.exec(bare)?.[1];
  if (exit !== undefined) return Number(exit) === 0 ? "person" : "exit";
  if (isUnseenStatus(inner, run)) return "nothing";
  if (STATUS.test(inner) || inner !== bare || /^-?\d+$/.test(bare)) return "output";
  if (VAGUE.test(bare)) return "nothing";
  return ONE_WORD.test(bare) && SHOWN.test(bare) ? "output" : "person";
}

/** Of one that reading has compiled already. */
export function comparedByTest(
  test: { readonly kind: string; readonly code?: number },
  run: string,
): Compared {
  if (test.kind === "exit") return test.code === 0 ? "person" : "exit";
  return test.kind === "status" && isUnseenStatus(String(test.code), run) ? "nothing" : "output";
}
