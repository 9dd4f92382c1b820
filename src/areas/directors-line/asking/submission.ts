import { z } from 'zod';
import { submit, type Kept } from '#areas/intake/index.ts';
import { hashToken } from '#platform/ids/index.ts';
import type { House } from '#platform/work/index.ts';
import { settingsOf, takeSlot } from './line.store.ts';
import { slotFrom } from './slots.rules.ts';

/** What was written to the Director, as it is kept: it can be read again at any time. */
export const asked = z.strictObject({
  version: z.literal(1),
  /** The case it joins, proven by its personal link; null opens one. */
  caseId: z.uuid().nullable(),
  /** The case whose key they held, which proves nothing: theirs is only linked to it. */
  unprovenAbout: z.uuid().nullable().default(null),
  subject: z.string().max(300),
  text: z.string().max(200_000),
  name: z.string().max(200),
  email: z.string().max(320).nullable(),
  phone: z.string().max(40).nullable(),
  language: z.enum(['es', 'en']),
  call: z.boolean(),
  slotAt: z.iso.datetime().nullable(),
  /** Of the page's token, by which the moment was taken. */
  holder: z.string().regex(/^[0-9a-f]{64}$/),
  files: z.array(z.never()),
});
export type Asked = z.infer<typeof asked>;

/**
 * First the moment, then the ledger, then the yes: of two that choose the same moment one gets `slot_taken` and keeps what
 * they wrote on their page.
 */
export async function askDirector(
  house: House,
  token: string,
  given: Omit<z.input<typeof asked>, 'version' | 'holder' | 'files'>,
): Promise<(Kept & { key: string }) | 'slot_taken'> {
  const hash = hashToken(token);
  if (given.slotAt && !(await takeFor(house, hash, new Date(given.slotAt)))) return 'slot_taken';
  const kept: z.input<typeof asked> = { version: 1, ...given, holder: hash.toString('hex'), files: [] };
  return submit(house, 'direct', token, kept);
}

async function takeFor(house: House, holder: Buffer, at: Date): Promise<boolean> {
  const { db } = house.database;
  const { slotMinutes } = await settingsOf(db);
  return takeSlot(db, slotFrom(at, slotMinutes), holder, house.clock.now());
}
