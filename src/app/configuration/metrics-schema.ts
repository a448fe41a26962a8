/** Where figures come from: sources, and presets that say which query makes which figure. */
import { z } from "zod";
import { bareBlock, block, duration, named, text } from "./forms.ts";
import { address } from "./references.ts";

export const source = block({
  kind: z
    .literal("prometheus", { error: "prometheus" })
    .describe("What answers the queries")
    .default("prometheus"),
  url: address().describe("Where it answers: a reference such as env:PROMETHEUS_URL, or a plain URL"),
  every: duration().describe("How often figures are sampled, such as 5s").exactOptional(),
});

const counted = bareBlock({
  total: text("a counter").describe("Counts all of them"),
  bad: text("a counter").describe("Counts the bad ones"),
});
const measured = bareBlock({
  histogram: text("the name of a histogram").describe("The histogram's name, without _bucket"),
});
const queried = bareBlock({ query: text("a query").describe("A query that gives one number") });

const figure = z.union([counted, measured, queried], {
  error: "a figure: total and bad, or histogram, or query",
});

export const preset = bareBlock({
  source: text("the name of a source").describe("One of the sources above"),
  select: text("labels")
    .describe("The labels of the service's series; {service} stands for its name")
    .exactOptional(),
  side: block({
    label: text("the name of a label").describe(
      "The label that tells the new version's series from the old one's",
    ),
  }).exactOptional(),
  figures: named(figure).describe("The name of each figure, as runbooks write it, and what makes it"),
});
