import { teamOf } from '#areas/organisation/index.ts';
import { storable } from '#platform/db/storable.rules.ts';
import { demand, forbidden, invalid, missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import { reader } from '../reading/page.ts';
import { readSelector } from '../selecting/selection.ts';
import type { SavedView, savedViewsApi } from './saved-views.contract.ts';
import {
  insertView,
  lockView,
  removeView,
  savedView,
  savedViews,
  type SavedViewRow,
  writeView,
} from './saved-views.store.ts';
import { mayChange, mayShare } from './sharing.rules.ts';

type Given = HandlerInput<typeof savedViewsApi.saveView>['body'];

export async function viewSavedViews(work: Work): Promise<{ views: SavedView[]; canShareWithAll: boolean }> {
  const views = await savedViews(work.db, work.actor);
  return {
    views: views.map((view) => shown(work, view)),
    canShareWithAll: mayShare(work.actor, { shared: 'all', teamId: null }).ok,
  };
}

/** @throws {DomainError} selector.*, view.empty, view.not_yours_to_share */
export async function saveView(work: Work, given: Given): Promise<SavedView> {
  const view = await taken(work, newId(), reader(work) ?? '', given);
  await insertView(work.db, view, work.now);
  record(work, ['view', view.id], 'view.saved', { shared: view.shared }, { fresh: true });
  return found(work, view.id);
}

/** @throws {DomainError} view.not_found, view.not_yours and those of saving */
export async function changeView(work: Work, id: string, given: Given): Promise<SavedView> {
  const before = await locked(work, id);
  // Nobody makes another's view vanish for those who use it, themselves among them.
  if (given.shared === 'mine' && reader(work) !== before.ownerId) throw forbidden('view.not_yours');
  const view = await taken(work, id, before.ownerId, given);
  await writeView(work.db, view, work.now);
  record(work, ['view', id], 'view.changed', { shared: view.shared });
  return found(work, id);
}

export async function deleteView(work: Work, id: string): Promise<{ deleted: boolean }> {
  await locked(work, id);
  await removeView(work.db, id);
  record(work, ['view', id], 'view.deleted', {});
  return { deleted: true };
}

async function locked(work: Work, id: string): Promise<SavedViewRow> {
  await lockView(work.db, id);
  const view = await savedView(work.db, work.actor, id);
  if (!view) throw missing('view.not_found');
  demand(mayChange(work.actor, view));
  return view;
}

async function taken(work: Work, id: string, ownerId: string, given: Given): Promise<Omit<SavedViewRow, 'ownerName'>> {
  const { shared } = given;
  const teamId = shared === 'team' ? given.teamId : null;
  demand(mayShare(work.actor, { shared, teamId }));
  if (shared === 'team' && !(teamId && (await teamOf(work.db, teamId)))) throw missing('team.not_found');
  const selector = await readSelector(work, storable(given.q));
  if (selector.terms.length === 0 && selector.words === '') throw invalid('view.empty');
  return { id, ownerId, name: storable(given.name), shared, teamId, selector, order: given.order };
}

async function found(work: Work, id: string): Promise<SavedView> {
  const view = await savedView(work.db, work.actor, id);
  if (!view) throw missing('view.not_found');
  return shown(work, view);
}

function shown({ actor }: Work, { ownerId, ownerName, ...view }: SavedViewRow): SavedView {
  const verdict = mayChange(actor, { ...view, ownerId });
  const { terms, words } = view.selector;
  const selector = { words, terms: terms.map((term) => ({ ...term, values: [...term.values] })) };
  return { ...view, selector, owner: { id: ownerId, name: ownerName }, can: { change: verdict.ok || verdict.reason } };
}
