import type { Work } from '#platform/work/index.ts';
import { applyActions } from '../actions/apply-actions.ts';
import { begin } from '../course/lock.ts';
import { discard } from '../resolving/discard.ts';
import { reopenCase } from '../resolving/reopen.ts';
import { assign } from '../verbs/assign.ts';
import { classify } from '../verbs/classify.ts';
import { follow } from '../verbs/follow.ts';
import { setTags } from '../verbs/set-tags.ts';
import { snooze } from '../verbs/snooze.ts';
import { wake } from '../verbs/wake.ts';
import type { BulkAct } from './bulk.contract.ts';
import type { BulkFacts } from './bulk.rules.ts';
import type { Before } from './bulk.store.ts';

/** Through the same verb as one case: its permissions, its law and its events are those. */
export async function applyAct(work: Work, { id, reference }: BulkFacts, act: BulkAct): Promise<void> {
  switch (act.do) {
    case 'snooze_until':
      return snooze(work, reference, new Date(act.until));
    case 'follow':
      return follow(work, reference, true);
    case 'discard':
      return discard(work, reference, act.reason);
    default:
      await applyActions(work, id, [act]);
  }
}

/** The case as it was before, by verbs too: the log tells that it was put back, not that nothing happened. */
export async function takeBackAct(work: Work, reference: string, act: BulkAct, before: Before): Promise<void> {
  switch (act.do) {
    case 'take':
    case 'assign':
      return assign(work, reference, {
        ownerId: before.ownerId,
        ...(before.teamId ? { teamId: before.teamId } : {}),
      });
    case 'priority':
      return classify(work, reference, { priority: before.priority });
    case 'type':
      return classify(work, reference, { type: before.type, legalClass: before.legalClass });
    case 'tag':
    case 'untag':
      return setTags(work, reference, before.tagIds);
    case 'snooze_until':
      return putOffAgain(work, reference, before);
    case 'follow':
      return follow(work, reference, false);
    case 'discard':
      return reopenCase(work, await begin(work, reference, 'reopen'), '', 'undo');
  }
}

/** It was put off until another moment: until then again, unless that has come. */
async function putOffAgain(work: Work, reference: string, { snoozedUntil, wakesOn }: Before): Promise<void> {
  const until = snoozedUntil === null ? null : new Date(snoozedUntil);
  if (until && until > work.now) return snooze(work, reference, until, wakesOn);
  return wake(work, reference);
}
