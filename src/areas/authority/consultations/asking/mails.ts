import { companyInUse } from '#areas/organisation/index.ts';
import { DAY, addMs } from '#platform/clock/index.ts';
import { makeTexts, type Language, type Values } from '#platform/i18n/index.ts';
import { queueMail } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import { issueLink } from '../../links.ts';
import { consultationAddress } from './address.ts';
import { mailboxSource } from './whom.store.ts';
import { mailDate } from './mail-date.rules.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';
import type { ConsultationRow } from '../store.ts';

export const texts = makeTexts([{ es, en }]);

export interface Addressee {
  personId: string | null;
  /** '' for an area's own address. */
  name: string;
  address: string;
  language: Language;
}

/** Beyond its due time a link still answers for this long; it dies with the answer. */
const LINK_AFTER_DUE = 14 * DAY;
const SUBJECT_WORDS = 80;

export type Why = 'asked' | 'reminder' | 'head' | 'passed';

/** The question with its buttons, behind a personal link; answering this mail answers too. */
export async function mailQuestion(work: Work, c: ConsultationRow, to: Addressee, why: Why): Promise<void> {
  const { zone } = await companyInUse(work.db);
  const say = (id: string, values: Values = {}): string => texts.say(to.language, `mail.consultation.${id}`, values);
  const due = mailDate(c.dueAt, zone, to.language);
  const words = wordsOf(c);
  const subject = say('subject', words);
  const token = await issueLink(work, {
    purpose: 'consultation',
    subject: c.id,
    personId: to.personId,
    areaId: c.areaId,
    expiresAt: addMs(c.dueAt > work.now ? c.dueAt : work.now, LINK_AFTER_DUE),
  });
  const link = `${work.house.config.baseUrl}/consulta/${token}`;
  const replyTo = await replyAddressOf(work, c);
  const lines = [
    say('greeting', { name: to.name.split(' ')[0] || 'none' }),
    why === 'asked' ? '' : say(`${why}.intro`, { due, area: c.areaName }),
    say('intro', words),
    c.kind === 'order' ? say('order', words) : '',
    c.question,
    factLines(c, to.language),
    why === 'asked' || why === 'passed' ? say('due', { due }) : '',
    [say('answer'), ...c.answers.map(({ code, label }) => `${label}: ${link}?r=${code}`)].join('\n'),
    say('page', { link }),
    say(replyTo ? 'reply' : 'no_reply'),
    say('personal'),
  ];
  await queueMail(work, {
    kind: 'system',
    replyTo: replyTo ? { name: c.areaName, address: replyTo } : null,
    to: [{ name: to.name, address: to.address }],
    subject: why === 'asked' ? subject : say(`${why}.subject`, { subject, area: c.areaName }),
    text: lines.filter(Boolean).join('\n\n'),
    topic: subject,
    caseId: c.caseId,
    about: ['consultation', c.id],
  });
}

/** Signed where our own listener serves the mailbox; the plain one where it is fetched, for there the mail answered tells which question it is. */
async function replyAddressOf(work: Work, c: ConsultationRow): Promise<string | null> {
  const source = await mailboxSource(work.db, c.replyAddress);
  if (source === null) return null;
  const signed = { id: c.id, number: c.number, mailbox: c.replyAddress };
  return (source === 'smtp' ? consultationAddress(work.house.secrets, signed) : null) ?? c.replyAddress;
}

/**
 * What became of a question, with no link to answer it: it waits too long, its area was retired (to those who lead), or the answer came
 * when its case had ended (to whoever asked).
 */
export async function mailNews(
  work: Work,
  c: ConsultationRow,
  to: Addressee,
  what: 'lead' | 'area_off' | 'late_answer',
  { head = null, answer = '' }: { head?: string | null; answer?: string } = {},
): Promise<void> {
  const { zone } = await companyInUse(work.db);
  const reference = referenceOf(c);
  const values = {
    area: c.areaName,
    asker: c.askedByName,
    reference,
    due: mailDate(c.dueAt, zone, to.language),
    head: head ?? 'none',
    answer,
    link: `${work.house.config.baseUrl}/app/bandeja/${reference}`,
  };
  const say = (part: string): string => texts.say(to.language, `mail.consultation.${what}.${part}`, values);
  await queueMail(work, {
    kind: 'system',
    to: [{ name: to.name, address: to.address }],
    subject: say('subject'),
    text: say('text'),
    caseId: c.caseId,
  });
}

function wordsOf(c: ConsultationRow): Values {
  const question = c.question.replaceAll(/\s+/g, ' ').trim();
  return {
    kind: c.kind,
    asker: c.askedByName,
    area: c.areaName,
    reference: referenceOf(c),
    question: question.length > SUBJECT_WORDS ? `${question.slice(0, SUBJECT_WORDS - 1).trimEnd()}…` : question,
    quantity: c.quantity ?? 0,
    item: c.item ?? '',
  };
}

/** The case as people name it; it was frozen with what the area is shown. */
export function referenceOf(c: Pick<ConsultationRow, 'facts'>): string {
  return c.facts.find(({ code }) => code === 'case')?.text ?? '';
}

function factLines(c: ConsultationRow, language: Language): string {
  return c.facts
    .filter(({ code }) => code !== 'case')
    .map(({ code, text }) => `${texts.say(language, `consultation.fact.${code}`)}: ${text}`)
    .join('\n');
}
