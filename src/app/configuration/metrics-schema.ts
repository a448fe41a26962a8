/** Where figures come from: sources of several kinds, and presets that say what makes which figure. */
import { z } from "zod";
import { readMatchers, readSeries } from "../../effect/index.ts";
import { bareBlock, block, duration, list, named, oneOf, text, written } from "./forms.ts";
import { address, reference } from "./references.ts";

const KINDS = ["prometheus", "scrape", "json", "command", "sql"] as const;

const every = duration().describe("How often figures are sampled, such as 5s").exactOptional();
const token = reference().describe("The token that it wants: env:METRICS_TOKEN").exactOptional();

const kind = <const Kind extends (typeof KINDS)[number]>(name: Kind, does: string) =>
  z.literal(name).describe(does);

const prometheus = bareBlock({
  kind: kind("prometheus", "Prometheus, or what speaks its HTTP API; this one if not given").optional(),
  url: address().describe("Where it answers: a reference such as env:PROMETHEUS_URL, or a plain URL"),
  token,
  every,
}).transform((given) => ({ ...given, kind: "prometheus" as const }));

const scrape = bareBlock({
  kind: kind("scrape", "The /metrics pages of the instances themselves"),
  urls: z
    .union([list(address()), address()], { error: "the URL of a /metrics page, or a list of them" })
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .describe("The page of each instance"),
  every,
});

const json = bareBlock({
  kind: kind("json", "A JSON answer; a figure's query is a path in it"),
  url: address().describe("Where it answers: a reference, or a plain URL"),
  token,
  every,
});

const command = bareBlock({
  kind: kind("command", "A command; a figure's query is the command, and its last line the number"),
  every,
});

const sql = bareBlock({
  kind: kind("sql", "A question to a database; a figure's query is the question"),
  database: text("the name of a database").describe("One of the databases below"),
  every,
});

export const source = z.discriminatedUnion("kind", [prometheus, scrape, json, command, sql], {
  error: (issue) => (issue.code === "invalid_union" ? `one of ${KINDS.join(", ")}` : "a block of KEY: VALUE"),
});

/** The name of a series, with label matchers or without. */
const series = (wanted: string) =>
  written({
    wanted: `${wanted}: a name with label matchers, such as http_requests_total{code=~"5.."}`,
    read: (given) => ("why" in readSeries(given) ? undefined : given),
    json: { type: "string" },
  });

const judging = {
  judge: oneOf(["errors", "latency", "too-many", "too-few", "no"])
    .describe("What would be wrong with the new version; no: it is compared with nothing")
    .exactOptional(),
  weight: written({
    wanted: "a number from 0 to 1000",
    read: (given) =>
      /^\d{1,4}(?:\.\d{1,6})?$/.test(given) && Number(given) <= 1_000 ? Number(given) : undefined,
    json: { type: "number", minimum: 0, maximum: 1_000 },
  })
    .describe("Its share of the verdict beside the other figures; 1 if not given")
    .exactOptional(),
};

const shared = bareBlock({
  total: series("a counter").describe("Counts all of them"),
  bad: series("a counter").describe("Counts the bad ones"),
  ...judging,
});
const measured = bareBlock({
  histogram: series("the name of a histogram").describe("The histogram's name, without _bucket"),
  unit: oneOf(["s", "ms"])
    .describe("The unit of its bounds; told by its name if not given, else seconds")
    .exactOptional(),
  ...judging,
});
const counted = bareBlock({
  count: series("a counter").describe("Counts how often something happened: orders, messages"),
  ...judging,
});
const queried = bareBlock({
  query: text("a query").describe("What gives one number: a query, a path, a command, a question"),
  ...judging,
});

const figure = z.union([shared, measured, counted, queried], {
  error: "a figure: total and bad, or histogram, or count, or query",
});

export const preset = bareBlock({
  source: text("the name of a source").describe("One of the sources above"),
  select: written({
    wanted: 'label matchers, such as job="{service}"',
    read: (given) => ("why" in readMatchers(given) ? undefined : given),
    json: { type: "string" },
  })
    .describe("The labels of the service's series; {service}, {environment} and {namespace} are filled in")
    .exactOptional(),
  side: block({
    label: text("the name of a label").describe(
      "The label that tells the new version's series from the old one's",
    ),
  }).exactOptional(),
  figures: named(figure).describe("The name of each figure, as runbooks write it, and what makes it"),
});
