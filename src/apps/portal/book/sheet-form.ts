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

/** What is missing for a sheet to be valid: name, document, address or e-mail, detail, signature (Anexo I). */
export function sheetProblems(fields: Fields, country: string): { field: string; code: string }[] {
  const given = (name: string): string => (fields[name] ?? '').trim();
  const problems: { field: string; code: string }[] = [];
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
  const given = (name: string, most: number): string => (fields[name] ?? '').trim().slice(0, most);
  return {
    kind: fields['kind'] === 'queja' ? 'queja' : 'reclamo',
    name: given('name', 200),
    address: given('address', 400),
    document: DOCUMENTS.find((one) => one === fields['document']) ?? 'DNI',
    documentNumber: given('documentNumber', 20),
    phone: given('phone', 40) ? normalPhone(given('phone', 40), about.country) : null,
    email: given('email', 320) ? normalEmail(given('email', 320)) : null,
    guardian: given('guardian', 200),
    goodKind: fields['goodKind'] === 'service' ? 'service' : 'product',
    goodDescription: given('goodDescription', 2000),
    amountMinor: writtenAmount(given('amount', 20)) ?? null,
    currency: about.currency,
    detail: given('detail', 100_000),
    request: given('request', 20_000),
    language: about.language,
  };
}
