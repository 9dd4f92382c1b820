import type { Work } from '#platform/work/index.ts';
import { fieldsOf } from '#areas/organisation/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { CallOutput, HandlerInput } from '#platform/http/contract.ts';
import { fieldName, FIELDS, OWN_PREFIX, sourceOf } from './fields.rules.ts';
import { mayChange, mayPublish } from './sharing.rules.ts';
import { findTemplate, templatesFor, versionsOf, type TemplateRow, type Wording } from './template.store.ts';
import type { templatesApi, TemplateVersion, TemplateView } from './templates.contract.ts';

export async function listTemplates(
  work: Work,
  wanted: HandlerInput<typeof templatesApi.listTemplates>['query'],
): Promise<CallOutput<typeof templatesApi.listTemplates>> {
  const [rows, own] = await Promise.all([templatesFor(work.db, work.actor, wanted), fieldsOf(work.db)]);
  const language = work.actor.kind === 'person' ? work.actor.language : 'es';
  const keys = [...Object.keys(FIELDS), ...own.filter(({ active }) => active).map(({ key }) => OWN_PREFIX + key)];
  return {
    templates: rows.map((row) => viewTemplate(work, row)),
    canShareWithAll: mayPublish(work.actor, { shared: 'all' }).ok,
    fields: keys.map((key) => ({ key, name: fieldName(key, language, own) ?? key, source: sourceOf(key) })),
  };
}

export async function templateVersions(work: Work, id: string): Promise<{ versions: TemplateVersion[] }> {
  if (!(await findTemplate(work.db, work.actor, id))) throw missing('template.not_found');
  const versions = await versionsOf(work.db, id);
  return {
    versions: versions.map(({ madeAt, madeBy, madeById, number, ...wording }) => ({
      ...said(wording),
      number,
      madeAt: madeAt.toISOString(),
      madeBy: { id: madeById, name: madeBy },
    })),
  };
}

export function viewTemplate({ actor }: Pick<Work, 'actor'>, row: TemplateRow): TemplateView {
  const { id, kind, shared, teamId, version, archivedAt, changedAt } = row;
  const verdict = mayChange(actor, row);
  return {
    ...said(row),
    id,
    kind,
    shared,
    teamId,
    version,
    owner: { id: row.ownerId, name: row.ownerName },
    archivedAt: archivedAt?.toISOString() ?? null,
    changedAt: changedAt.toISOString(),
    usage: usageOf(row),
    can: { change: verdict.ok || verdict.reason },
  };
}

export function usageOf({ uses, unchanged, lastAt }: Pick<TemplateRow, 'uses' | 'unchanged' | 'lastAt'>) {
  return { uses, unchanged, lastAt: lastAt?.toISOString() ?? null };
}

function said({ title, texts, caseTypes, channels, actions }: Wording) {
  return {
    title,
    texts: texts.map(({ language, form, html, text }) => ({ language, form, html, text })),
    caseTypes: caseTypes as TemplateView['caseTypes'],
    channels: channels as TemplateView['channels'],
    actions: [...actions],
  };
}
