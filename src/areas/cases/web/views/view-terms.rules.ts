import type { Selector, Term } from '../../selecting/fields.rules.ts';
import type { InboxView } from '../data/inbox-address.rules.ts';

const OF_VIEW: Record<InboxView, Term | null> = {
  mine: { field: 'owner', values: ['me'], not: false },
  unassigned: { field: 'owner', values: ['none'], not: false },
  team: { field: 'team', values: ['mine'], not: false },
  due_today: { field: 'due', values: ['today'], not: false },
  mentions: { field: 'mention', values: ['me'], not: false },
  all: null,
};

/** What is on screen as one selector: the view one stands in says the same as a term does. */
export function presentSelector(view: InboxView, saved: Selector | undefined, typed: Selector): Selector {
  const ofView = saved ? null : OF_VIEW[view];
  return {
    terms: [...(ofView ? [ofView] : []), ...(saved?.terms ?? []), ...typed.terms],
    words: [saved?.words, typed.words].filter(Boolean).join(' '),
  };
}

/** It says itself on which side its cases are: there is nothing to choose by tabs. */
export function saysSide(selector: Selector | undefined): boolean {
  return selector?.terms.some(({ field }) => field === 'state') ?? false;
}
