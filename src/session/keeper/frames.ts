/** Reads what bash answers on its control channel: lists of texts between two marks. What stands outside is no answer. */

/**
 * Each answer is `NUL mark NUL text NUL … text NUL mark NUL`; whatever a profile printed before the first is skipped.
 * A character stands for a byte: what a variable holds need not be text.
 */
export function frameReader(
  mark: string,
  onFrame: (fields: readonly string[]) => void,
): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  let fields: string[] | null = null;
  const onField = (field: string): void => {
    if (field !== mark) fields?.push(field);
    else if (fields === null) fields = [];
    else {
      const whole = fields;
      fields = null;
      onFrame(whole);
    }
  };
  return (chunk) => {
    let from = 0;
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, from)) {
      parts.push(chunk.subarray(from, at));
      onField(Buffer.concat(parts).toString("latin1"));
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(Buffer.from(chunk.subarray(from)));
  };
}
