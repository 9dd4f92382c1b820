import type { DueTone } from './due.rules.ts';

const QUARTERS: Partial<Record<DueTone, number>> = { normal: 1, attention: 2, critical: 3 };

/** ◔ ◑ ◕ ! ❚❚ ✓ drawn, since the fonts lack them: the shape says the state without its colour. */
export function DueIcon({ tone }: { tone: DueTone }) {
  return (
    <svg
      width="0.75rem"
      height="0.75rem"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden
      focusable="false"
    >
      {shape(tone)}
    </svg>
  );
}

function shape(tone: DueTone) {
  if (tone === 'overdue') return <path d="M6 1.5V7M6 9.3V10.7" strokeWidth="2" />;
  if (tone === 'paused') return <path d="M4 2V10M8 2V10" strokeWidth="2" />;
  if (tone === 'met')
    return <path d="M2 6.5 5 9.5 10 3" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />;
  return (
    <>
      <circle cx="6" cy="6" r="4.75" />
      <path d={pie(QUARTERS[tone] ?? 1)} fill="currentColor" stroke="none" />
    </>
  );
}

/** A pie of so many quarters, clockwise from twelve. */
function pie(quarters: number): string {
  const ends = ['', '10.75 6', '6 10.75', '1.25 6'];
  return `M6 6V1.25A4.75 4.75 0 ${quarters > 2 ? 1 : 0} 1 ${ends[quarters]}Z`;
}
