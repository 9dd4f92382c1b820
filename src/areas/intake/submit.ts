import { hashToken } from '#platform/ids/index.ts';
import type { House } from '#platform/work/index.ts';
import type { Kept } from './arrival.ts';
import { keep } from './keep.ts';

/**
 * Keeps as JSON what was written on a page of ours, before the visitor is told (invariant 1). `token` was made with the page:
 * with the same words a double press is one arrival; with others (a page the browser gave back from its history) it is
 * another. `key` names it from then on.
 */
export async function submit(
  house: House,
  channel: string,
  token: string,
  given: { files: readonly { sha256: string }[] },
): Promise<Kept & { key: string }> {
  const raw = await house.files.put(Buffer.from(JSON.stringify(given), 'utf8'));
  const key = hashToken(`${token}.${raw.sha256}`).toString('base64url');
  const receivedAt = house.clock.now();
  // Until it is worked off nothing else names its files.
  const envelope = { files: given.files.map((file) => file.sha256) };
  const kept = await keep(house, { channel, dedupeKey: key, raw, type: 'application/json', envelope, receivedAt });
  return { ...kept, key };
}
