import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { systemClock } from '#platform/clock/index.ts';
import { createFormats, type Formats, type Locale } from './formats.rules.ts';

const FormatsContext = createContext<Formats | undefined>(undefined);
const NowContext = createContext<Date | undefined>(undefined);

interface FormatsProviderProps {
  locale: Locale;
  /** Every time on screen is in this zone, and says so on demand: the company's, once it is known. */
  timeZone: string;
  /** Stands still at this moment instead of following the clock. */
  fixedNow?: Date;
  children: ReactNode;
}

/** Formats and the current minute for everything inside. */
export function FormatsProvider({ locale, timeZone, fixedNow, children }: FormatsProviderProps) {
  const formats = useMemo(() => createFormats(locale, timeZone), [locale, timeZone]);
  return (
    <FormatsContext value={formats}>
      <Minute fixed={fixedNow}>{children}</Minute>
    </FormatsContext>
  );
}

/** One timer for every «hace 6 min» on screen. */
function Minute({ fixed, children }: { fixed: Date | undefined; children: ReactNode }) {
  const [now, setNow] = useState(() => fixed ?? systemClock.now());
  useEffect(() => {
    if (fixed) return undefined;
    const timer = setInterval(() => setNow(systemClock.now()), 30_000);
    return () => clearInterval(timer);
  }, [fixed]);
  return <NowContext value={fixed ?? now}>{children}</NowContext>;
}

export function useFormats(): Formats {
  const formats = useContext(FormatsContext);
  if (!formats) throw new Error('FormatsProvider is missing');
  return formats;
}

/** The current time, renewed twice a minute. */
export function useNow(): Date {
  const now = useContext(NowContext);
  if (!now) throw new Error('FormatsProvider is missing');
  return now;
}
