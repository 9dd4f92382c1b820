import type { Visibility } from '#platform/realtime/hub.ts';
import { canSee, type CaseFacts } from './access.rules.ts';
import { factsOf } from './access.store.ts';

/** Who hears of a case live: the same rule as reading it. Streams of other things are none of ours and answered no. */
export const visibility: Visibility<CaseFacts> = {
  async facts(house, streams) {
    const ids = streams.filter((stream) => stream.startsWith('case:')).map((stream) => stream.slice('case:'.length));
    if (ids.length === 0) return new Map();
    const facts = await factsOf(house.database.db, ids);
    return new Map(facts.map((one) => [`case:${one.id}`, one]));
  },
  allows: (actor, _stream, facts) => facts !== undefined && canSee(actor, facts),
};
