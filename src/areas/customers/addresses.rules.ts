import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** The one written form of an address: e-mail in lower case, phone in E.164. Null when it is neither. */
export function normalAddress(kind: 'email' | 'phone', value: string, country: string): string | null {
  return kind === 'email' ? normalEmail(value) : normalPhone(value, country);
}

// Deliberately plain: one @, something on both sides, no blanks or control characters; RFC oddities are refused, not guessed.
const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+\.[^\s@"(),:;<>[\\\]]+$/u;

export function normalEmail(value: string): string | null {
  const text = value.trim().toLowerCase();
  return text.length <= 254 && EMAIL.test(text) && !text.includes('..') ? text : null;
}

export function normalPhone(value: string, country: string): string | null {
  const phone = parsePhoneNumberFromString(value, country as CountryCode);
  return phone?.isPossible() ? phone.number : null;
}

/** What someone typed in the search box, as the kinds of thing it could be. */
export interface Sought {
  email: string | null;
  phone: string | null;
  words: string;
}

export function readSearch(text: string, country: string): Sought {
  const trimmed = text.trim();
  const email = trimmed.includes('@') ? trimmed.toLowerCase() : null;
  const digits = trimmed.replaceAll(/[^\d+]/g, '');
  const looksLikePhone = digits.length >= 5 && /^[\d\s+().-]+$/.test(trimmed);
  const phone = looksLikePhone ? (normalPhone(trimmed, country) ?? digits) : null;
  return { email, phone, words: trimmed };
}

/** A name for a customer who only gave an address: the local part, readable. */
export function nameFromEmail(email: string): string {
  const local = (email.split('@')[0] ?? email).replace(/\+.*$/, '');
  const words = local.split(/[._-]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || email;
}
