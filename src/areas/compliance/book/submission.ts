import { z } from 'zod';
import { submit, type Kept } from '#areas/intake/index.ts';
import type { House } from '#platform/work/index.ts';

export const DOCUMENTS = ['DNI', 'CE', 'RUC', 'PAS'] as const;

/** A sheet of the Libro de Reclamaciones as the visitor sent it (Anexo I): this JSON is the raw arrival. */
export const bookSubmission = z.strictObject({
  form: z.literal('libro'),
  version: z.literal(1),
  /** The brand whose book it is; null, the company's own. */
  brandId: z.uuid().nullable().default(null),
  kind: z.enum(['reclamo', 'queja']),
  name: z.string().min(1).max(200),
  address: z.string().max(400),
  document: z.enum(DOCUMENTS),
  documentNumber: z.string().min(1).max(20),
  phone: z.string().max(40).nullable(),
  email: z.string().max(320).nullable(),
  /** Father, mother or guardian of a minor; empty otherwise. */
  guardian: z.string().max(200),
  goodKind: z.enum(['product', 'service']),
  goodDescription: z.string().max(2000),
  /** Minor units; null when nothing is claimed in money. */
  amountMinor: z.int().min(0).nullable(),
  currency: z.string().length(3),
  detail: z.string().min(1).max(100_000),
  request: z.string().max(20_000),
  language: z.enum(['es', 'en']),
  files: z.array(z.never()).max(0),
});
export type BookSubmission = z.infer<typeof bookSubmission>;

/** Kept before the visitor is told; `key` names it from then on. */
export async function submitSheet(
  house: House,
  token: string,
  given: Omit<z.input<typeof bookSubmission>, 'form' | 'version' | 'files'>,
): Promise<Kept & { key: string }> {
  const sheet = bookSubmission.parse({ form: 'libro', version: 1, ...given, files: [] });
  return submit(house, 'form', token, sheet);
}
