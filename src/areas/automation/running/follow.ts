import { z } from 'zod';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import type { LogEvent, Reader } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { rulesInForce } from '../rules/automation.store.ts';
import { TRIGGER_TYPES, triggerOf } from '../rules/triggers.rules.ts';
import { answersTo } from './guard.rules.ts';
import { runWaiting } from './run.ts';
import { chainOf, insertRuns, openedWith } from './run.store.ts';

/** Does what waits, one after the other whatever the number of nodes. */
export const runAutomations = defineJob({
  name: 'automation.run',
  payload: z.strictObject({}),
  async run(house) {
    await runWaiting(house);
  },
});

export async function soon(work: Work): Promise<void> {
  await enqueue(work, runAutomations, {}, { key: 'automation.run', queue: 'automation' });
}

const ACTOR = 'system:automation:';

/** What happened, as something rules have to do: written down with the reader's place, done afterwards, each by itself. */
export const reader: Reader = {
  name: 'automation',
  types: TRIGGER_TYPES,
  async handle(work, event) {
    const rules = await rulesInForce(work.db, 'event');
    if (rules.length === 0) return;
    const meant = triggerOf(event, event.type === 'case.message_received' && (await openedWith(work.db, event)));
    const chain = event.actor.startsWith(ACTOR) ? await chainOf(work.db, event.actor.slice(ACTOR.length)) : [];
    const due = rules.filter(
      ({ id, onSince, says }) =>
        says.trigger.on === 'event' &&
        says.trigger.event === meant &&
        event.at >= onSince &&
        answersTo(id, chain) !== 'own',
    );
    if (due.length === 0) return;
    await insertRuns(
      work.db,
      due.map(({ id, versionOn }) => ({ ruleId: id, version: versionOn, chain, ...occasionOf(event, meant ?? '') })),
      work.now,
    );
    await soon(work);
  },
};

function occasionOf(event: LogEvent, because: string) {
  const caseId = event.stream.slice('case:'.length);
  return { occasion: `event:${event.id}`, caseId, because, at: event.at, place: event.id };
}
