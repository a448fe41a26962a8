/** `rutter explain [CODE]`: the page of an error code for a terminal, or the list of all codes. */
import { type ErrorPage, errorPages } from "../app/index.ts";
import { nearest } from "../base/index.ts";
import { parseArguments } from "./arguments.ts";
import { cliError, EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { type Look, paint, symbolsOf } from "./look.ts";
import { renderPage } from "./render-page.ts";
import { cut, padEnd } from "./width.ts";

const HELP: VerbHelp = {
  usage: "explain [CODE]",
  about: ["Shows what an error code means and what to do about it. Without a code, lists them all."],
  options: [],
  example: ["rutter explain RUNBOOK_FILE_MISSING"],
};

function list(pages: readonly ErrorPage[], look: Look): readonly string[] {
  const width = Math.max(0, ...pages.map((page) => page.code.length)) + 2;
  return pages.map(
    (page) =>
      paint(look, "bold", padEnd(page.code, width)) +
      cut(page.title, Math.max(20, look.columns - width), symbolsOf(look).more),
  );
}

/** The code that was meant, by all of it or by what follows the room's name (`FILE_MISSING`). */
function nearestCodes(asked: string, codes: readonly string[]): readonly string[] {
  const near = nearest(asked, codes);
  if (near !== null) return [near];
  const tail = (code: string): string => code.slice(code.indexOf("_") + 1);
  const nearTail = nearest(asked, codes.map(tail));
  if (nearTail !== null) return codes.filter((code) => tail(code) === nearTail);
  return codes.filter((code) => code.startsWith(`${asked.split("_")[0]}_`)).slice(0, 3);
}

function unknownCode(asked: string, codes: readonly string[]): never {
  const kin = nearestCodes(asked.toUpperCase().replaceAll("-", "_"), codes);
  throw cliError("CLI_CODE_UNKNOWN", {
    what: `there is no code ${asked}`,
    why: "codes are written in capitals, as errors show them",
    fix:
      kin.length > 0
        ? `did you mean ${kin.join(" or ")}? rutter explain lists them all`
        : "rutter explain lists them all",
  });
}

export async function explain(args: readonly string[], io: Io): Promise<number> {
  const { on, positionals } = parseArguments(args, {
    verb: "explain",
    options: {},
    positionals: ["CODE"],
    required: 0,
  });
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const pages = errorPages();
  const [asked] = positionals;
  if (asked === undefined) {
    await io.out(list(pages, io.look));
    return EXIT.done;
  }
  const wanted = asked.toUpperCase().replaceAll("-", "_");
  const page = pages.find(({ code }) => code === wanted);
  if (page === undefined)
    return unknownCode(
      asked,
      pages.map(({ code }) => code),
    );
  await io.out(renderPage(page.text, io.look));
  return EXIT.done;
}
