/** A release at one moment, for the tests of what is drawn of it. Never loaded by Rutter itself. */
import { instant } from "../base/index.ts";
import type { Scene, SceneRow, SceneWait } from "./scene.ts";

/** 2026-03-01T09:00:00Z, and so many seconds after it. */
export const second = (seconds: number) => instant(1_772_355_600_000 + seconds * 1000);

export const sampleRow = (number: string, title: string, changes: Partial<SceneRow> = {}): SceneRow => ({
  id: `n${number}`,
  number,
  title,
  lines: null,
  state: "pending",
  beganAt: null,
  endedAt: null,
  mostMs: null,
  who: [],
  note: null,
  exit: null,
  evidence: [],
  share: null,
  ...changes,
});

export const sampleWait = (id: string, text: string, changes: Partial<SceneWait> = {}): SceneWait => ({
  id,
  kind: "question",
  text,
  node: null,
  item: null,
  number: "",
  answers: ["yes", "no"],
  who: null,
  since: second(0),
  until: null,
  timer: changes.kind === "soak" || changes.kind === "timer",
  shown: [],
  ...changes,
});

export const sampleScene = (changes: Partial<Scene> = {}): Scene => ({
  release: "k3f9wz",
  title: "order-service 1.4.0 → production",
  planHash: "sha256:4f2a9c1e00000000",
  version: "1.4.0",
  dryRun: false,
  state: "moving",
  startedAt: second(0),
  startedBy: "ana",
  at: second(0),
  rows: [],
  waits: [],
  guards: [],
  judge: null,
  exposures: [],
  paused: null,
  returning: null,
  ended: null,
  ...changes,
});
