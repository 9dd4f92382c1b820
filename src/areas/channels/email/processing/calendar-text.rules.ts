import type { MailCalendar } from '#platform/mail/content/index.ts';

// An invitation has no words of its own in many programs: what it says is written out, so that people see it in the thread.
const WORDS = {
  es: {
    REQUEST: 'Invitación',
    CANCEL: 'Reunión anulada',
    REPLY: 'Respuesta a la invitación',
    other: 'Calendario',
    when: 'Cuándo',
    where: 'Dónde',
    ACCEPTED: 'acepta',
    DECLINED: 'rechaza',
    TENTATIVE: 'quizá',
  },
  en: {
    REQUEST: 'Invitation',
    CANCEL: 'Meeting cancelled',
    REPLY: 'Answer to the invitation',
    other: 'Calendar',
    when: 'When',
    where: 'Where',
    ACCEPTED: 'accepts',
    DECLINED: 'declines',
    TENTATIVE: 'maybe',
  },
} as const;

export function calendarText(calendar: MailCalendar, language: string | null): string {
  const words = language === 'en' ? WORDS.en : WORDS.es;
  const kind =
    calendar.method === 'REQUEST' || calendar.method === 'CANCEL' || calendar.method === 'REPLY'
      ? words[calendar.method]
      : words.other;
  const { answer } = calendar;
  const said = answer === 'ACCEPTED' || answer === 'DECLINED' || answer === 'TENTATIVE' ? ` (${words[answer]})` : '';
  const when = [calendar.start, calendar.end].filter(Boolean).join(' – ');
  return [
    `${kind}: ${calendar.summary}${said}`,
    when && `${words.when}: ${when}${calendar.zone ? ` (${calendar.zone})` : ''}`,
    calendar.location && `${words.where}: ${calendar.location}`,
  ]
    .filter(Boolean)
    .join('\n');
}
