import type { WaitView } from '../../circuits/consulting/consult.contract.ts';

export interface Share {
  where: 'ours' | 'area' | 'authoriser' | 'customer' | 'snoozed';
  /** Of the area or of who authorises. */
  name: string | null;
  minutes: number;
}

/** The stretches of a case put together by who had it, in the order each first had it. What is resolved no longer takes time. */
export function sharesOf(waits: readonly WaitView[], now: Date): Share[] {
  const shares: Share[] = [];
  for (const wait of waits) {
    if (wait.ball === 'resolved') continue;
    const where = whereOf(wait);
    const minutes = (new Date(wait.until ?? now).getTime() - new Date(wait.since).getTime()) / 60_000;
    const share = shares.find((one) => one.where === where && one.name === wait.name);
    if (share) share.minutes += minutes;
    else shares.push({ where, name: wait.name, minutes });
  }
  return shares;
}

function whereOf({ ball, circuit }: WaitView): Share['where'] {
  if (ball === 'inside') return circuit === 3 ? 'authoriser' : 'area';
  return ball === 'customer' || ball === 'snoozed' ? ball : 'ours';
}
