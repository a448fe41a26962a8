/**
 * Names made of text: a heading's slug, and ids that are unique within one document. An id depends only on what stands
 * before it under the same name, so an edit elsewhere in the file leaves it alone.
 */

const WINDOWS_BYTES = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\\u0080-\\u00BF";
const MAC_BYTES = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø";

/**
 * What `✅`, `⚠️` and `🚀` become when their UTF-8 is read as Windows-1252 or as Mac Roman: a first byte that tells
 * (`â`, `ðŸ`; `‚`, the apple sign), then bytes from 0x80 to 0xBF. A last byte that no set has a character for is often
 * gone, hence the shorter forms after `âš` and `âœ`, which begin no word.
 */
const DAMAGED = new RegExp(
  [
    `â[šœ\\u009A\\u009C][${WINDOWS_BYTES}]?|â[${WINDOWS_BYTES}]{2}|ð[Ÿ\\u009F][${WINDOWS_BYTES}]{0,2}|ï¸\\u008F?`,
    `‚[${MAC_BYTES}]{2}|\\uF8FFü[${MAC_BYTES}]{0,2}|Ô∏è`,
  ].join("|"),
  "gu",
);

/** A variation selector or a keycap's frame belongs to the emoji before it; other marks belong to letters. */
const EMOJI_MARKS = /[\uFE00-\uFE0F\p{Me}]+/gu;
const LONE_MARKS = /(?<![\p{L}\p{M}\p{N}])\p{M}+/gu;

/**
 * Like GitHub's anchors: lower case, letters and digits of any script, `-` and `_`. Unlike there, what is dropped
 * leaves no trace: `## 🚀 Deploy & watch` is `deploy-watch`. May be empty.
 */
export function slug(text: string): string {
  return text
    .replace(DAMAGED, " ")
    .normalize("NFC")
    .toLowerCase()
    .replace(EMOJI_MARKS, "")
    .replace(/[^\p{L}\p{M}\p{N}_\s-]+/gu, "")
    .replace(LONE_MARKS, "")
    .split(/[\s-]+/u)
    .filter((word) => word !== "")
    .join("-");
}

/**
 * Makes wanted ids unique in the order they are asked for: the first keeps its name, the next are `name-2`, `name-3`.
 * A name that is taken already, by a heading called `Name 2` say, is passed over.
 */
export function idMaker(): (wanted: string) => string {
  const taken = new Set<string>();
  const lastOf = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    let count = lastOf.get(wanted) ?? 0;
    do {
      count += 1;
      id = count === 1 ? wanted : `${wanted}-${count}`;
    } while (taken.has(id));
    lastOf.set(wanted, count);
    taken.add(id);
    return id;
  };
}
