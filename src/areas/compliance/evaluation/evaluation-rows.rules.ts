import type { Language } from '#platform/i18n/index.ts';
import type { EvaluationView, Parameter } from './contract.ts';

type Say = (key: string, values?: Record<string, string | number>) => string;

/** A parameter as every export lays it out, in this order; figures stay numbers until their format writes them. */
export interface ExportRow {
  name: string;
  reading: string;
  article: string;
  definition: string;
  method: string;
  state: string;
  n: number | null;
  k: number | null;
  pending: number | null;
  /** Shares from 0 to 1. */
  value: number | null;
  low: number | null;
  high: number | null;
  target: number | null;
  share: boolean;
}

export const EXPORT_COLUMNS = [
  'name',
  'reading',
  'article',
  'state',
  'value',
  'low',
  'high',
  'n',
  'k',
  'pending',
  'target',
  'definition',
  'method',
] as const satisfies readonly (keyof ExportRow)[];

export function exportRows({ results }: EvaluationView, language: Language, say: Say): ExportRow[] {
  return results.parameters.map((one) => exportRow(one, language, say));
}

function exportRow(one: Parameter, language: Language, say: Say): ExportRow {
  const { n, k, pending, result, low, high, target, article } = one;
  const why = one.why?.[language];
  return {
    name: one.name[language],
    reading: one.reading ?? '',
    article,
    definition: one.definition[language],
    method: one.method[language],
    state: why
      ? say(`evaluation.state.${one.state}.why`, { why: why.charAt(0).toLowerCase() + why.slice(1) })
      : say(`evaluation.state.${one.state}`),
    n,
    k,
    pending,
    value: result,
    low,
    high,
    target,
    share: one.kind === 'share',
  };
}

/** 0.9712 → «97,1 %»; a count or seconds as it is. One decimal, as the screens do. */
export function figure(value: number | null, share: boolean, language: Language): string {
  if (value === null) return '';
  const locale = language === 'es' ? 'es-ES' : 'en-GB';
  if (share)
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1, useGrouping: true }).format(
      value,
    );
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
}
