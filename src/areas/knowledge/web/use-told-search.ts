import { useEffect, useRef } from 'react';
import { call } from '#platform/http/client.ts';
import { searchingApi } from '../contract.ts';

/** How searches end: one that is left without anything opened is told, so that what is missing shows. Call the result when something is opened. */
export function useToldSearch(q: string): () => void {
  const now = useRef<{ q: string; opened: boolean }>({ q: '', opened: false });
  useEffect(() => {
    now.current = { q, opened: false };
    return () => {
      const { opened } = now.current;
      if (q.length > 2 && !opened) void call(searchingApi.tellSearch, { body: { q, opened } }).catch(() => undefined);
    };
  }, [q]);
  return () => {
    now.current.opened = true;
  };
}
