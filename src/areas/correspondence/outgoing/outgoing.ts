import type { z } from 'zod';
import { conflict, missing } from '#platform/errors/index.ts';
import { approveMail, findSetting, RELAY_SETTING, type RelayState, retryMail } from '#platform/mail/outbox/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { outboxView } from '../contract.ts';
import { findMail, listMail, type OutboxRow, worksOnCaseOf } from './outbox-list.store.ts';

type OutboxView = z.infer<typeof outboxView>;

/** Mail on its way out, and what takes it. */
export async function viewOutbox(
  work: Work,
  which: 'troubled' | 'waiting' | 'all',
  limit: number,
): Promise<{ items: OutboxView[]; relay: RelayState }> {
  const [rows, relay] = await Promise.all([listMail(work.db, which, limit), findSetting(work.db, RELAY_SETTING)]);
  return { items: rows.map(view), relay: (relay as RelayState | undefined) ?? { configured: false, catcherUrl: null } };
}

export async function retryOutbox(work: Work, id: string): Promise<OutboxView> {
  await findMine(work, id);
  if (!(await retryMail(work, id))) throw conflict('outbox.not_retriable');
  return view(await findMine(work, id));
}

export async function approveOutbox(work: Work, id: string): Promise<OutboxView> {
  await findMine(work, id);
  if (!(await approveMail(work, id))) throw conflict('outbox.not_retriable');
  return view(await findMine(work, id));
}

/** Whoever runs the department sees all of it; an agent, what belongs to the cases they work on. */
async function findMine(work: Work, id: string): Promise<OutboxRow> {
  const row = await findMail(work.db, id);
  const { actor } = work;
  if (!row || actor.kind !== 'person') throw missing('outbox.not_found');
  const all = actor.roles.some((role) => ['administrator', 'director', 'lead'].includes(role));
  if (!all && !(await worksOnCaseOf(work.db, id, actor))) throw missing('outbox.not_found');
  return row;
}

const COMING = new Set(['held', 'queued', 'waiting', 'sending', 'deferred']);

function view(row: OutboxRow): OutboxView {
  const { recipients, ...rest } = row;
  return {
    ...rest,
    to: recipients.map((one) => one.address),
    nextTryAt: COMING.has(row.state) ? row.nextTryAt.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
