/** Puts a stream together into blocks of whole lines. A line longer than a block is cut, so that none takes memory. */

const NEWLINE = 10;
const BLOCK_BYTES = 65_536;

export interface LineBlocks {
  /** Blocks handed on are good only until it returns. */
  readonly feed: (bytes: Buffer) => void;
  readonly flush: () => void;
}

export function lineBlocks(onBlock: (bytes: Buffer) => void): LineBlocks {
  let held: Buffer[] = [];
  let length = 0;
  const flush = (): void => {
    const block = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
    held = [];
    length = 0;
    if (block.length > 0) onBlock(block);
  };
  return {
    feed: (bytes) => {
      const end = bytes.lastIndexOf(NEWLINE) + 1;
      if (end > 0) {
        held.push(bytes.subarray(0, end));
        flush();
      }
      if (end === bytes.length) return;
      held.push(Buffer.from(bytes.subarray(end)));
      length += bytes.length - end;
      if (length >= BLOCK_BYTES) flush();
    },
    flush,
  };
}
