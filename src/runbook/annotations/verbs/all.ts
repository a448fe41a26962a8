/** Every verb that a `rutter` fence can have. */
import type { FenceOf, Verb } from "../verb.ts";
import { approve } from "./approve.ts";
import { backup } from "./backup.ts";
import { canary } from "./canary.ts";
import { check } from "./check.ts";
import { deploy } from "./deploy.ts";
import { flag } from "./flag.ts";
import { migrate } from "./migrate.ts";
import { notify } from "./notify.ts";
import { query } from "./query.ts";
import { verify } from "./verify.ts";
import { watch } from "./watch.ts";

const list = [deploy, canary, watch, check, approve, migrate, backup, flag, notify, verify, query] as const;

export const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>(list.map((verb) => [verb.verb, verb]));

export const verbNames: readonly string[] = [...verbs.keys()];

/** A checked fence, told apart by its verb. */
export type VerbFence = FenceOf<(typeof list)[number]>;
