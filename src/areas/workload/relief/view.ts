import type { PersonActor } from '#platform/work/index.ts';
import { leadsOthers } from '../load/team.ts';
import type { ReliefView } from './relief.contract.ts';
import type { ReliefRow } from './relief.store.ts';

export function reliefView(row: ReliefRow, me: PersonActor): ReliefView {
  const when = (text: string | null): string | null => (text ? new Date(text).toISOString() : null);
  const { id, person, word, asked, state, answeredBy, answer, items } = row;
  const leads = leadsOthers(me) && person.id !== me.id;
  return {
    id,
    person,
    word,
    askedAt: new Date(row.askedAt).toISOString(),
    asked,
    state,
    answeredAt: when(row.answeredAt),
    answeredBy,
    answer,
    items: items.map(({ caseId: _, ...item }) => item),
    can: {
      answer: leads && state === 'open' ? true : leads ? 'relief.answered' : 'relief.own',
      undo: leads && state === 'answered' && items.some((one) => one.state === 'moved') ? true : 'relief.not_answered',
    },
  };
}
