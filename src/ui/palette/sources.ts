import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';

/** Something found by searching: a customer, a case, an order. */
export interface FoundThing {
  id: string;
  label: string;
  /** At the right, small: a reference, an e-mail address. */
  detail?: string | undefined;
  open(): void;
}

/** Where the palette looks besides its actions. */
export interface PaletteSource {
  id: string;
  heading: string;
  icon?: LucideIcon;
  search(query: string, signal: AbortSignal): Promise<readonly FoundThing[]>;
}

const sources = new Map<string, { readonly current: PaletteSource }>();

export function paletteSources(): readonly PaletteSource[] {
  return [...sources.values()].map(({ current }) => current);
}

/** Adds a source while the component is on screen; an area's part of the shell calls it once. */
export function usePaletteSource(source: PaletteSource): void {
  const latest = useRef(source);
  latest.current = source;
  const { id } = source;
  useEffect(() => {
    sources.set(id, latest);
    return () => {
      sources.delete(id);
    };
  }, [id]);
}
