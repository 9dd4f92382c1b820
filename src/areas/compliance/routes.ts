import { route, type Route } from '#platform/http/route.ts';
import { complianceApi as api } from './contract.ts';
import { dossierArchive } from './dossier/dossier.ts';

export const routes: readonly Route[] = [
  route(api.dossier, (work, { params }) =>
    dossierArchive(work, params.reference, work.actor.kind === 'person' ? work.actor.language : 'es'),
  ),
];
