import { normalEmail, normalPhone } from '#areas/customers/index.ts';
import { DOCUMENTS, type submitSheet } from '#areas/compliance/index.ts';
import type { Language } from '#platform/i18n/index.ts';

export type Fields = Record<string, string>;
type Sheet = Omit<Parameters<typeof submitSheet>[2], 'brandId'>;

/** «150», «150.00» or «1,250.50» in minor units; null when empty, undefined when it is no amount. */
export function writtenAmount(written: string): number | null | undefined {
  const plain = written
    .trim()
    .replaceAll(/,(?=\d{3}(\D|$))/g, '')
    .replace(',', '.');
  if (plain === '') return null;
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

/** Characters of what is written in each field: what is longer is refused and said, never cut. */
const LONGEST = {
  name: 200,
  address: 400,
  documentNumber: 20,
  phone: 40,
  email: 320,
  guardian: 200,
  goodDescription: 2000,
  amount: 20,
  detail: 100_000,
  // It is one petition, to be decided as it stands.
  request: 2000,
} as const;

/** A field with the text of what is wrong with it, and how long it may be where that is it. */
interface SheetProblem {
  field: string;
  code: string;
  limit?: number;
}

/** What is missing for a sheet to be valid: name, document, address or e-mail, detail, signature (Anexo I); and what is too long. */
export function sheetProblems(fields: Fields, country: string): SheetProblem[] {
  const given = (name: string): string => (fields[name] ?? '').trim();
  const problems: SheetProblem[] = Object.entries(LONGEST)
    .filter(([field, limit]) => given(field).length > limit)
    .map(([field, limit]) => ({ field, code: 'error_long', limit }));
  const demand = (holds: boolean, field: string, code: string): void => {
    if (!holds) problems.push({ field, code });
  };
  demand(given('name') !== '', 'name', 'error_name');
  demand(given('documentNumber') !== '', 'documentNumber', 'error_document');
  demand(given('address') !== '' || given('email') !== '', 'address', 'error_contact');
  demand(given('email') === '' || Boolean(normalEmail(given('email'))), 'email', 'error_email');
  demand(given('phone') === '' || Boolean(normalPhone(given('phone'), country)), 'phone', 'error_phone');
  demand(writtenAmount(given('amount')) !== undefined, 'amount', 'error_amount');
  demand(given('detail') !== '', 'detail', 'error_detail');
  demand(given('accepted') === '1', 'accepted', 'error_accepted');
  return problems;
}

/** A sheet from a form without problems. */
export function sheetFrom(fields: Fields, about: { country: string; currency: string; language: Language }): Sheet {
  const given = (name: keyof typeof LONGEST): string => (fields[name] ?? '').trim();
  return {
    kind: fields['kind'] === 'queja' ? 'queja' : 'reclamo',
    name: given('name'),
    address: given('address'),
    document: DOCUMENTS.find((one) => one === fields['document']) ?? 'DNI',
    documentNumber: given('documentNumber'),
    phone: given('phone') ? normalPhone(given('phone'), about.country) : null,
    email: given('email') ? normalEmail(given('email')) : null,
    guardian: given('guardian'),
    goodKind: fields['goodKind'] === 'service' ? 'service' : 'product',
    goodDescription: given('goodDescription'),
    amountMinor: writtenAmount(given('amount')) ?? null,
    currency: about.currency,
    detail: given('detail'),
    request: given('request'),
    language: about.language,
  };
}
