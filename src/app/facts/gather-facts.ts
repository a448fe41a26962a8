/** Gathers, read-only, what the rules of lint need to know of the world beside a runbook's text. */
import type { Facts } from "../../lint/index.ts";
import type { Study } from "../../runbook/index.ts";
import type { LoadedConfiguration } from "../configuration/load-configuration.ts";
import { configurationFacts } from "./configuration-facts.ts";
import { repositoryFacts } from "./repository-facts.ts";

export interface FactsAsked {
  /** The path of the runbook; `-` where it came through standard input. */
  readonly file: string;
  readonly study: Study;
  readonly text: string;
  readonly configuration: LoadedConfiguration | null;
}

/** By the clock of this machine: good enough to tell a date that is past. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export async function gatherFacts({ file, study, text, configuration }: FactsAsked): Promise<Facts> {
  return {
    today: today(),
    repository: await repositoryFacts({ file, study, text, configuration: configuration?.file ?? null }),
    configuration: configurationFacts(configuration, file),
  };
}
