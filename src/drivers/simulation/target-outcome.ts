/** What a hand makes of the answer of a simulated target: a wish is done when the target stands as it was asked to. */
import type { Outcome, TargetInput, TargetLook } from "../../effect/index.ts";
import type { SimulatedTarget } from "./simulated-target.ts";

/** A target that says nothing is looked at before it is called silent, as the real hand does. */
export function placedOutcome(target: SimulatedTarget, input: TargetInput): Outcome {
  const { answer } = target.act(input);
  const look = answer.look ?? target.look();
  const wrong = whyNotSo(input, look);
  const evidence = [...answer.evidence, ...(wrong === null ? [] : [wrong])];
  if (answer.state === "failed") return { state: "failed", data: { ...look }, evidence };
  if (wrong === null) return { state: "done", data: { ...look }, evidence };
  return { state: answer.state === "done" ? "failed" : answer.state, data: { ...look }, evidence };
}

/** What speaks against its standing as it was asked to; null: nothing does. */
export function whyNotSo({ do: does, version, percent }: TargetInput, look: TargetLook): string | null {
  const found = look.versions.find((each) => each.version === version);
  switch (does) {
    case "look":
      return null;
    case "retire":
      return found === undefined ? null : `${version} is still there`;
    case "keep":
      return look.serving === version ? null : `${version} is not the serving version`;
    case "weight":
      return (found?.percent ?? 0) === percent ? null : `${version} has not ${percent} % of the traffic`;
    case "place":
      if (found === undefined) return `${version} is not there`;
      if (found.says !== version) return `it says that it is ${found.says}`;
      return found.healthy === true ? null : `${version} is not healthy`;
  }
}
