/** A count with its word: `1 step`, `2 steps`. Only for words that take an s. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
