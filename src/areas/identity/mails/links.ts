import type { Work } from '#platform/work/index.ts';
import { issueLink } from '../links/links.ts';
import { linkTo, writeMail, type Addressee } from './write.ts';

/** A new invitation link; whatever was sent before stops working. */
export async function mailInvitation(work: Work, person: Addressee & { id: string }): Promise<void> {
  const token = await issueLink(work, 'invitation', person.id);
  await writeMail(work, person, 'invitation', { link: linkTo(work, 'invitation', token) });
}

export async function mailReset(work: Work, person: Addressee & { id: string }): Promise<void> {
  const token = await issueLink(work, 'reset', person.id);
  await writeMail(work, person, 'reset', { link: linkTo(work, 'new-password', token) });
}
