/** Where the traffic of each service is: `20 % on 1.4.0, 80 % on 1.3.2`, and until when that lasts by itself. */
import type { Instant } from "../base/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint } from "./look.ts";
import { titleColumn } from "./render-scene.ts";
import type { Scene, SceneExposure } from "./scene.ts";
import { wrap } from "./width.ts";

export function exposureLines(
  exposures: readonly SceneExposure[],
  { look, now }: { readonly look: Look; readonly now: Instant },
): readonly string[] {
  const pad = " ".repeat(titleColumn(look) + 2);
  const named = exposures.length > 1;
  return exposures
    .filter(({ versions }) => versions.length > 0)
    .map((each) => (named ? `${clean(each.service)}: ${exposureText(each, now)}` : exposureText(each, now)))
    .flatMap((text) => wrap(text, look.columns - pad.length))
    .map((line) => pad + paint(look, null, line));
}

export function exposureText({ versions, leaseEndsAt }: SceneExposure, now: Instant): string {
  const shares = versions.map(({ version, percent }) => `${percent} % on ${clean(version)}`).join(", ");
  if (leaseEndsAt === null) return shares;
  const left = Math.ceil((leaseEndsAt - now) / 1000);
  return left > 0 ? `${shares}; lease ${left} s` : `${shares}; its lease has run out`;
}

/** Those that no ladder under way tells by its own line; where a lease has run out, that is told in any case. */
export const untoldExposures = (
  { exposures, rows }: Pick<Scene, "exposures" | "rows">,
  now: Instant,
): readonly SceneExposure[] =>
  exposures.filter(({ versions, leaseEndsAt }) => {
    const isDue = leaseEndsAt !== null && leaseEndsAt <= now;
    const isTold = rows.some(
      ({ share }) =>
        share !== null &&
        versions.some(({ version, percent }) => version === share.version && percent === share.percent),
    );
    return isDue || !isTold;
  });
