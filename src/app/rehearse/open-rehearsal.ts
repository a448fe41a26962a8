/** The way into `rutter rehearse` for the command line: what it needs is loaded only when it is asked for. */
import type { PlanGiven } from "../open-plan.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { RehearseGiven } from "./rehearse.ts";
import type { OpenRehearsal } from "./sample-inputs.ts";

export const openRehearsal = async (given: PlanGiven): Promise<OpenRehearsal> =>
  (await import("./sample-inputs.ts")).openWithSamples(given);

export const rehearsePlan = async (given: RehearseGiven): Promise<Rehearsal> =>
  (await import("./rehearse.ts")).rehearse(given);

export const writeRehearsalPage = async (path: string, page: string): Promise<void> =>
  (await import("./write-page.ts")).writePage(path, page);
