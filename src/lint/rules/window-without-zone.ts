/** A clock time in a window or a freeze, and nothing that says in which time zone: neither the text nor a setting. */
import { lineSpan } from "../../base/index.ts";
import { alsoAt } from "../also-at.ts";
import type { Desk } from "../desk.ts";
import type { Hit, Rule } from "../rule.ts";
import { windowWords } from "../week-minutes.ts";
import { windowsIn } from "../window-lines.ts";

const ZONE =
  /\b(?:UTC|GMT|CES?T|EES?T|WES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|BST|IST|JST|KST|SGT|AE[SD]T|NZ[SD]T|BRT|HKT|MSK)\b|\b(?:Africa|America|Asia|Australia|Europe|Pacific)\/[A-Z]|\btime ?zones?\b|\blocal time\b|\b(?:Eastern|Central|Mountain|Pacific|Berlin|London|Paris|New York|Tokyo|Sydney) (?:standard |daylight )?time\b/;
const ALL_TIMES =
  /\ball (?:the )?(?:times?|hours)\b|\btimes? (?:are|is|given|shown|listed)\b|\btime ?zones?\b/i;

/** The zone stands in the same section. */
function saidNear(desk: Desk, section: string | null): boolean {
  const from = desk.sections.get(section ?? "")?.lines[0] ?? 1;
  const next = desk.items.find((item) => item.kind === "section" && item.lines[0] > from);
  const own = desk.source.slice(from - 1, (next?.lines[0] ?? desk.source.length + 1) - 1);
  return own.some((line) => ZONE.test(line.slice(0, 1000)));
}

/** One sentence says it for all times. */
const saidForAll = ({ source }: Desk): boolean =>
  source.some((line) => ALL_TIMES.test(line.slice(0, 400)) && ZONE.test(line.slice(0, 400)));

function find(desk: Desk): readonly Hit[] {
  if (desk.study.reading.front?.zone != null || desk.facts.configuration?.zone != null) return [];
  const timed = windowsIn(desk).filter(
    ({ item }) => item.zone === null && (item.from !== null || item.to !== null),
  );
  if (timed.length === 0 || saidForAll(desk)) return [];
  const sections = [...new Set(timed.map(({ item }) => item.section))].filter(
    (section) => !saidNear(desk, section),
  );
  const open = timed.filter(({ item }) => sections.includes(item.section));
  const [first] = open;
  if (first === undefined) return [];
  const others = alsoAt(
    first.line,
    open.map(({ line }) => line),
  );
  return [{ span: lineSpan(first.line), what: `${windowWords(first.item)} names no time zone${others}` }];
}

export const windowWithoutZone: Rule = {
  code: "WINDOW_WITHOUT_ZONE",
  level: "warning",
  title: "a clock time has no time zone",
  why: "people in two places, or a server that runs on UTC, open and close the window at different times",
  fix: "write the zone behind the time, or set zone under rutter: in the front matter",
  find,
};
