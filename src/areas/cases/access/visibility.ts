import type { LiveRule } from '#platform/realtime/live-rules.ts';
import { canSee, type CaseFacts } from './access.rules.ts';
import { factsOf } from './access.store.ts';

export { visibleTo } from './access.store.ts';

/** Who hears of a case live: the same rule as reading it. */
export const visibility: LiveRule<CaseFacts> = {
  kinds: ['case'],
  scope: 'cases:read',
  async facts(house, streams) {
    const ids = streams.filter((stream) => stream.startsWith('case:')).map((stream) => stream.slice('case:'.length));
    if (ids.length === 0) return new Map();
    const facts = await factsOf(house.database.db, ids);
    return new Map(facts.map((one) => [`case:${one.id}`, one]));
  },
  allows: (actor, _stream, facts) => facts !== undefined && canSee(actor, facts),
};
