import { makeTexts, type Language } from '#platform/i18n/index.ts';
import { minorDigits } from '#platform/money/minor-digits.rules.ts';
import type { Reason } from '../../policy/engine/decision.rules.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';

const texts = makeTexts([{ es, en }]);
const LOCALES = { es: 'es-ES', en: 'en-GB' } as const;

/** What a request is about, in the words of whoever reads it: the same in the mail and on the personal page. */
export interface RequestWords {
  question: string;
  what: string;
  total: string | null;
  why: string;
  rule: string;
}

export interface Worded {
  currency: string;
  totalMinor: number;
  lines: readonly { solution: string; amountMinor: number | null }[];
  customer: string;
  reason: Reason;
  /** It rests on the order's total as whoever proposes gave it. */
  declared?: boolean;
  ruleId: string | null;
  policyNumber: number;
  /** The company's own names of solutions, by code. */
  labels: ReadonlyMap<string, string>;
}

export function say(language: Language, key: string, values: Record<string, string | number> = {}): string {
  return texts.say(language, key, values);
}

export function requestWords(language: Language, it: Worded): RequestWords {
  const what = new Intl.ListFormat(LOCALES[language]).format(it.lines.map((line) => lineWords(language, it, line)));
  const customer = it.customer || say(language, 'authorisation.nobody_named');
  return {
    question: say(language, 'authorisation.question', { what, customer }),
    what,
    total: it.totalMinor > 0 ? moneyWords(language, it.totalMinor, it.currency) : null,
    why: [reasonWords(language, it.reason, it.currency), it.declared ? say(language, 'authorisation.declared') : '']
      .filter(Boolean)
      .join(' '),
    rule: it.ruleId
      ? say(language, 'authorisation.rule', { rule: it.ruleId, version: it.policyNumber })
      : say(language, 'authorisation.no_rule', { version: it.policyNumber }),
  };
}

/** «un abono de 184,50 €». */
export function lineWords(
  language: Language,
  { currency, labels }: Pick<Worded, 'currency' | 'labels'>,
  { solution, amountMinor }: Worded['lines'][number],
): string {
  const key = `authorisation.solution.${solution}`;
  const what = texts.has(language, key)
    ? say(language, key)
    : (labels.get(solution) ?? solution).toLocaleLowerCase(language);
  const amount = amountMinor === null ? 'none' : moneyWords(language, amountMinor, currency);
  return say(language, 'authorisation.line', { what, amount });
}

/** Why it needs authorisation; what only a screen can explain well is said in general. */
export function reasonWords(language: Language, { code, params }: Reason, currency: string): string {
  const key = `authorisation.why.${code}`;
  if (!texts.has(language, key)) return say(language, 'authorisation.why.other');
  const values = Object.entries(params).map(([name, value]) => {
    const money = typeof value === 'number' && code.startsWith('over_') && (name === 'by' || name === 'limit');
    return [name, money ? moneyWords(language, value, String(params.currency ?? currency)) : (value ?? '')] as const;
  });
  return say(language, key, Object.fromEntries(values));
}

/** «1.284,50 €», «€1,284.50». */
export function moneyWords(language: Language, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    useGrouping: true,
  });
  // An amount never breaks before its sign.
  return format.format(minor / 10 ** minorDigits(currency)).replaceAll('\u202F', '\u00A0');
}

/** «martes 22 de septiembre a las 9:42», in the zone of the company. */
export function momentWords(language: Language, at: Date, zone: string): string {
  const day = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  });
  const time = new Intl.DateTimeFormat(LOCALES[language], {
    hour: language === 'es' ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  return `${day.format(at).replace(',', '')} ${language === 'es' ? 'a las' : 'at'} ${time.format(at)}`;
}
