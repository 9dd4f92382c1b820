import { wilson } from '#areas/authority/index.ts';
import { addMs, DAY, MINUTE } from '#platform/clock/index.ts';
import { route } from '#platform/http/route.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import { countsOf } from '../attending/contact.store.ts';
import { demandLine } from '../line.ts';
import { attendedSince, findingsSince, type AttendedData } from './closeness.store.ts';
import { closenessApi as api, type CloseContact } from './contract.ts';
import { medianOf } from './median.rules.ts';

/** Every figure is counted from the rows that go with it. @throws {DomainError} direct.not_yours */
async function getCloseness(work: Work, days: number): Promise<CallOutput<typeof api.getCloseness>> {
  await demandLine(work);
  const from = addMs(work.now, -days * DAY);
  const [attended, findings, { unanswered }] = [
    await attendedSince(work.db, from),
    await findingsSince(work.db, from),
    await countsOf(work.db, work.now),
  ];
  const contacts = attended.map(contactOf);
  const inPerson = contacts.filter((one) => one.inPerson);
  const [k, n] = [contacts.filter(({ kept }) => kept).length, contacts.length];
  return {
    from: from.toISOString(),
    until: work.now.toISOString(),
    customers: new Set(attended.flatMap((one) => (one.inPerson ? [one.customerId ?? one.id] : []))).size,
    waiting: unanswered,
    reach: { n: inPerson.length, ...medianOf(inPerson.map(({ minutes }) => minutes)) },
    kept: { k, n, ...wilson(k, n) },
    contacts,
    findings: findings.map((one) => ({ ...one, madeAt: one.madeAt.toISOString() })),
  };
}

function contactOf({ customerId: _, firstPromisedAt, askedAt, attendedAt, ...one }: AttendedData): CloseContact {
  return {
    ...one,
    askedAt: askedAt.toISOString(),
    attendedAt: attendedAt.toISOString(),
    minutes: Math.max(0, Math.round((attendedAt.getTime() - askedAt.getTime()) / MINUTE)),
    kept: attendedAt <= firstPromisedAt,
  };
}

export const closenessRoutes = [route(api.getCloseness, (work, { query }) => getCloseness(work, Number(query.days)))];
