/** Milliseconds in the unit of a histogram's bounds. */
export const factorOf = (unit: "s" | "ms"): number => (unit === "s" ? 1_000 : 1);
