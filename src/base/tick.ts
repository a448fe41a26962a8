/** How often figures are read, unless their source says otherwise. */
export const TICK_MS = 5_000;
