import type { Readable } from 'node:stream';
import { missing } from '#platform/errors/index.ts';
import { once } from '#platform/http/idempotency.ts';
import { ownRoute, route, type Route } from '#platform/http/route.ts';
import { answerConsultation } from './answering/answer.ts';
import { attachToConsultation } from './answering/attach.ts';
import { passOnConsultation } from './answering/pass-on.ts';
import { consultationsApi as api } from './contract.ts';
import { consultationFile } from './reading/files.ts';
import { remind, sayInConsultation } from './follow-up.ts';
import { listConsultations, viewConsultation } from './reading/view.ts';

export const routes: readonly Route[] = [
  route(api.listConsultations, (work, { query }) => listConsultations(work, query)),
  route(api.getConsultation, (work, { params }) => viewConsultation(work, params.id)),
  route(api.answerConsultation, async (work, { params, body }) => {
    await answerConsultation(work, params.id, body);
    return viewConsultation(work, params.id);
  }),
  route(api.sayInConsultation, async (work, { params, body }) => {
    await sayInConsultation(work, params.id, body.text);
    return viewConsultation(work, params.id);
  }),
  route(api.passOnConsultation, (work, { params, body }) => passOnConsultation(work, params.id, body)),
  ownRoute(api.attachToConsultation, async (work, { params, query }, context) => {
    const { house, actor } = work;
    if (actor.kind !== 'person') throw missing('consultation.not_found');
    const given = { name: query.name, source: context.request.body as Readable };
    return attachToConsultation(house, actor, params.id, given, (sha256, run) =>
      once(work, context, api.attachToConsultation, { about: [params, query, sha256] }, run),
    );
  }),
  route(api.remindConsultation, async (work, { params }) => {
    await remind(work, params.id);
    return viewConsultation(work, params.id);
  }),
  route(api.consultationFile, (work, { params }) => consultationFile(work, params.id, params.fileId)),
];
