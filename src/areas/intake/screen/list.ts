import type { HandlerInput, CallOutput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import type { intakeApi } from '../contract.ts';
import { openAlarms } from '../watch/alarms.store.ts';
import { silenceSubject } from '../watch/silence.ts';
import { countArrivals, findArrivals, findChannels, type ArrivalRow } from './arrival.store.ts';
import { viewArrival } from './arrival.view.ts';

type Query = HandlerInput<typeof intakeApi.listIntake>['query'];

/** Entradas: what came in and what became of it, newest first, with what rings. */
export async function listArrivals(
  { db, actor }: Work,
  { after, limit, ...query }: Query,
): Promise<CallOutput<typeof intakeApi.listIntake>> {
  const [rows, counts, alarms, channels] = await Promise.all([
    findArrivals(db, actor, { ...query, after: after ? readCursor(after) : null, limit: limit + 1 }),
    countArrivals(db, actor),
    openAlarms(db),
    findChannels(db),
  ]);
  const shown = rows.slice(0, limit);
  const silent = new Set(alarms.filter((alarm) => alarm.kind === 'channel.silent').map((alarm) => alarm.subject));
  return {
    items: shown.map((row) => viewArrival(row, actor)),
    next: rows.length > limit ? cursorOf(shown.at(-1) as ArrivalRow) : null,
    counts,
    alarms: alarms.map((alarm) => ({ ...alarm, raisedAt: alarm.raisedAt.toISOString() })),
    channels: channels.map(({ channel, subject, mailboxId, lastAt, error }) => ({
      channel,
      subject,
      lastAt: lastAt?.toISOString() ?? null,
      error,
      silent: silent.has(silenceSubject(channel, mailboxId ?? subject)),
    })),
  };
}

function cursorOf({ receivedAt, id }: ArrivalRow): string {
  return Buffer.from(`${receivedAt.toISOString()} ${id}`).toString('base64url');
}

/** A cursor that is none of ours begins at the top. */
function readCursor(text: string): { at: Date; id: string } | null {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  return match ? { at: new Date(match[1] as string), id: match[2] as string } : null;
}
