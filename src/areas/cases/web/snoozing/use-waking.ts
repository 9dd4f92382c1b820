import { useQuery } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { oneKey } from '#platform/http/query-keys.ts';
import { type MessageId, useText } from '#ui/text.ts';
import { snoozingApi } from '../../snoozing/snoozing.contract.ts';
import type { EventChoice } from '../pick/snooze.rules.ts';

const EVENTS: readonly EventChoice[] = ['task', 'incident', 'parent', 'customer'];

export function eventOf(id: string): EventChoice | undefined {
  return EVENTS.find((one) => one === id);
}

/** What may still happen in this case, and how it is said; the customer may always write. */
export function useWaking(reference: string) {
  const t = useText();
  const { data } = useQuery({
    queryKey: oneKey('case', reference, 'waking'),
    queryFn: async ({ signal }) => call(snoozingApi.wakingEvents, { params: { reference } }, { signal }),
  });
  const possible: Record<EventChoice, boolean> = {
    task: (data?.tasks ?? 0) > 0,
    incident: Boolean(data?.incident),
    parent: Boolean(data?.parent),
    customer: data !== undefined,
  };
  const values = { n: data?.tasks ?? 0, name: data?.incident ?? '', parent: data?.parent ?? '' };
  const label = (id: string): string => t(`cases.snooze.${id}` as MessageId, values);
  return {
    events: EVENTS.filter((one) => possible[one]),
    label,
    words: (id: EventChoice): string => label(id).toLocaleLowerCase(),
  };
}
