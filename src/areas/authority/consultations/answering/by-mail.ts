import type { Work } from '#platform/work/index.ts';
import { checkConsultationMac, readConsultationAddress } from '../asking/address.ts';
import { answerFor } from './answer.ts';
import { buttonSaid } from '../consultation.rules.ts';
import { tellMessage } from '../follow-up.ts';
import { addFiles, type NewFile } from '../file.store.ts';
import { findById, findByNumber, type ConsultationRow } from '../store.ts';
import { addMessage } from '../reading/thread.store.ts';
import { hasLeft, speakerFor } from '../asking/whom.store.ts';

export interface MailForConsultation {
  /** Every address it was sent to. */
  recipients: readonly string[];
  /** What the mail of ours that it answers is about; null when it answers none. */
  about: string | null;
  from: string;
  /** DMARC says that somebody else wrote it. */
  forged: boolean;
  /** What the person wrote, without the quoted mail below. */
  text: string;
  /** False for out-of-office and other machines. */
  byPerson: boolean;
  files: readonly NewFile[];
}

/** `answered`, `said` in its thread, or kept aside: no person of the area wrote it, or somebody who has left it. */
export type MailTaken = { caseId: string; as: 'answered' | 'said' | 'automatic' | 'left' };

/** Takes a mail that came to the signed address of a consultation or answers one of its mails; null when it does neither. */
export async function takeConsultationMail(work: Work, mail: MailForConsultation): Promise<MailTaken | null> {
  const c = await consultationOf(work, mail);
  if (!c) return null;
  if (!mail.byPerson) return { caseId: c.caseId, as: 'automatic' };
  if (await hasLeft(work.db, mail.from)) return { caseId: c.caseId, as: 'left' };
  const speaker = mail.forged ? null : await speakerFor(work.db, c.id, mail.from);
  const text = mail.text.trim();
  if (speaker && c.state === 'open' && (text !== '' || mail.files.length > 0)) {
    const code = buttonSaid(c.answers, text);
    // An order needs its figures: words alone stay in the thread, for the agent to read.
    if (c.kind !== 'order' || code === 'none') {
      await answerFor(
        work,
        c.id,
        { code, text: code && isLabelOnly(text) ? '' : text, quantity: null, promisedOn: null },
        { personId: speaker.personId, via: 'mail', files: mail.files },
      );
      return { caseId: c.caseId, as: 'answered' };
    }
  }
  await addMessage(work, {
    consultationId: c.id,
    caseId: c.caseId,
    authorId: speaker?.personId ?? null,
    areaId: c.areaId,
    via: 'mail',
    text: speaker ? text : `${mail.from}: ${text}`,
  });
  await addFiles(work, c.id, 'answered', mail.files);
  tellMessage(work, c, true);
  return { caseId: c.caseId, as: 'said' };
}

function isLabelOnly(text: string): boolean {
  return !text.includes('\n');
}

async function consultationOf(
  work: Work,
  { recipients, about }: Pick<MailForConsultation, 'recipients' | 'about'>,
): Promise<ConsultationRow | null> {
  for (const address of recipients) {
    const token = readConsultationAddress(address);
    const found = token && (await findByNumber(work.db, token.number));
    if (token && found && checkConsultationMac(work.house.secrets, found, token.mac))
      return (await findById(work.db, found.id)) ?? null;
  }
  const [kind, id] = about?.split(':') ?? [];
  return kind === 'consultation' && id ? ((await findById(work.db, id)) ?? null) : null;
}
