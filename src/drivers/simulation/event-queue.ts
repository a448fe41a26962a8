/** What is due and when, earliest first; of two that are due at once, the one that was put in first. A heap, so that a week of timers is cheap. */

export interface Due {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
  cancelled: boolean;
}

export interface EventQueue {
  readonly put: (at: number, act: () => void) => Due;
  /** The earliest that was not cancelled, taken out; null where there is none. */
  readonly take: () => Due | null;
  /** When the next is due; null where there is none. */
  readonly nextAt: () => number | null;
}

const before = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

export function openQueue(): EventQueue {
  const heap: Due[] = [];
  let order = 0;
  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]];
    if (one === undefined || other === undefined) return;
    heap[a] = other;
    heap[b] = one;
  };
  const comesFirst = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]];
    return one !== undefined && other !== undefined && before(one, other);
  };
  const up = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!comesFirst(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const down = (): void => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let first = comesFirst(left, at) ? left : at;
      if (comesFirst(right, first)) first = right;
      if (first === at) return;
      swap(first, at);
      at = first;
    }
  };
  const shift = (): Due | null => {
    const [top] = heap;
    if (top === undefined) return null;
    swap(0, heap.length - 1);
    heap.pop();
    down();
    return top;
  };
  const dropCancelled = (): void => {
    while (heap[0]?.cancelled === true) shift();
  };
  return {
    put: (at, act) => {
      order += 1;
      const due: Due = { at, order, act, cancelled: false };
      heap.push(due);
      up(heap.length - 1);
      return due;
    },
    take: () => {
      dropCancelled();
      return shift();
    },
    nextAt: () => {
      dropCancelled();
      return heap[0]?.at ?? null;
    },
  };
}
