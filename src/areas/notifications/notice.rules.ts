import { addMs, DAY } from '#platform/clock/index.ts';
import type { LogEvent } from '#platform/log/index.ts';
import type { NotificationKind } from './contract.ts';

/** Who stands where in a case, as far as an event asks for anybody. */
export interface Concerned {
  ownerId: string | null;
  /** Who asked the area, or made the proposal that was decided. */
  askedBy: string | null;
  /** Who answers the Director's line at this moment. */
  lineId: string | null;
}

export interface Notice {
  personId: string;
  kind: NotificationKind;
}

/** What happened longer ago is in the case, and news no more: a reader that starts late tells nobody of last year. */
export const NEWS_MS = 3 * DAY;

export const isNews = (event: Pick<LogEvent, 'at'>, now: Date): boolean => event.at > addMs(now, -NEWS_MS);

/** Whom an event asks for, and as what. Nobody is told of what they did themselves. */
export function noticesOf(event: Pick<LogEvent, 'type' | 'data' | 'actor'>, concerned: Concerned): Notice[] {
  const by = actorId(event);
  return named(event, concerned).filter(({ personId }) => personId !== by);
}

/** The person who did it; null for a customer or the program. */
export function actorId({ actor }: Pick<LogEvent, 'actor'>): string | null {
  return actor.startsWith('person:') ? actor.slice('person:'.length) : null;
}

function named({ type, data }: Pick<LogEvent, 'type' | 'data'>, { ownerId, askedBy, lineId }: Concerned): Notice[] {
  switch (type) {
    case 'case.assigned':
      return data.owner === data.from_owner ? [] : to('assigned', data.owner);
    case 'case.handed_over':
      return data.to === data.from ? [] : to('assigned', data.to);
    case 'case.message_received':
      // What a machine wrote waits for nobody.
      return data.automatic ? [] : to('replied', ownerId);
    case 'case.noted':
      return to('mentioned', ...(Array.isArray(data.mentions) ? data.mentions : []));
    case 'consultation.answered':
      return to('consulted', askedBy, ownerId);
    case 'authorisation.decided':
      return to('decided', askedBy, ownerId);
    case 'case.reply_late':
      return to('unsent', ownerId ?? data.author);
    case 'automation.stopped':
    case 'automation.gave_up':
      return to('automation', data.owner);
    case 'direct.asked':
    case 'direct.asked_again':
      return to('direct', lineId);
    case 'relief.asked':
      return to('relief', data.to);
    case 'relief.answered':
      return to('relieved', data.person);
    default:
      return [];
  }
}

function to(kind: NotificationKind, ...ids: readonly unknown[]): Notice[] {
  const people = new Set(ids.filter((id): id is string => typeof id === 'string'));
  return [...people].map((personId) => ({ personId, kind }));
}
