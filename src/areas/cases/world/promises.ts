import type { Chance } from './chance.ts';
import { promiseFor } from '../circuits/informing/inform.rules.ts';
import type { SampleCase, SampleCompany, SamplePromise } from './sample-case.ts';

const MADRID = {
  timeZone: 'Europe/Madrid',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
} as const;

/** Seven in ten are told. */
export function isTold(made: SampleCase, chance: Chance): boolean {
  return (made.channel === 'email' || made.channel === 'form') && chance.happens(0.7);
}

export function promisedFor(company: SampleCompany, insideDueAt: Date, at: Date): Date {
  return promiseFor(company.team.calendar, insideDueAt, at, null);
}

export function noticeText(language: string, promisedAt: Date): string {
  const by = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es-ES', MADRID).format(promisedAt);
  return language === 'en'
    ? `Hello, {pila}:\n\nWe are on it. You will hear from us by ${by}.`
    : `Hola, {pila}:\n\nEstamos con ello. Te respondemos antes del ${by}.`;
}

/** An answer that left at `at` keeps what stands, or breaks it. */
export function endPromises(made: SampleCase, at: Date): SamplePromise[] {
  const ended = made.promises.filter(({ state }) => state === 'open');
  for (const promise of ended)
    Object.assign(promise, { state: at <= promise.promisedAt ? 'kept' : 'broken', endedAt: at });
  return ended;
}

export function promiseRows(made: SampleCase) {
  return made.promises.map((promise) => ({
    id: promise.id,
    case_id: made.id,
    kind: 'answer',
    consultation_id: null,
    circuit: promise.circuit,
    promised_at: promise.promisedAt,
    made_by: `person:${made.agent?.id}`,
    made_at: promise.madeAt,
    message_id: promise.messageId,
    state: promise.state,
    ended_at: promise.endedAt,
  }));
}
