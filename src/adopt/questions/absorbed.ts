/**
 * Commands that deploy what a ladder shifts: its target does that by itself, as far as their words tell. That they are not run
 * is for a person to confirm, because nobody sees at the end that something else of them was left out.
 */
import type { CheckItem, CommandItem, Fence } from "../../runbook/index.ts";
import { type Document, fenceOf } from "../document.ts";
import { commentMark, type Mark } from "../mark.ts";
import type { Doubt } from "./asking.ts";

type Run = CommandItem | CheckItem;

const isRun = (item: { readonly kind: string }): item is Run =>
  item.kind === "command" || item.kind === "check";

/** One for each fence of which all would be done: the comment above it speaks for all of it. */
export function absorbed(document: Document): readonly Doubt[] {
  const { items, front } = document.study.reading;
  const service = front?.service ?? document.service ?? null;
  if (service === null || document.deploys === undefined) return [];
  if (!items.some((item) => item.kind === "ladder" && courseOf(document, item.section) === "main")) return [];
  const fences = new Map<Fence, Run[]>();
  for (const item of items) {
    const fence = isRun(item) && isCarriedOut(document, item) ? fenceOf(document, item) : null;
    if (isRun(item) && fence !== null) fences.set(fence, [...(fences.get(fence) ?? []), item]);
  }
  return [...fences].flatMap(([fence, runs]) =>
    runs.every((run) => run.notes?.absorbed !== true && isDeploying(document, service, run))
      ? [doubtOf(document, { fence, runs, service })]
      : [],
  );
}

const courseOf = (document: Document, section: string | null): string =>
  document.sections.get(section ?? "")?.course ?? "main";

const isCarriedOut = (document: Document, { section }: Run): boolean =>
  ["main", "rollback"].includes(courseOf(document, section));

const PLACEHOLDER = /<[^<>\n]{1,60}>/g;

/** A placeholder is no redirection. */
const isDeploying = ({ deploys }: Document, service: string, { run }: Run): boolean =>
  deploys?.(service, run.replace(PLACEHOLDER, "x")) === true;

interface Found {
  readonly fence: Fence;
  readonly runs: readonly Run[];
  readonly service: string;
}

function doubtOf(document: Document, { fence, runs, service }: Found): Doubt {
  const [first] = runs;
  const what = runs.length === 1 ? "this command" : `these ${runs.length} commands`;
  return {
    question: {
      id: first?.id ?? "",
      topic: "absorbed",
      lines: [first?.lines[0] ?? fence.lines[0], runs.at(-1)?.lines[1] ?? fence.lines[1]],
      asks: `Is ${what} done by the target of ${service}?`,
      now: "it is not run where the target shifts the traffic, and a strict environment makes no plan of it",
      why: "a target places the new version itself; that these words mean no more than that is inferred",
      answers: [
        { value: "yes", means: "the target does all of it, so it is not run beside it" },
        { value: "no", means: "it does something else as well" },
      ],
      other: null,
      default: "yes",
    },
    about: [fence.lines],
    ways: (value) => (value === "yes" ? [[above(document, fence)]] : []),
    agrees: () => false,
    holds: ({ items }) => absorbedIn(items) >= absorbedIn(document.study.reading.items) + runs.length,
    otherwise: "write what the target does not do as a command of its own, in a fence of its own",
  };
}

const absorbedIn = (items: Document["study"]["reading"]["items"]): number =>
  items.filter((item) => isRun(item) && item.notes?.absorbed === true).length;

/** Where the fence stands in a list, so does the comment. */
function above({ lines }: Document, fence: Fence): Mark {
  const line = fence.outer[0];
  const indent = /^[ \t>]{0,200}/.exec(lines[line - 1] ?? "")?.[0] ?? "";
  return { ...commentMark(line, "absorbed"), indent };
}
