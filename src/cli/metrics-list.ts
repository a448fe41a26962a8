/** The figures of services as a list, for people or as JSON: what makes each, from which source, and which cannot be read. */
import type { OpenedFigures, ServiceFigures } from "../app/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, symbolsOf } from "./look.ts";
import { cut, padEnd, widthOf, wrap } from "./width.ts";

type Reads = ServiceFigures["metrics"][string]["asked"]["reads"];

/** What a figure is, in a word or two. */
export const KIND: Readonly<Record<Reads["is"], string>> = {
  share: "share",
  histogram: "durations",
  count: "count",
  value: "one number",
};

const JUDGED: Readonly<Record<string, string>> = {
  errors: "more of it is worse",
  latency: "longer is worse",
  "too-many": "more of it is worse",
  "too-few": "less of it is worse",
};

export const judgedWords = (judged: string | null): string =>
  judged === null
    ? "not compared between versions"
    : `compared between versions: ${JUDGED[judged] ?? judged}`;

const madeOf = (reads: Reads): string => {
  if (reads.is === "share") return `${reads.bad} of ${reads.total}`;
  if (reads.is === "histogram") return reads.histogram;
  return reads.is === "count" ? reads.count : reads.query;
};

function serviceLines(figures: ServiceFigures, look: Look): readonly string[] {
  const { service, environment, metrics, sources, left } = figures;
  const rows = Object.entries(metrics);
  const name = Math.max(
    0,
    ...rows.map(([, each]) => widthOf(each.name)),
    ...left.map((each) => widthOf(each.name)),
  );
  const source = Math.max(0, ...rows.map(([id]) => widthOf(sources[id] ?? "")));
  const { more } = symbolsOf(look);
  return [
    `${paint(look, "bold", clean(service))}${environment === null ? "" : ` in ${clean(environment)}`}`,
    ...rows.map(([id, each]) => {
      const lead = `  ${padEnd(clean(each.name), name)}  ${padEnd(KIND[each.asked.reads.is], 10)}  ${padEnd(clean(sources[id] ?? ""), source)}  `;
      const made = clean(madeOf(each.asked.reads)).replace(/\s+/g, " ");
      return lead + paint(look, "dim", cut(made, Math.max(16, look.columns - widthOf(lead)), more));
    }),
    ...left.flatMap((each) => {
      const lead = `  ${padEnd(clean(each.name), name)}  ${padEnd("not read", 10)}  `;
      const room = Math.max(16, look.columns - widthOf(lead));
      return wrap(clean(each.why), room).map(
        (line, at) => (at === 0 ? lead : " ".repeat(widthOf(lead))) + line,
      );
    }),
  ];
}

export function figureLines({ services }: OpenedFigures, look: Look): readonly string[] {
  return services.flatMap((each, at) => [...(at === 0 ? [] : [""]), ...serviceLines(each, look)]);
}

export const figuresJson = ({ services }: OpenedFigures): object => ({
  services: services.map(({ service, environment, metrics, sources, left, tickMs }) => ({
    service,
    environment,
    everyMs: tickMs,
    figures: Object.entries(metrics).map(([id, { name, judged, weight, side, asked }]) => ({
      id,
      name,
      source: sources[id] ?? null,
      kind: asked.source.kind,
      reads: asked.reads,
      select: asked.select,
      side,
      judged,
      weight,
    })),
    left,
  })),
});
