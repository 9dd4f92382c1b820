import { useRef } from 'react';
import { uuidv7 } from 'uuidv7';

/** The same key as long as the same thing is tried. */
export function useAttemptKey(): (body: unknown) => string {
  const last = useRef<{ said: string; key: string } | undefined>(undefined);
  return (body) => {
    const said = JSON.stringify(body);
    if (last.current?.said !== said) last.current = { said, key: uuidv7() };
    return last.current.key;
  };
}
