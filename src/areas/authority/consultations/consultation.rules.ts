import { addWorkingTime, type CompiledCalendar } from '#areas/clocks/index.ts';
import { addMs } from '#platform/clock/index.ts';
import { DomainError, no, YES, type Verdict } from '#platform/errors/index.ts';
import { partOfOpen, shareOfLaw } from '../legal-share.rules.ts';
import type { AnswerButton, ConsultationAnswer } from './contract.ts';

/** Past the date of the law there is no share left to give: it is urgent, not impossible. */
const URGENT_MS = 30 * 60_000;

export interface ConsultationTimes {
  /** The reminder. */
  halfAt: Date;
  /** The head of the area is told. */
  dueAt: Date;
  /** Whoever leads the agent is told. */
  leadAt: Date;
}

/** By when an area answers: its agreed service time over its own calendar, bounded by the law. */
export function timesFor(given: {
  calendar: CompiledCalendar;
  minutes: number;
  now: Date;
  /** The earliest legal clock that runs; null when none does. */
  legalDueAt: Date | null;
}): ConsultationTimes {
  const { calendar, minutes, now, legalDueAt } = given;
  const agreed = serviceTime(calendar, now, minutes);
  const late = legalDueAt !== null && legalDueAt <= now;
  const bound = legalDueAt && (late ? addMs(now, URGENT_MS) : shareOfLaw(calendar, now, legalDueAt));
  if (!bound || agreed <= bound)
    return {
      halfAt: serviceTime(calendar, now, minutes / 2),
      dueAt: agreed,
      leadAt: serviceTime(calendar, now, minutes * 1.5),
    };
  const at = (part: number): Date =>
    (late ? null : partOfOpen(calendar, now, bound, part)) ?? addMs(now, (bound.getTime() - now.getTime()) * part);
  const lead = at(1.5);
  return { halfAt: at(0.5), dueAt: bound, leadAt: late || lead < legalDueAt ? lead : legalDueAt };
}

/** Over the open hours; over the plain clock when the calendar never opens, because no question may wait for ever. */
function serviceTime(calendar: CompiledCalendar, now: Date, minutes: number): Date {
  try {
    return addWorkingTime(calendar, now, minutes);
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('clocks.'))
      return new Date(now.getTime() + minutes * 60_000);
    throw error;
  }
}

export interface Asker {
  id: string;
  roles: readonly string[];
  areaIds: readonly string[];
}

export interface ConsultationFacts {
  areaId: string;
  headId: string | null;
  askedBy: string;
  state: string;
}

const SEE_ALL = ['administrator', 'director', 'lead', 'auditor'];
const LEAD = ['administrator', 'director', 'lead'];

/** An area sees its own; whoever asked, theirs; those who lead and audit, all. The same stands as SQL in the store. */
export function canSee(person: Asker, facts: Pick<ConsultationFacts, 'areaId' | 'headId' | 'askedBy'>): boolean {
  return isOfArea(person, facts) || facts.askedBy === person.id || leads(person, SEE_ALL);
}

export function leads(person: Pick<Asker, 'roles'>, roles: readonly string[] = SEE_ALL): boolean {
  return person.roles.some((role) => roles.includes(role));
}

/** For the area, once, and never by whoever asked. */
export function mayAnswer(person: Asker, facts: ConsultationFacts): Verdict {
  if (!isOfArea(person, facts) || onlyReads(person)) return no('consultation.not_found');
  if (facts.askedBy === person.id) return no('consultation.own');
  return facts.state === 'open' ? YES : no('consultation.closed');
}

export function mayRemind(person: Asker, facts: ConsultationFacts): Verdict {
  if (facts.askedBy !== person.id && !leads(person, LEAD)) return no('consultation.not_yours');
  return facts.state === 'open' ? YES : no('consultation.closed');
}

export function onlyReads(person: Pick<Asker, 'roles'>): boolean {
  return person.roles.every((role) => role === 'auditor');
}

function isOfArea(person: Asker, { areaId, headId }: { areaId: string; headId: string | null }): boolean {
  return person.areaIds.includes(areaId) || headId === person.id;
}

/** What an order is answered with, and what each means. */
export const ORDER_ANSWERS = { confirm: 'yes', partial: 'partial', none: 'no' } as const;
/** What a hand-over is answered with. */
export const HANDOVER_ANSWERS = { done: 'yes', returned: 'no' } as const;

/** What is wrong with an answer, as its code; null when it can be kept. `today` in the company's zone (ISO). */
export function answerProblem(
  asked: { kind: string; answers: readonly AnswerButton[]; quantity: number | null },
  given: ConsultationAnswer,
  today: string,
): string | null {
  const { code, text, quantity, promisedOn } = given;
  if (code === null && text === '') return 'consultation.answer_needed';
  if (code !== null && !asked.answers.some((one) => one.code === code)) return 'consultation.answer_unknown';
  if (asked.kind !== 'order') return null;
  if (code === null) return 'consultation.answer_needed';
  if (code === 'partial' && !(quantity !== null && quantity > 0 && quantity < (asked.quantity ?? 0)))
    return 'consultation.quantity_needed';
  if (code === 'none') return null;
  if (promisedOn === null) return 'consultation.date_needed';
  return promisedOn < today ? 'consultation.date_past' : null;
}

/** A mail that begins with the words of a button presses it, accents and capitals aside. */
export function buttonSaid(answers: readonly AnswerButton[], text: string): string | null {
  const first = plain(text.trim().split('\n')[0] ?? '');
  const said = answers.filter(({ label }) => first === plain(label));
  return said.length === 1 ? (said[0]?.code ?? null) : null;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}|[^\p{L}\p{N} ]/gu, '')
    .replaceAll(/ +/g, ' ')
    .trim()
    .toLowerCase();
}
