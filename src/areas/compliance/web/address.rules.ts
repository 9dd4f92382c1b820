import { addressTabs, addressWord } from '#ui/tabs/address-tabs.rules.ts';

/* Cumplimiento in the address bar: each list, and each evaluation, is a place one can come back to. */

const tabs = addressTabs({
  at_risk: 'en-riesgo',
  due: 'vencen',
  breached: 'incumplidos',
  heard: 'por-confirmar',
  unacknowledged: 'sin-acuse',
  evaluations: 'evaluacion',
  sheet: 'hoja-de-servicio',
  book: 'libro',
});

export const COMPLIANCE_TABS = tabs.all;
export type ComplianceTab = (typeof COMPLIANCE_TABS)[number];

export interface ComplianceSearch {
  ver?: string;
  /** The number of a frozen evaluation. */
  n?: number;
}

export function readComplianceSearch({ ver, n }: ComplianceSearch): { tab: ComplianceTab; number: number | null } {
  return { tab: tabs.read(ver), number: n ?? null };
}

export function writeComplianceSearch({
  tab,
  number,
}: {
  tab: ComplianceTab;
  number?: number | null;
}): ComplianceSearch {
  return { ...tabs.write(tab), ...(number ? { n: number } : {}) };
}

export function cleanComplianceSearch({ ver, n }: Record<string, unknown>): ComplianceSearch {
  const number = Number(n);
  const kept = Number.isInteger(number) && number > 0 && number < 1_000_000 ? number : null;
  return writeComplianceSearch({ tab: tabs.read(addressWord(ver, 40)), number: kept });
}
