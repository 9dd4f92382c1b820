import { DECISION_KINDS, type DecisionKind } from '../../reviews/contract.ts';

/** `?semana=2026-11-16&clase=refusal&persona=…&vista=sin-marcar&abierta=…`. */
export interface DecisionsSearch {
  semana?: string;
  clase?: DecisionKind;
  persona?: string;
  vista?: 'marcadas' | 'sin-marcar';
  abierta?: string;
}

export function cleanDecisionsSearch(given: Record<string, unknown>): DecisionsSearch {
  const { semana, clase, persona, vista, abierta } = given;
  const kind = DECISION_KINDS.find((one) => one === clase);
  return {
    ...(typeof semana === 'string' && /^\d{4}-\d\d-\d\d$/.test(semana) ? { semana } : {}),
    ...(kind ? { clase: kind } : {}),
    ...(typeof persona === 'string' ? { persona } : {}),
    ...(vista === 'marcadas' || vista === 'sin-marcar' ? { vista } : {}),
    ...(typeof abierta === 'string' ? { abierta } : {}),
  };
}

/** The Monday so many weeks from this one. */
export function weekFrom(monday: string, weeks: number): string {
  return new Date(Date.parse(`${monday}T12:00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}
