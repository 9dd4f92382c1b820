import type { LiveRule } from '#platform/realtime/live-rules.ts';
import { nearIds, seesAll } from './list.store.ts';

/** Who hears of a request live: the same people who may read it. */
export const live: LiveRule<readonly string[]> = {
  kinds: ['authorisation'],
  scope: 'cases:read',
  async facts(house, streams) {
    const ids = streams.map((stream) => stream.slice('authorisation:'.length));
    if (ids.length === 0) return new Map();
    const found = await nearIds(house.database.db, ids);
    return new Map(found.map((one) => [`authorisation:${one.id}`, one.nearIds]));
  },
  allows: (actor, _stream, near) => seesAll(actor) || (near?.includes(actor.id) ?? false),
};
