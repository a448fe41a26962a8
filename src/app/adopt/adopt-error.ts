/** What is in the way of adopting a file, as an error of the world with its permanent code. */
import type { AdoptCode } from "../../adopt/index.ts";
import { type Place, RutterError } from "../../base/index.ts";

export interface AdoptRefusal {
  readonly code: AdoptCode;
  readonly place: Place;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly cause?: unknown;
}

export const adoptError = (said: AdoptRefusal): RutterError => new RutterError(said);
