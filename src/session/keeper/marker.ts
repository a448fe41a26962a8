/** Takes the marks out of a stream, wherever chunks cut it, and says when one went by. Everything else passes unchanged. */

/** @param onData its bytes are good only until it returns. */
export function markerFilter(
  mark: Buffer,
  onData: (bytes: Buffer) => void,
  onMark: () => void,
): (chunk: Buffer) => void {
  let held: Buffer = Buffer.alloc(0);
  return (chunk) => {
    let bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    held = Buffer.alloc(0);
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark)) {
      if (at > 0) onData(bytes.subarray(0, at));
      onMark();
      bytes = bytes.subarray(at + mark.length);
    }
    const begins = beginsAt(bytes, mark);
    if (begins > 0) onData(bytes.subarray(0, begins));
    held = Buffer.from(bytes.subarray(begins));
  };
}

/** Where an end of these bytes begins that may go on to be the mark; their length where none does. */
export function beginsAt(bytes: Buffer, mark: Buffer): number {
  const [first = 0] = mark;
  let at = bytes.indexOf(first, Math.max(0, bytes.length - mark.length + 1));
  while (at !== -1 && bytes.compare(mark, 0, bytes.length - at, at) !== 0) at = bytes.indexOf(first, at + 1);
  return at === -1 ? bytes.length : at;
}
