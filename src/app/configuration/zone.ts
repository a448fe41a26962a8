/** Time zones by their IANA names. A name that the system does not know is refused, with the one probably meant. */
import { z } from "zod";
import { nearest } from "../../base/index.ts";

const WANTED = "a time zone by its IANA name, such as Europe/Berlin or UTC";

export function isZone(text: string): boolean {
  // Newer systems take an offset such as +02:00 too, which knows no summer time.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const lastPart = (zone: string): string => zone.slice(zone.lastIndexOf("/") + 1);

/** `New York` and `Berlin` lack their continent; others have a slip. */
export function nearestZone(text: string): string | null {
  const zones = Intl.supportedValuesOf("timeZone");
  const wanted = text.trim().replace(/\s+/g, "_").toLowerCase();
  const city = zones.find((zone) => lastPart(zone).toLowerCase() === lastPart(wanted));
  return city ?? nearest(text.trim().replace(/\s+/g, "_"), zones);
}

export const zone = () =>
  z
    .string({ error: WANTED })
    .transform((text, context): string => {
      if (isZone(text)) return text;
      context.issues.push({
        code: "custom",
        message: WANTED,
        input: text,
        params: { near: nearestZone(text) },
      });
      return z.NEVER;
    })
    .meta({ type: "string", minLength: 1 });
