import { personOf } from '#areas/identity/index.ts';
import { teamOf } from '#areas/organisation/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { demand, missing, no, YES } from '#platform/errors/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import { route, type Route } from '#platform/http/route.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { canWrite } from '../access/access.rules.ts';
import { leads } from '../views/sharing.rules.ts';
import { signaturesOf, writeSignature } from './signature.store.ts';
import { signaturesApi as api } from './signatures.contract.ts';

type Shown = CallOutput<typeof api.listSignatures>;

async function listSignatures(work: Work): Promise<Shown> {
  const signatures = await signaturesOf(work.db, personOf(work).id);
  return { signatures: signatures as Shown['signatures'], canChangeTeams: leads(work.actor) };
}

/** @throws {DomainError} signature.team_not_yours, team.not_found */
async function putSignature(
  work: Work,
  { teamId, language, text }: HandlerInput<typeof api.putSignature>['body'],
): Promise<Shown> {
  const { id: personId } = personOf(work);
  demand(canWrite(work.actor) ? YES : no('case.reads_only'));
  if (teamId) {
    demand(leads(work.actor) ? YES : no('signature.team_not_yours'));
    if (!(await teamOf(work.db, teamId))) throw missing('team.not_found');
  }
  await writeSignature(work.db, { personId, teamId, language, text: storable(text) }, { at: work.now, by: personId });
  record(work, ['signature', teamId ?? personId], 'signature.changed', { team: teamId, language, empty: text === '' });
  return listSignatures(work);
}

export const signatureRoutes: readonly Route[] = [
  route(api.listSignatures, (work) => listSignatures(work)),
  route(api.putSignature, (work, { body }) => putSignature(work, body)),
];
