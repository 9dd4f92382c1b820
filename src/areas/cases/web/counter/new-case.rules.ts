/* A visit, a call or a letter, as it is typed in at the counter. */

export type CounterChannel = 'counter' | 'phone' | 'post';
export const COUNTER_CHANNELS: readonly CounterChannel[] = ['counter', 'phone', 'post'];

/** Somebody known, or somebody to be known from now on. */
export type Asker =
  | { kind: 'known'; id: string; name: string; email: string | null; phone: string | null }
  | { kind: 'new'; name: string; email: string; phone: string };

export interface NewCaseForm {
  channel: CounterChannel;
  asker: Asker | undefined;
  receivedAt: Date | undefined;
  subject: string;
  text: string;
  /** One petition a line. */
  petitions: string;
  type: string | null;
  teamId: string | null;
  ownerId: string | null;
  high: boolean;
  acknowledge: boolean;
  recording: (typeof RECORDINGS)[number];
  receipt: (typeof RECEIPTS)[number];
}

export const RECORDINGS = ['unasked', 'yes', 'no'] as const;
export const RECEIPTS = ['unasked', 'paper', 'declined'] as const;

/** Only a call is recorded. */
export const asksRecording = ({ channel }: Pick<NewCaseForm, 'channel'>): boolean => channel === 'phone';
/** With an e-mail the receipt goes there by itself; a letter asks nobody anything. */
export const asksReceipt = ({ channel, asker }: Pick<NewCaseForm, 'channel' | 'asker'>): boolean =>
  channel !== 'post' && asker !== undefined && !asker.email;

/** What was asked in the contact, as it is kept; nothing of what was not. */
export function askedBody(form: NewCaseForm): { recording: boolean | null; receipt: 'paper' | 'declined' | null } {
  const { recording, receipt } = form;
  return {
    recording: asksRecording(form) && recording !== 'unasked' ? recording === 'yes' : null,
    receipt: asksReceipt(form) && receipt !== 'unasked' ? receipt : null,
  };
}

/** What was typed to find somebody becomes what is known of them: an e-mail, a phone or a name. */
export function askerFrom(typed: string): Asker {
  const text = typed.trim();
  if (text.includes('@')) return { kind: 'new', name: '', email: text, phone: '' };
  if (/^[+\d][\d\s().-]{5,}$/.test(text)) return { kind: 'new', name: '', email: '', phone: text };
  return { kind: 'new', name: text, email: '', phone: '' };
}

export type MissingField = 'customer' | 'email' | 'receivedAt' | 'subject' | 'text';

export function missingFields({ asker, receivedAt, subject, text }: NewCaseForm, now: Date): MissingField[] {
  const nobody =
    !asker ||
    (asker.kind === 'new' && asker.name.trim() === '' && asker.email.trim() === '' && asker.phone.trim() === '');
  const badEmail =
    asker?.kind === 'new' && asker.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(asker.email.trim());
  return [
    ...(nobody ? ['customer' as const] : []),
    ...(badEmail ? ['email' as const] : []),
    ...(!receivedAt || receivedAt > now ? ['receivedAt' as const] : []),
    ...(subject.trim() === '' ? ['subject' as const] : []),
    ...(text.trim() === '' ? ['text' as const] : []),
  ];
}

export function petitionLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-•*]|\d+[.)])\s*/, '').trim())
    .filter(Boolean);
}

export function customerBody(asker: Asker) {
  if (asker.kind === 'known') return { id: asker.id };
  const [name, email, phone] = [asker.name.trim(), asker.email.trim(), asker.phone.trim()];
  return { name, ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
}
