import { useEffect, useState } from 'react';

const REST_MS = 250;

/** The value once it has not changed for a moment: for asking when the typing rests. */
export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
