import { route, type Route } from '#platform/http/route.ts';
import { createAdrBody, updateAdrBody } from './adr/adr.ts';
import { adrBodies } from './adr/adr.store.ts';
import { describeBook, listSheets, requalifySheet } from './book/book.ts';
import { sheetFile } from './book/sheet-pdf.ts';
import { complianceApi as api } from './contract.ts';
import { dossierArchive } from './dossier/dossier.ts';
import { freezeEvaluation, getEvaluation, listEvaluations, previewEvaluation } from './evaluation/evaluate.ts';
import { evaluationFile } from './evaluation/export.ts';
import { getServiceSheet, publishServiceSheet } from './sheet/service-sheet.ts';
import { listTerms } from './terms/list-terms.ts';

export const routes: readonly Route[] = [
  route(api.dossier, (work, { params }) =>
    dossierArchive(work, params.reference, work.actor.kind === 'person' ? work.actor.language : 'es'),
  ),
  route(api.listTerms, (work, { query }) => listTerms(work, query)),
  route(api.listEvaluations, (work) => listEvaluations(work)),
  route(api.previewEvaluation, (work, { query }) => previewEvaluation(work, query.year)),
  route(api.getEvaluation, (work, { params }) => getEvaluation(work, params.number)),
  route(api.evaluationFile, (work, { params, query }) => evaluationFile(work, params.number, query.format)),
  route(api.freezeEvaluation, (work, { body }) => freezeEvaluation(work, body.year)),
  route(api.listSheets, (work) => listSheets(work)),
  route(api.sheetFile, (work, { params }) => sheetFile(work, params.id)),
  route(api.describeBook, (work, { body }) => describeBook(work, body)),
  route(api.requalifySheet, (work, { params, body }) => requalifySheet(work, params.id, body.reason)),
  route(api.getServiceSheet, (work) => getServiceSheet(work)),
  route(api.publishServiceSheet, (work) => publishServiceSheet(work)),
  route(api.listAdrBodies, async (work) => ({ bodies: await adrBodies(work.db) })),
  route(api.createAdrBody, (work, { body }) => createAdrBody(work, body)),
  route(api.updateAdrBody, (work, { params, body }) => updateAdrBody(work, params.id, body)),
];
