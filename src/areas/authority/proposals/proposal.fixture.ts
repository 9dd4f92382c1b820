import type { ProposalInput } from './contract.ts';

/** One credit, as a screen sends it: for tests that need something to be asked. */
export function aCredit(amountMinor = 18_450, currency = 'EUR'): ProposalInput {
  return {
    currency,
    lines: [{ solution: 'credit', amountMinor, quantity: null, detail: '', family: null }],
    reason: 'Incompleto',
    cause: 'preparation',
    areaId: null,
    orderRef: null,
    orderTotalMinor: null,
    purchasedOn: null,
    deliveredOn: null,
  };
}
