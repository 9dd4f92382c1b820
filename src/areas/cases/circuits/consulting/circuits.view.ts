import { areaAnswering, consultationsOf } from '#areas/authority/index.ts';
import { legalDueOf } from '#areas/clocks/index.ts';
import { personOf } from '#areas/identity/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { missing } from '#platform/errors/index.ts';
import type { Work } from '#platform/work/index.ts';
import { waitsOf } from '../../course/waiting.store.ts';
import { findHeader } from '../../reading/case-view.store.ts';
import type { CaseCircuits, consultApi } from './consult.contract.ts';
import { promisesOf } from '../informing/promise.store.ts';
import { templatesFor } from './templates.rules.ts';

/** What of a case is inside, found through the actor. The customer's own actor never gets here: it is no route of theirs. */
export async function viewCircuits(work: Work, reference: string): Promise<CaseCircuits> {
  const { id } = await demandCase(work, reference);
  const [consultations, waits, promises] = [
    await consultationsOf(work.db, work.actor, id),
    await waitsOf(work.db, id),
    await promisesOf(work.db, id),
  ];
  return {
    consultations,
    waits: waits.map(({ since, until, ...wait }) => ({
      ...wait,
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
    })),
    promises: promises.map((one) => ({
      id: one.id,
      kind: one.kind,
      promisedAt: one.promisedAt.toISOString(),
      madeAt: one.madeAt.toISOString(),
      told: one.messageId !== null,
      state: one.state,
      consultationId: one.consultationId,
    })),
  };
}

export async function viewArea(
  work: Work,
  reference: string,
  areaId: string,
): Promise<CallOutput<typeof consultApi.areaAnswering>> {
  const { id, reasonCode } = await demandCase(work, reference);
  const legalDueAt = await legalDueOf(work.db, id);
  const { dueAt, ...answering } = await areaAnswering(work.db, areaId, personOf(work).id, work.now, legalDueAt);
  const language = work.actor.kind === 'person' && work.actor.language === 'en' ? 'en' : 'es';
  return { ...answering, dueAt: dueAt.toISOString(), templates: templatesFor(reasonCode, language) };
}

async function demandCase(work: Work, reference: string): Promise<{ id: string; reasonCode: string | null }> {
  const header = await findHeader(work.db, work.actor, { reference });
  if (!header) throw missing('case.not_found');
  return header;
}
