import { flushEvents } from '#platform/log/append.ts';
import { demand, missing, no, YES } from '#platform/errors/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import type { Language } from '#platform/i18n/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { cleanWriting } from '#platform/writing/index.ts';
import { canWrite } from '../access/access.rules.ts';
import { applyActions } from '../actions/apply-actions.ts';
import type { CaseView } from '../contract.ts';
import { begin } from '../course/lock.ts';
import { viewCase } from '../reading/case.view.ts';
import { sourceOf } from './fields.rules.ts';
import { gather, type Subject } from './gather.ts';
import { byUse, choose, merge, type Merged } from './merge.rules.ts';
import { findTemplate, templatesFor, versionsOf, type TemplateRow } from './template.store.ts';
import { usageOf } from './template.view.ts';
import type { OfferedTemplate, templatesApi } from './templates.contract.ts';

const OFFERED = 30;

/** What fits this case, with its data in it, the likeliest first. */
export async function offerTemplates(
  work: Work,
  reference: string,
  { q, kind }: HandlerInput<typeof templatesApi.offerTemplates>['query'],
): Promise<CallOutput<typeof templatesApi.offerTemplates>> {
  const subject = await gather(work, reference);
  const { language, form, header } = subject;
  const rows = await templatesFor(work.db, work.actor, { q, kind, type: header.type });
  const order = byUse(header.type, header.channel);
  const fields = [...subject.valuesIn(language)].map(([key, { name, value }]) => ({
    key,
    name,
    said: value,
    source: sourceOf(key),
  }));
  const templates = rows
    .toSorted(order)
    .slice(0, OFFERED)
    .flatMap((row) => offered(row, subject));
  return { language, form, templates, fields };
}

function offered(row: TemplateRow, { language, form, valuesIn }: Subject): OfferedTemplate[] {
  const chosen = choose(row.texts, language, form);
  if (!chosen) return [];
  const { id, kind, title, version, shared, actions } = row;
  const made = merge(chosen.text.html, valuesIn(chosen.text.language), chosen.text.language);
  return [{ id, kind, title, version, shared, ...made, not: chosen.not, actions: [...actions], usage: usageOf(row) }];
}

/** A text that is still being written, as it would leave for a real case. */
export async function previewTemplate(
  work: Work,
  { reference, language, html }: { reference: string; language: Language; html: string },
): Promise<Merged> {
  demand(canWrite(work.actor) ? YES : no('case.reads_only'));
  const { valuesIn } = await gather(work, reference);
  return merge(cleanWriting(html), valuesIn(language), language);
}

/** @throws {DomainError} template.not_found and what its actions are refused with: then none is done */
export async function applyTemplate(
  work: Work,
  reference: string,
  { templateId, version }: { templateId: string; version: number },
): Promise<CaseView> {
  const state = await begin(work, reference, 'reply');
  const row = await findTemplate(work.db, work.actor, templateId);
  const said = row && (await versionsOf(work.db, templateId)).find(({ number }) => number === version);
  if (!said) throw missing('template.not_found');
  await applyActions(work, state.id, said.actions);
  record(work, ['case', state.id], 'template.applied', {
    template: templateId,
    version,
    actions: said.actions.map((action) => action.do),
  });
  await flushEvents(work);
  return viewCase(work, { reference });
}
