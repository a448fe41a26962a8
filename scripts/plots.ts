/** Draws the plots of the documents into `docs/plots`, from runs with seeds, so that they come out the same: `npm run plots`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { accountPlot } from "./plots/account.ts";
import { foundPlot } from "./plots/found.ts";
import { guardPlot } from "./plots/guard.ts";
import { ladderPlot } from "./plots/ladder.ts";

export const FOLDER = resolve(import.meta.dirname, "../docs/plots");

export const plots: Readonly<Record<string, () => string | Promise<string>>> = {
  "account.svg": accountPlot,
  "found.svg": foundPlot,
  "guard.svg": guardPlot,
  "ladder.svg": ladderPlot,
};

async function drawAll(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, draw] of Object.entries(plots)) writeFileSync(resolve(FOLDER, name), await draw());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await drawAll();
