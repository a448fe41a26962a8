/**
 * The command line of a client that is fed a text: `psql`, `mysql`, `redis-cli`. Those that go on after an error when
 * nobody types are told not to; those that end with 0 all the same are judged by what they print.
 */
import type { SessionRun } from "../session.ts";

interface Client {
  readonly word: RegExp;
  /** Is there a word on this yet? */
  readonly said: RegExp;
  readonly add: string;
}

const CLIENTS: readonly Client[] = [
  {
    word: /(?<![\w./-])(?:[\w./-]{0,200}\/)?psql(?![\w.-])/,
    said: /ON_ERROR_STOP/,
    add: " -v ON_ERROR_STOP=1",
  },
  { word: /(?<![\w./-])(?:[\w./-]{0,200}\/)?sqlite3(?![\w.-])/, said: /-bail\b/, add: " -bail" },
];

/** What is run for the client: its line, with the word on stopping put right after its name. */
export function clientLine(line: string): string {
  for (const { word, said, add } of CLIENTS) {
    const found = word.exec(line);
    if (found === null || said.test(line)) continue;
    const at = found.index + found[0].length;
    return `${line.slice(0, at)}${add}${line.slice(at)}`;
  }
  return line;
}

const REDIS = /(?<![\w./-])(?:[\w./-]{0,200}\/)?(?:redis|valkey)-cli(?![\w.-])/;

/** How Redis begins the answer that is an error; a value that begins like this is taken for one too. */
const REDIS_ERROR =
  "^(?:\\(error\\) |(?:ERR|WRONGTYPE|WRONGPASS|NOAUTH|NOPERM|NOSCRIPT|NOREPLICAS|READONLY|LOADING|MISCONF|OOM|BUSY|EXECABORT|MOVED|ASK|CLUSTERDOWN|CROSSSLOT|MASTERDOWN|TRYAGAIN) |Could not connect to )";

/** A pattern of lines that mean failure though the client ends with 0; null: its status can be trusted. */
export const failurePattern = (run: SessionRun): string | null =>
  run.client !== null && REDIS.test(run.client) ? REDIS_ERROR : null;
