/** How long something took or takes, as a stop watch shows it; what is written, not judged. */

const pad = (value: number): string => String(value).padStart(2, "0");

/** `4 ms`, `0.4 s`, `12 s`, `2:11`, `1:02:03`: tenths only where a second is long. */
export function lapseText(ms: number): string {
  const whole = Math.max(0, ms);
  if (whole < 100) return `${Math.round(whole)} ms`;
  if (whole < 9950) return `${(whole / 1000).toFixed(1)} s`;
  return runningText(whole);
}

/** The same for what still runs: no tenths, which would flicker. */
export function runningText(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}
