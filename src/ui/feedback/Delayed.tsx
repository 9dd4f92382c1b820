import { type ReactNode, useEffect, useState } from 'react';

/** A quick answer needs no placeholder. */
const SHOW_AFTER_MS = 200;

/** Shows its content only if the wait is long enough to be noticed. */
export function Delayed({ children }: { children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return due ? children : null;
}
