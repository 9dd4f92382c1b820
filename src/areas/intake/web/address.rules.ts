/* Entradas in the address bar: each tab and each search is a place one can come back to. */

const TAB_WORDS = {
  all: 'todas',
  waiting: 'por-leer',
  quarantined: 'cuarentena',
  unreadable: 'no-leidas',
  spam: 'spam',
} as const;

export type IntakeTab = keyof typeof TAB_WORDS;
export const INTAKE_TABS = Object.keys(TAB_WORDS) as IntakeTab[];

export interface IntakeSearch {
  ver?: string;
  q?: string;
}

/** Words nobody knows fall back to the start, so that an old link still opens something. */
export function readIntakeSearch({ ver, q }: IntakeSearch): { tab: IntakeTab; q: string } {
  return { tab: INTAKE_TABS.find((tab) => TAB_WORDS[tab] === ver) ?? 'all', q: q ?? '' };
}

/** Only what differs from the start: short addresses. */
export function writeIntakeSearch({ tab, q }: { tab: IntakeTab; q: string }): IntakeSearch {
  return { ...(tab === 'all' ? {} : { ver: TAB_WORDS[tab] }), ...(q === '' ? {} : { q }) };
}

export function cleanIntakeSearch({ ver, q }: Record<string, unknown>): IntakeSearch {
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '');
  return writeIntakeSearch(readIntakeSearch({ ver: text(ver), q: text(q) }));
}
