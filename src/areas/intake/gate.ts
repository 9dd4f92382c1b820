/** Lets `width` pieces of work through at once; the others wait their turn. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

export function makeGate(width: number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
