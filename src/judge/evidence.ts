/** How much a guard and a ladder ask of the judge. The statistics themselves are not in here. */

/** Does a guard on a share of requests wait for statistical evidence, ask a person without it, or act on the hold alone. */
export type Evidence = "required" | "ask" | "off";

/** What lets a rung rise: the end of its dwell with all guards quiet, or a pass of the judge. */
export type Promotion = "dwell" | "evidence";
