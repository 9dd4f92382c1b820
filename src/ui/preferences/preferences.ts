import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact' | 'dense';
/** Single-letter keys as they are, only with Alt (⌃ on a Mac), or not at all (WCAG 2.1.4). */
export type KeysMode = 'on' | 'alt' | 'off';

export interface Preferences {
  theme: ThemeChoice;
  density: Density;
  /** Absent until chosen: the browser's language decides. */
  locale: 'es' | 'en' | undefined;
  shortcuts: KeysMode;
  /** What asks for the person is said on this device's desktop too. Never copied to the account. */
  desktop: boolean;
  /** Action id → its own keys, where the person changed them. */
  remapped: Record<string, string[]>;
  /** How wide each pane is, in pixels at the usual text size, where the person changed it. */
  panes: Record<string, number>;
}

const DEFAULTS: Preferences = {
  theme: 'system',
  density: 'compact',
  locale: undefined,
  shortcuts: 'on',
  desktop: false,
  remapped: {},
  panes: {},
};
const STORED = 'cauce.preferences';

let current: Preferences = read();
const listeners = new Set<() => void>();
let keep: ((change: Partial<Preferences>) => void) | undefined;

/** How this person likes to see the product. Kept on the device; the app copies it to and from the account. */
export const preferences = {
  get: (): Preferences => current,
  set(change: Partial<Preferences>): void {
    current = { ...current, ...change };
    write(current);
    applyPreferences();
    for (const listener of listeners) listener();
  },
  /** As somebody chooses it: here at once, and in their account where they have signed in. */
  choose(change: Partial<Preferences>): void {
    preferences.set(change);
    keep?.(change);
  },
  /** Whoever keeps what is chosen; returns the undo. */
  keptBy(keeper: (change: Partial<Preferences>) => void): () => void {
    keep = keeper;
    return () => {
      if (keep === keeper) keep = undefined;
    };
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export function usePreferences(): Preferences {
  return useSyncExternalStore(preferences.subscribe, preferences.get);
}

/** Puts theme and density on the document. `theme.js` does the same before the first paint. */
export function applyPreferences(): void {
  const { dataset } = document.documentElement;
  if (current.theme === 'system') delete dataset['theme'];
  else dataset['theme'] = current.theme;
  dataset['density'] = current.density;
}

function read(): Preferences {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<Preferences>) };
  } catch {
    return DEFAULTS; // No storage, or not ours: the defaults always work.
  }
}

function write(value: Preferences): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only means that the choice lasts until the page closes.
  }
}
