import { useQuery } from '@tanstack/react-query';
import { Suspense, useMemo, useState } from 'react';
import { Save, SlidersHorizontal } from 'lucide-react';
import { Button } from '#ui/controls/Button.tsx';
import { defineAction } from '#ui/keys/registry.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { later } from '#ui/later.ts';
import { MenuAction, MenuChoice } from '#ui/overlay/Menu.tsx';
import { useText } from '#ui/text.ts';
import type { SavedView } from '../../contract.ts';
import { NOTHING_SOUGHT } from '../../selecting/fields.rules.ts';
import { parseSelector } from '../../selecting/parse.rules.ts';
import { writeSelector } from '../../selecting/write.rules.ts';
import { useSpeech } from '../filter/use-vocabulary.ts';
import type { Inbox } from '../inbox/use-inbox.ts';
import { savedViewCountsQuery, savedViewsQuery } from './queries.ts';
import { presentSelector } from './view-terms.rules.ts';

const FilterDialog = later(async () => (await import('../filter/FilterDialog.tsx')).FilterDialog);
const SavedViewDialog = later(async () => (await import('./SavedViewDialog.tsx')).SavedViewDialog);

const filterList = defineAction({
  id: 'cases.filter',
  label: 'cases.filter.action',
  group: 'list',
  icon: SlidersHorizontal,
});
const saveView = defineAction({ id: 'cases.views.save', label: 'cases.views.save', group: 'list', icon: Save });
const changeView = defineAction({ id: 'cases.views.change', label: 'cases.views.change', group: 'list', icon: Save });

export interface Search {
  views: readonly SavedView[];
  canShareWithAll: boolean;
  /** The saved view one stands in. */
  saved: SavedView | undefined;
  /** All that is selected, as one text. */
  text: string;
  typed: ReturnType<typeof parseSelector>;
}

/** The search of the inbox as it stands: its saved view, what is typed, and both as one. */
export function useSearch({ address }: Inbox): Search {
  const { names, language } = useSpeech();
  const { data } = useQuery(savedViewsQuery);
  return useMemo(() => {
    const saved = data?.views.find(({ id }) => id === address.saved);
    const typed = parseSelector(address.q, names);
    const all = presentSelector(address.view, saved?.selector, typed.selector ?? NOTHING_SOUGHT);
    return {
      views: data?.views ?? [],
      canShareWithAll: data?.canShareWithAll ?? false,
      saved,
      text: writeSelector(all, names, language),
      typed,
    };
  }, [data, address, names, language]);
}

/** What can be done with the search, by key, palette and menu. */
export function useSearchActions(inbox: Inbox, search: Search, open: (dialog: OpenDialog) => void) {
  const t = useText();
  const { saved, typed } = search;
  const filter = useAction(filterList, { run: () => open('filter') });
  const save = useAction(saveView, { when: isKeepable(inbox, search), run: () => open('save') });
  const change = useAction(changeView, {
    when: saved !== undefined,
    reason: saved && saved.can['change'] !== true ? t('cases.views.notYours', { owner: saved.owner.name }) : undefined,
    run: () => open('change'),
  });
  return { filter, save, change, conditions: typed.selector?.terms.length ?? 0 };
}

/** There is something to keep that is not a view already. */
function isKeepable({ address }: Inbox, { typed }: Search): boolean {
  return address.q !== '' && typed.selector !== null;
}

type SearchActions = ReturnType<typeof useSearchActions>;

/** Those of the menu of views, each with what waits in it, and keeping the present search as one. */
export function SavedViewItems({ inbox, search, actions }: { inbox: Inbox; search: Search; actions: SearchActions }) {
  const t = useText();
  const { data: numbers } = useQuery(savedViewCountsQuery);
  return (
    <>
      {search.views.length > 0 && (
        <MenuChoice
          label={t('cases.views.saved.heading')}
          value={inbox.address.saved}
          options={search.views.map(({ id, name }) => {
            const n = numbers?.counts[id];
            return {
              value: id,
              label: n ? t('cases.view.counted', { view: name, n: numbers.isWhole ? n : `${n}+` }) : name,
            };
          })}
          onChange={(id) => {
            const order = search.views.find((view) => view.id === id)?.order ?? 'due';
            inbox.change({ saved: id, view: 'all', q: '', order });
          }}
        />
      )}
      {isKeepable(inbox, search) && <MenuAction action={actions.save} />}
      {search.saved && <MenuAction action={actions.change} />}
    </>
  );
}

/** The button of the form; how many conditions there are stands on it. */
export function FilterButton({ actions: { filter, conditions: n } }: { actions: SearchActions }) {
  const t = useText();
  return (
    <Button variant="quiet" aria-haspopup="dialog" onClick={filter.run}>
      {n > 0 ? t('cases.filter.on', { n }) : t('cases.filter')}
    </Button>
  );
}

export type OpenDialog = 'filter' | 'save' | 'change' | undefined;

/** The dialogs of the search, one at a time. */
export function SearchDialogs({
  inbox,
  search,
  open,
  onClose,
}: {
  inbox: Inbox;
  search: Search;
  open: OpenDialog;
  onClose(): void;
}) {
  if (!open) return null;
  if (open === 'filter')
    return (
      <Suspense>
        <FilterDialog
          selector={search.typed.selector ?? NOTHING_SOUGHT}
          onApply={(q) => {
            inbox.change({ q });
            onClose();
          }}
          onClose={onClose}
        />
      </Suspense>
    );
  return (
    <Suspense>
      <SavedViewDialog
        view={open === 'change' ? search.saved : undefined}
        text={search.text}
        order={inbox.address.order}
        canShareWithAll={search.canShareWithAll}
        onSaved={({ id, order }) => {
          inbox.change({ saved: id, view: 'all', q: '', order });
          onClose();
        }}
        onDeleted={() => {
          inbox.change({ saved: '' });
          onClose();
        }}
        onClose={onClose}
      />
    </Suspense>
  );
}

export function useSearchDialogs() {
  return useState<OpenDialog>(undefined);
}
