import type { ApiProblem } from '#platform/http/client.ts';
import { useDraftWriter } from '../compose/drafts.ts';
import { withSeen } from './insert.rules.ts';

/** Once it was told that a value has changed, the next try leaves as it stands. */
export function useSeen(reference: string): (refusal: ApiProblem | undefined) => void {
  const { latest, change } = useDraftWriter(reference);
  return (refusal) => {
    if (refusal?.code !== 'template.value_changed') return;
    const now = latest();
    const { key, now: said } = refusal.values;
    const writtenWith = withSeen(now.reply.writtenWith, String(key), String(said));
    change({ ...now, reply: { ...now.reply, writtenWith } });
  };
}
