/** Tabs of a screen by the words they have in the address bar. */
export interface AddressTabs<T extends string> {
  all: readonly T[];
  /** Words nobody knows fall back to the first tab, so that an old link still opens something. */
  read(word: string | undefined): T;
  /** Nothing for the first tab: short addresses. */
  write(tab: T): { ver?: string };
}

/** `words`: each tab with its word, the one a screen opens with first. */
export function addressTabs<T extends string>(words: Record<T, string>): AddressTabs<T> {
  const all = Object.keys(words) as T[];
  const first = all[0] as T;
  return {
    all,
    read: (word) => all.find((tab) => words[tab] === word) ?? first,
    write: (tab) => (tab === first ? {} : { ver: words[tab] }),
  };
}

/** A word as it may stand in an address somebody typed. */
export function addressWord(value: unknown, longest: number): string {
  return typeof value === 'string' ? value.slice(0, longest) : '';
}
