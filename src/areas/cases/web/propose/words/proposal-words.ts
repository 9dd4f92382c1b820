import type { ProposalView } from '#areas/authority/contract.ts';
import type { Formats } from '#ui/format/formats.rules.ts';

/** «Abono o descuento, 184,50 € y Recogida». */
export function proposalWords(
  formats: Formats,
  { lines, currency }: Pick<ProposalView, 'lines' | 'currency'>,
  nameOf: (solution: string) => string,
): string {
  return formats.list(
    lines.map(({ solution, amountMinor }) =>
      amountMinor === null ? nameOf(solution) : `${nameOf(solution)}, ${formats.money(amountMinor, currency)}`,
    ),
  );
}
