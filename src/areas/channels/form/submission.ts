import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { submit, type Kept } from '#areas/intake/index.ts';
import type { House } from '#platform/work/index.ts';

export const uploaded = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(255),
  type: z.string().max(120),
  size: z.int(),
});
export type Uploaded = z.infer<typeof uploaded>;

/** What a visitor sent, as it is kept: this JSON is the raw arrival and can be read again at any time. */
export const submission = z.strictObject({
  version: z.literal(1),
  text: z.string().min(1).max(200_000),
  name: z.string().max(200),
  email: z.string().max(320).nullable(),
  phone: z.string().max(40).nullable(),
  language: z.enum(['es', 'en']),
  files: z.array(uploaded).max(20),
  /** Of earlier ones only: nothing was ever read from it. */
  origin: z.string().max(300).optional(),
});
export type Submission = z.infer<typeof submission>;

/** Kept before the visitor is told; `key` names it from then on. */
export async function submitForm(house: House, token: string, given: Submission): Promise<Kept & { key: string }> {
  return submit(house, 'form', token, given);
}

/** What a visitor wrote, word for word, and the names of their files; null when it is no form's, or no longer kept. */
export async function sentWords(
  house: House,
  sha256: string | null,
): Promise<{ text: string; files: string[] } | null> {
  if (sha256 === null) return null;
  try {
    const given = submission.parse(JSON.parse(await readText(house.files.read(sha256))));
    return { text: given.text, files: given.files.map(({ name }) => name) };
  } catch {
    return null;
  }
}
