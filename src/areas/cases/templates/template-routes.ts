import { route, type Route } from '#platform/http/route.ts';
import { applyTemplate, offerTemplates, previewTemplate } from './offer.ts';
import { archiveTemplate, createTemplate, publishTemplate } from './publish.ts';
import { listTemplates, templateVersions } from './template.view.ts';
import { templatesApi as api } from './templates.contract.ts';

export const templateRoutes: readonly Route[] = [
  route(api.listTemplates, (work, { query }) => listTemplates(work, query)),
  route(api.templateVersions, (work, { params }) => templateVersions(work, params.id)),
  route(api.createTemplate, (work, { body }) => createTemplate(work, body)),
  route(api.publishTemplate, (work, { params, body }) => publishTemplate(work, params.id, body)),
  route(api.archiveTemplate, (work, { params, body }) => archiveTemplate(work, params.id, body.archived)),
  route(api.previewTemplate, (work, { body }) => previewTemplate(work, body)),
  route(api.offerTemplates, (work, { params, query }) => offerTemplates(work, params.reference, query)),
  route(api.applyTemplate, (work, { params, body }) => applyTemplate(work, params.reference, body)),
];
