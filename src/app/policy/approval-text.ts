/** The bytes that an approver signs, and for what purpose: one line that names the release and the plan. It never changes. */

/** No signature that was made for anything else, a commit or a file, is one of these. */
export const NAMESPACE = "rutter";

/** The release too: what was approved once does not approve the same plan another day. */
export const approvalText = (release: string, planHash: string): string => `approve ${release} ${planHash}\n`;
