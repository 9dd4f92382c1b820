import { useEffect, useRef } from 'react';
import { announce } from '#ui/feedback/announce.ts';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';

/** A message that comes while its case is on screen is said too: who sees it grow needs no more. */
export function useNewMessage({ reference, messages }: CaseView): void {
  const t = useText();
  const last = messages.findLast(({ direction, automatic }) => direction === 'in' && automatic === null);
  const heard = useRef({ reference, id: last?.id });
  const who = last?.from.name || last?.from.address;
  useEffect(() => {
    const before = heard.current;
    heard.current = { reference, id: last?.id };
    if (before.reference === reference && last && before.id !== last.id) announce(t('cases.thread.arrived', { who }));
  }, [t, reference, last, who]);
}
