/** What a hostile text is: a shape made to take a reader's time or stack, of any size. */

export interface Hostile {
  readonly name: string;
  /** The size it is measured at; tests take a tenth. */
  readonly size: number;
  readonly make: (size: number) => string;
}

export const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: Math.ceil(count) }, (_, index) => line(index)).join("\n");
