/* Cumplimiento in the address bar: each list, and each evaluation, is a place one can come back to. */

const TAB_WORDS = {
  at_risk: 'en-riesgo',
  due: 'vencen',
  breached: 'incumplidos',
  unacknowledged: 'sin-acuse',
  evaluations: 'evaluacion',
  sheet: 'hoja-de-servicio',
  book: 'libro',
} as const;

export type ComplianceTab = keyof typeof TAB_WORDS;
export const COMPLIANCE_TABS = Object.keys(TAB_WORDS) as ComplianceTab[];

export interface ComplianceSearch {
  ver?: string;
  /** The number of a frozen evaluation. */
  n?: number;
}

/** Words nobody knows fall back to the start, so that an old link still opens something. */
export function readComplianceSearch({ ver, n }: ComplianceSearch): { tab: ComplianceTab; number: number | null } {
  return { tab: COMPLIANCE_TABS.find((tab) => TAB_WORDS[tab] === ver) ?? 'at_risk', number: n ?? null };
}

export function writeComplianceSearch({
  tab,
  number,
}: {
  tab: ComplianceTab;
  number?: number | null;
}): ComplianceSearch {
  return { ...(tab === 'at_risk' ? {} : { ver: TAB_WORDS[tab] }), ...(number ? { n: number } : {}) };
}

export function cleanComplianceSearch({ ver, n }: Record<string, unknown>): ComplianceSearch {
  const number = Number(n);
  const kept = Number.isInteger(number) && number > 0 && number < 1_000_000 ? number : null;
  return writeComplianceSearch({
    ...readComplianceSearch({ ver: typeof ver === 'string' ? ver.slice(0, 40) : '' }),
    number: kept,
  });
}
