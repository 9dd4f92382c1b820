import { useEffect, useRef, useState } from 'react';

const QUICK_MS = 120;

/** The value at once; while it changes faster than one can look (J held down), only where it comes to rest. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const now = performance.now();
    const quick = now - last.current < QUICK_MS;
    last.current = now;
    if (!quick) return setSettled(value);
    const timer = setTimeout(() => setSettled(value), QUICK_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The value, once what shows it first has been painted: for what stands beside it and takes longer to draw. */
export function useAfterPaint<Value>(value: Value): Value {
  const [painted, setPainted] = useState(value);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setPainted(value));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return painted;
}
