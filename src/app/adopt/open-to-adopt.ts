/**
 * A runbook's file as adopting needs it: its very bytes, and the text that becomes those bytes again. Anything but UTF-8
 * is refused: it would come back as another file.
 */

import type { Source } from "../../adopt/index.ts";
import { assert } from "../../base/index.ts";
import { isTargetsWork, namesOf } from "../../planner/index.ts";
import { openConfiguration } from "../configuration.ts";
import { linesOf } from "../open-reading.ts";
import { readFileBytes, readStandardInput, STANDARD_INPUT, STANDARD_INPUT_NAME } from "../read-bytes.ts";
import { textOf } from "../read-file.ts";
import { adoptError } from "./adopt-error.ts";

export interface OpenedToAdopt {
  /** As given; a name in words for standard input. */
  readonly file: string;
  /** Null: it came from standard input, and goes to standard output. */
  readonly path: string | null;
  readonly bytes: Uint8Array;
  readonly source: Source;
  /** The lines of the text, for code frames. */
  readonly lines: readonly string[];
}

export async function openToAdopt(path: string): Promise<OpenedToAdopt> {
  const piped = path === STANDARD_INPUT;
  const file = piped ? STANDARD_INPUT_NAME : path;
  const bytes = piped ? await readStandardInput() : readFileBytes(path);
  const text = exactText(file, bytes);
  const { loadYaml } = await import("../../runbook/index.ts");
  const source: Source = { file, text, parseYaml: await loadYaml(), ...(piped ? {} : await serviceOf(path)) };
  return { file, path: piped ? null : path, bytes, source, lines: linesOf(text.replace(/^\uFEFF/, "")) };
}

/** What the configuration above the runbook says of its service, by the same rule that a plan goes by. */
async function serviceOf(path: string): Promise<Pick<Source, "service" | "services" | "deploys">> {
  const services = (await openConfiguration(path))?.services ?? {};
  const names = Object.keys(services);
  const naming = names.filter((name) => services[name]?.runbooks?.includes(path));
  const deploys = (service: string, command: string): boolean => {
    const targets = Object.hasOwn(services, service) ? Object.values(services[service]?.targets ?? {}) : [];
    return targets.some(({ workload }) => isTargetsWork(command, namesOf(service, workload)));
  };
  return { service: naming.length === 1 ? (naming[0] ?? null) : null, services: names, deploys };
}

function exactText(file: string, bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const read = textOf(file, bytes);
  const odd = read.notes[0]?.span.lines[0];
  if (isWide || odd !== undefined) {
    throw adoptError({
      code: "ADOPT_ENCODING",
      place: { file, ...(odd === undefined ? {} : { line: odd, text: linesOf(read.text)[odd - 1] ?? "" }) },
      what: isWide ? "the file is UTF-16" : "the file is not UTF-8",
      why: "what is written back would be other bytes than those that are there, in every line",
      fix: "save the file as UTF-8 first",
    });
  }
  // The mark at the beginning is kept: it is a byte of the file like all others.
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  assert(Buffer.from(text).equals(bytes), "a UTF-8 text does not give its own bytes back");
  return text;
}
