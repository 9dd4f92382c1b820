import { peopleByIds } from '#areas/identity/index.ts';
import { companyInUse } from '#areas/organisation/index.ts';
import { queueMail } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import { linesOf, type ProposalRow } from '../../proposals/proposal.store.ts';
import type { AuthorisationRow } from '../authorisation.store.ts';
import { commentAddress } from './comment-address.ts';
import { findMailSubject, solutionLabels, type MailSubject } from './mail.store.ts';
import { momentWords, requestWords, say } from './request-words.ts';

/** The personal page of a request. `r` prepares an outcome; opening it decides nothing (invariant 9). */
export function decisionLink(work: Work, token: string, outcome?: string): string {
  return `${work.house.config.baseUrl}/autorizar/${token}${outcome ? `?r=${outcome}` : ''}`;
}

/** The whole decision in one mail, with one button for each outcome. */
export async function mailRequest(
  work: Work,
  proposal: ProposalRow,
  row: AuthorisationRow,
  { token, why }: { token: string; why: 'asked' | 'reminded' | 'changed' },
): Promise<void> {
  const people = await peopleByIds(work.db, [row.approverId, proposal.madeBy]);
  const approver = people.get(row.approverId);
  if (!approver) return;
  const { language } = approver;
  const [about, lines, labels, { zone }] = await Promise.all([
    findMailSubject(work.db, proposal.caseId),
    linesOf(work.db, [proposal.id]),
    solutionLabels(work.db, language),
    companyInUse(work.db),
  ]);
  const { reason, ruleId, declared } = proposal.decision;
  const { customer } = about;
  const words = requestWords(language, { ...proposal, lines, customer, reason, ruleId, declared, labels });
  const asker = people.get(proposal.madeBy)?.name ?? '';
  const reply = replyAddressOf(work, row.id, about);
  const text = say(language, 'authorisation.mail.text', {
    ...words,
    total: words.total ?? '',
    reference: about.reference,
    subject: about.subject,
    asker,
    reason: proposal.reason || say(language, 'authorisation.mail.no_reason'),
    due: momentWords(language, row.dueAt, zone),
  });
  const foot = say(language, reply ? 'authorisation.mail.foot' : 'authorisation.mail.foot_silent', {
    expires: momentWords(language, row.expiresAt, zone),
  });
  const buttons = buttonsFor(work, language, { token, total: words.total, asker });
  await queueMail(work, {
    kind: 'system',
    fixedWords: true,
    about: ['authorisation', row.id],
    to: [{ name: approver.name, address: approver.email }],
    ...(reply ? { replyTo: { name: '', address: reply } } : {}),
    subject: say(language, `authorisation.mail.${why}.subject`, {
      question: words.question,
      reference: about.reference,
    }),
    text: [text, buttons.map(({ label, url }) => `${label}:\n${url}`).join('\n\n'), foot].join('\n\n'),
    html: htmlOf(language, text, buttons, foot),
  });
}

/** Signed where our own listener serves the mailbox; the plain one where it is fetched, for there the mail answered tells which request it is. */
function replyAddressOf(work: Work, id: string, { mailbox, source }: MailSubject): string | null {
  return (source === 'smtp' ? commentAddress(work.house.secrets, id, mailbox) : null) ?? mailbox;
}

interface MailButton {
  label: string;
  url: string;
}

function buttonsFor(
  work: Work,
  language: 'es' | 'en',
  { token, total, asker }: { token: string; total: string | null; asker: string },
): MailButton[] {
  const label = (name: string, values: Record<string, string> = {}): string =>
    say(language, `authorisation.mail.button.${name}`, values);
  return [
    { label: total ? label('approve', { total }) : label('approve_plain'), url: decisionLink(work, token, 'approve') },
    ...(total ? [{ label: label('change'), url: decisionLink(work, token, 'change') }] : []),
    { label: label('refuse'), url: decisionLink(work, token, 'refuse') },
    { label: label('ask', { asker }), url: decisionLink(work, token, 'ask') },
  ];
}

function htmlOf(language: string, text: string, buttons: readonly MailButton[], foot: string): string {
  const paragraphs = (words: string): string =>
    words
      .split(/\n{2,}/)
      .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
      .join('');
  const links = buttons
    .map(
      ({ label, url }) =>
        `<p><a href="${escapeHtml(url)}" style="display:inline-block;padding:12px 20px;border:1px solid #0e5a60;border-radius:6px;color:#0e5a60;text-decoration:none">${escapeHtml(label)}</a></p>`,
    )
    .join('');
  return `<div lang="${language}" style="font-family:sans-serif;font-size:15px;line-height:1.5">${paragraphs(text)}${links}<div style="color:#57606a">${paragraphs(foot)}</div></div>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
