import { minorDigits } from '#platform/money/minor-digits.rules.ts';

/**
 * What people type for an amount, in minor units of its currency: «184,50», «1.284,50 €», «1,284.50», «$ 15.000»; null when it is none,
 * or has decimals that the currency has not.
 */
export function typedAmount(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const plain = text.replaceAll(/[\s\u00A0\u202F\p{Sc}]/gu, '');
  const decimals = digits > 0 ? `(?:[.,](\\d{1,${digits}}))?` : '';
  const match = new RegExp(`^(\\d{1,3}(?:[.,]\\d{3})*|\\d+)${decimals}$`).exec(plain);
  if (!match) return null;
  const whole = Number((match[1] as string).replaceAll(/[.,]/g, ''));
  const minor = whole * 10 ** digits + Number((match[2] ?? '').padEnd(digits, '0'));
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null;
}
