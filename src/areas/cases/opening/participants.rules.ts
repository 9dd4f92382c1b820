import type { NewParticipant } from './open.store.ts';
import type { InboundMessage, NewCase } from './new-case.ts';

const MOST_THIRD_PARTIES = 30;

/**
 * Who takes part in a case that a message opens. Whoever the sender copied is shown, as a third party: being copied by a
 * stranger gives no right to write into the case (T1); only an agent's own copy does.
 */
export function peopleOf(
  given: NewCase,
  message: InboundMessage,
  isOurs: (address: string) => boolean,
): NewParticipant[] {
  const people = new Map<string, NewParticipant>();
  if (given.requester?.address)
    people.set(given.requester.address.toLowerCase(), {
      ...given.requester,
      customerId: given.customerId,
      role: 'requester',
    });
  for (const { name, address } of [...message.to, ...message.cc]) {
    const key = address.toLowerCase();
    if (people.size > MOST_THIRD_PARTIES || !key.includes('@') || people.has(key) || isOurs(key)) continue;
    people.set(key, { name, address: key, customerId: null, role: 'third_party' });
  }
  return [...people.values()];
}
