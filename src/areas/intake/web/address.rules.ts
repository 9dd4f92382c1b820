import { addressTabs, addressWord } from '#ui/tabs/address-tabs.rules.ts';

/* Entradas in the address bar: each tab and each search is a place one can come back to. */

const tabs = addressTabs({
  all: 'todas',
  waiting: 'por-leer',
  quarantined: 'cuarentena',
  unreadable: 'no-leidas',
  spam: 'spam',
});

export const INTAKE_TABS = tabs.all;
export type IntakeTab = (typeof INTAKE_TABS)[number];

export interface IntakeSearch {
  ver?: string;
  q?: string;
}

export function readIntakeSearch({ ver, q }: IntakeSearch): { tab: IntakeTab; q: string } {
  return { tab: tabs.read(ver), q: q ?? '' };
}

export function writeIntakeSearch({ tab, q }: { tab: IntakeTab; q: string }): IntakeSearch {
  return { ...tabs.write(tab), ...(q === '' ? {} : { q }) };
}

export function cleanIntakeSearch({ ver, q }: Record<string, unknown>): IntakeSearch {
  return writeIntakeSearch(readIntakeSearch({ ver: addressWord(ver, 200), q: addressWord(q, 200) }));
}
