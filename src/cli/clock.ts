/** The hour on the wall of whoever reads: local time for terminals, with its distance from UTC said once where it matters. */
import { type Instant, instant } from "../base/index.ts";

export interface Clock {
  /** `09:41:07` */
  readonly time: (at: Instant) => string;
  /** `2026-03-01` */
  readonly day: (at: Instant) => string;
  /** `UTC`, `UTC+02:00` */
  readonly zone: (at: Instant) => string;
}

const pad = (value: number): string => String(value).padStart(2, "0");

export const localClock: Clock = {
  time: (at) => {
    const date = new Date(at);
    return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
  },
  day: (at) => {
    const date = new Date(at);
    return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  },
  zone: (at) => {
    const minutes = -new Date(at).getTimezoneOffset();
    if (minutes === 0) return "UTC";
    const size = Math.abs(minutes);
    return `UTC${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
  },
};

export const nowInstant = (): Instant => instant(Date.now());
