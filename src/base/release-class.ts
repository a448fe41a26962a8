/** How much care a release asks for. What makes a release of one class or another is not known here. */

/** From the mildest; a person may raise it. */
export const releaseClasses = ["standard", "hotfix", "high-risk", "emergency"] as const;

export type ReleaseClass = (typeof releaseClasses)[number];
