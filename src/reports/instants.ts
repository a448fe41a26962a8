/** Times as a report writes them: in UTC, said once at its top, so that logs of several machines can be laid side by side. */
import { formatInstant, type Instant } from "../base/index.ts";

export const dayText = (at: Instant): string => formatInstant(at).slice(0, 10);
export const clockText = (at: Instant): string => formatInstant(at).slice(11, 19);
export const minuteText = (at: Instant): string => formatInstant(at).slice(11, 16);
export const momentText = (at: Instant): string => `${dayText(at)} ${clockText(at)}`;
