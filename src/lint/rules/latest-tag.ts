/**
 * Images deployed by the tag `latest`, or by none: what it means changes with every push, and a rollback gets the
 * newest.
 */
import { alsoAt } from "../also-at.ts";
import { lineOf, spanAt } from "../call.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { atLevel } from "../gathered.ts";
import { type ImageUse, imagesOf } from "../images.ts";
import { quoted } from "../quoted.ts";
import type { Hit, Rule } from "../rule.ts";
import { asideLevel, isLooking } from "../standing.ts";

interface Use extends ImageUse {
  readonly call: DeepCall;
}

function whatOf({ image, how, tagged }: Use): string {
  const name = quoted(image, 60);
  if (tagged)
    return `${how === "push" ? "pushes" : how === "pull" ? "pulls" : how === "run" ? "runs" : "deploys"} ${name}, whatever that is by then`;
  return `${how === "pull" ? "pulls" : how === "run" ? "runs" : "deploys"} ${name} without a tag, which means latest`;
}

function hitOf(uses: readonly Use[]): Hit | null {
  const [first] = uses;
  if (first === undefined) return null;
  const { call, word, tagged, how } = first;
  const isBack = call.section?.course === "rollback";
  const minor = (!tagged && how !== "deploy") || uses.some(({ aside }) => aside);
  return {
    span: spanAt(call, word.mark),
    what: `${whatOf(first)}${alsoAt(
      lineOf(call),
      uses.map((use) => lineOf(use.call)),
    )}`,
    ...(isBack
      ? { why: "a rollback by latest brings back what was pushed last: as a rule, the release that failed" }
      : {}),
    ...atLevel(asideLevel(call) ?? (minor ? "note" : null)),
  };
}

/** The words that name images with a version, by the text they stand in. */
function versioned(calls: readonly DeepCall[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { text, pipeline } of calls)
    for (const { words } of pipeline.stages)
      for (const word of words) {
        const at = word.text.lastIndexOf(":");
        if (at > 0 && word.text.length < 300 && !word.text.endsWith(":latest"))
          found.add(`${text} ${word.text.slice(0, at)}`);
      }
  return found;
}

/** The same image is pushed with a version beside it: latest is its second name. */
const isSecondTag = ({ how, image, call }: Use, named: ReadonlySet<string>): boolean =>
  (how === "push" || how === "build") && named.has(`${call.text} ${image.replace(/:latest$/, "")}`);

function hitsOf(desk: Desk): readonly Hit[] {
  const calls = deepCalls(desk).filter((call) => call.item !== null && !isLooking(call));
  const named = versioned(calls);
  const groups = new Map<string, Use[]>();
  for (const call of calls)
    for (const stage of call.pipeline.stages)
      for (const image of imagesOf(stage)) {
        const use: Use = { ...image, call };
        if (isSecondTag(use, named)) continue;
        const key = `${call.section?.course ?? ""} ${asideLevel(call) ?? ""} ${image.image}`;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [use]);
        else group.push(use);
      }
  return [...groups.values()]
    .map(hitOf)
    .filter((hit) => hit !== null)
    .sort((a, b) => a.span.lines[0] - b.span.lines[0]);
}

export const latestTag: Rule = {
  code: "COMMAND_LATEST_TAG",
  level: "warning",
  title: "an image is deployed by the tag latest",
  why: "latest is another image after every push: nobody can tell what ran, or get it back",
  fix: "name a version or a digest: an input such as <version>, `$(git rev-parse --short HEAD)`",
  find: hitsOf,
};
