import type { LiveRule } from '#platform/realtime/live-rules.ts';
import { canSee } from './finding.rules.ts';
import { factsOf, type SeenBy } from './live.store.ts';

/** Who hears live of a finding: the same rule as reading it. */
export const live: LiveRule<SeenBy> = {
  kinds: ['finding'],
  scope: 'cases:read',
  async facts(house, streams) {
    const ids = streams.map((stream) => stream.slice('finding:'.length));
    return new Map((await factsOf(house.database.db, ids)).map((one) => [`finding:${one.id}`, one]));
  },
  allows: (actor, _stream, facts) => facts !== undefined && canSee(actor, facts),
};
