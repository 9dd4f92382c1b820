import { conflict, demand, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { mayLead, mayPublish, readsAll } from '../policy.rules.ts';
import type { articlesApi, Section } from './articles.contract.ts';
import { findArticle, lockSections, sectionExists, sectionInUse, sectionsOf, writeSections } from './article.store.ts';
import { todayOf } from './today.ts';
import { held } from './write.ts';
import { isActivePerson, rate, setFacts } from './writing.store.ts';

type Body<K extends keyof typeof articlesApi> = HandlerInput<(typeof articlesApi)[K]>['body'];

/** Of what is read already, who leads says whether customers may. @throws {DomainError} article.public_by_lead, section.not_found, person.not_found */
export async function changeArticle(work: Work, id: string, given: Body<'changeArticle'>): Promise<void> {
  const article = await held(work, id);
  const { audience, sectionId, ownerId } = given;
  if (audience && audience !== article.audience && article.published !== null) demand(mayPublish(work.actor, 'public'));
  if (sectionId && !(await sectionExists(work.db, sectionId))) throw missing('section.not_found');
  if (ownerId && ownerId !== article.ownerId && !(await isActivePerson(work.db, ownerId)))
    throw missing('person.not_found');
  await setFacts(work.db, id, given);
  record(work, ['article', id], 'article.changed', { fields: Object.keys(given).toSorted() });
}

export async function reviewArticle(work: Work, id: string, reviewOn: string | null): Promise<void> {
  await held(work, id);
  await setFacts(work.db, id, { reviewOn });
  record(work, ['article', id], 'article.reviewed', { next: reviewOn });
}

export async function rateArticle(work: Work, id: string, given: Body<'rateArticle'>): Promise<void> {
  const found = await findArticle(work.db, work.actor, id, await todayOf(work));
  if (!found || work.actor.kind !== 'person') throw missing('article.not_found');
  const byId = work.actor.id;
  await rate(work.db, id, { id: newId(), source: 'team', ...given, byId, at: work.now });
  record(work, ['article', id], 'article.rated', { source: 'team', helpful: given.helpful });
}

/** A visitor's answer, of a public page only. False where there is none. */
export async function rateFromPortal(work: Work, id: string, helpful: boolean, word: string): Promise<boolean> {
  if (readsAll(work.actor) || !(await findArticle(work.db, work.actor, id, await todayOf(work)))) return false;
  const given = { source: 'portal' as const, helpful, word: word.slice(0, 300), byId: null, at: work.now };
  await rate(work.db, id, { id: newId(), ...given });
  record(work, ['article', id], 'article.rated', { source: 'portal', helpful });
  return true;
}

/** @throws {DomainError} section.not_found, section.in_use */
export async function setSections(work: Work, given: Body<'setSections'>['sections']): Promise<Section[]> {
  demand(mayLead(work.actor));
  const known = await lockSections(work.db);
  const kept = given.map(({ id, nameEs, nameEn }) => ({ id: id ?? newId(), nameEs, nameEn, isNew: id === undefined }));
  if (kept.some(({ id, isNew }) => !isNew && !known.includes(id))) throw missing('section.not_found');
  const gone = known.filter((id) => !kept.some((one) => one.id === id));
  if (await sectionInUse(work.db, gone)) throw conflict('section.in_use');
  await writeSections(work.db, kept, gone);
  record(work, ['knowledge', 'sections'], 'knowledge.sections_set', { sections: kept.map(({ id }) => id) });
  return sectionsOf(work.db);
}
