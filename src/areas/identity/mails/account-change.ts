import type { Work } from '#platform/work/index.ts';
import { writeMail, type Addressee } from './write.ts';

export type AccountChange = 'password' | 'totp_on' | 'totp_off' | 'passkey_added' | 'passkey_removed';

/** Whoever changes how an account is entered, its owner learns of it (ASVS 6.3.7). */
export async function tellAccountChange(work: Work, owner: Addressee, change: AccountChange): Promise<void> {
  await writeMail(work, owner, 'account_change', { change, at: work.now });
}
