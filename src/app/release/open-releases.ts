/** The way in, kept light: what reads a runbook should not wait for what carries one out. */
import type { OpenReleases } from "./release-api.ts";

export const openReleases: OpenReleases = async (given) =>
  (await import("./releases.ts")).openReleases(given);
