import { fieldsOf, teamOf } from '#areas/organisation/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { conflict, demand, invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { cleanWriting, isBlankWriting, textOfWriting } from '#platform/writing/index.ts';
import { demandActions } from '../actions/demand-actions.ts';
import { reader } from '../reading/page.ts';
import { fieldsIn, unknownIn } from './fields.rules.ts';
import type { TemplateText } from './merge.rules.ts';
import { mayChange, mayPublish } from './sharing.rules.ts';
import {
  findTemplate,
  insertTemplate,
  insertVersion,
  lockTemplate,
  setArchived,
  type TemplateRow,
  type Wording,
  writeTemplate,
} from './template.store.ts';
import { viewTemplate } from './template.view.ts';
import type { templatesApi, TemplateView } from './templates.contract.ts';

type Given = HandlerInput<typeof templatesApi.createTemplate>['body'];

/** @throws {DomainError} template.not_yours_to_share and what its text or its actions lack */
export async function createTemplate(work: Work, given: Given): Promise<TemplateView> {
  const id = newId();
  const place = await placeOf(work, given);
  const wording = await wordingOf(work, given);
  const row = { id, kind: given.kind, ownerId: reader(work) ?? '', ...place, version: 1 };
  await insertTemplate(work.db, row, work.now);
  await publish(work, id, 1, wording, { fresh: true });
  return found(work, id);
}

/** A new version: those who wrote with an older one keep it. @throws {DomainError} template.changed_meanwhile and those of creating */
export async function publishTemplate(
  work: Work,
  id: string,
  given: Given & { basedOn: number },
): Promise<TemplateView> {
  const before = await locked(work, id);
  if (before.version !== given.basedOn) throw conflict('template.changed_meanwhile', { version: before.version });
  const place = await placeOf(work, given);
  // Nobody takes away from others what was everybody's to keep it for themselves under another's name.
  if (place.shared === 'mine' && before.ownerId !== reader(work)) demand({ ok: false, reason: 'template.not_yours' });
  const wording = await wordingOf(work, given);
  const version = before.version + 1;
  await writeTemplate(work.db, { id, kind: given.kind, ownerId: before.ownerId, ...place, version });
  await publish(work, id, version, wording, {});
  return found(work, id);
}

export async function archiveTemplate(work: Work, id: string, archived: boolean): Promise<TemplateView> {
  const before = await locked(work, id);
  if ((before.archivedAt !== null) !== archived) {
    await setArchived(work.db, id, archived ? work.now : null);
    record(work, ['template', id], archived ? 'template.archived' : 'template.restored', { version: before.version });
  }
  return found(work, id);
}

async function publish(
  work: Work,
  id: string,
  number: number,
  wording: Wording,
  options: { fresh?: boolean },
): Promise<void> {
  await insertVersion(work.db, id, { ...wording, number, by: reader(work) ?? '', at: work.now });
  const { texts, caseTypes, channels, actions } = wording;
  record(
    work,
    ['template', id],
    'template.published',
    {
      version: number,
      texts: texts.map(({ language, form }) => `${language}-${form}`),
      types: caseTypes,
      channels,
      actions: actions.map((action) => action.do),
    },
    options,
  );
}

/** Locked, then read: what another published meanwhile is seen. */
async function locked(work: Work, id: string): Promise<TemplateRow> {
  await lockTemplate(work.db, id);
  const row = await findTemplate(work.db, work.actor, id);
  if (!row) throw missing('template.not_found');
  demand(mayChange(work.actor, row));
  return row;
}

async function found(work: Work, id: string): Promise<TemplateView> {
  const row = await findTemplate(work.db, work.actor, id);
  if (!row) throw missing('template.not_found');
  return viewTemplate(work, row);
}

async function placeOf(work: Work, { shared, teamId }: Given): Promise<Pick<TemplateRow, 'shared' | 'teamId'>> {
  demand(mayPublish(work.actor, { shared }));
  if (shared !== 'team') return { shared, teamId: null };
  if (!(teamId && (await teamOf(work.db, teamId)))) throw missing('team.not_found');
  return { shared, teamId };
}

async function wordingOf(work: Work, given: Given): Promise<Wording> {
  const { caseTypes, channels, actions } = given;
  const texts = given.texts.map(({ language, form, html: asGiven }): TemplateText => {
    const html = cleanWriting(storable(asGiven));
    return { language, form: language === 'en' ? 'any' : form, html, text: textOfWriting(html) };
  });
  if (texts.some(({ html }) => isBlankWriting(html))) throw invalid('template.no_text');
  const kinds = texts.map(({ language, form }) => `${language} ${form}`);
  if (new Set(kinds).size < kinds.length) throw invalid('template.twice_one_language');
  await demandKnownFields(work, texts);
  await demandActions(work, actions, 'person');
  return { title: storable(given.title), texts, caseTypes, channels, actions };
}

async function demandKnownFields(work: Work, texts: readonly TemplateText[]): Promise<void> {
  const own = (await fieldsOf(work.db)).filter(({ active }) => active);
  for (const { html, text } of texts) {
    const [unknown] = unknownIn(text, own);
    if (unknown) throw invalid('template.field_unknown', { field: `{${unknown}}` });
    // Half of it in bold: in the text it is a field, in what is sent it would be nothing.
    const broken = fieldsIn(text).find((key) => !fieldsIn(html.replaceAll(/<[^>]*>/g, '\n')).includes(key));
    if (broken) throw invalid('template.field_broken', { field: `{${broken}}` });
  }
}
