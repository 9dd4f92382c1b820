import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ComponentType, useState } from 'react';
import { ActionButton } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { Menu, MenuItem } from '#ui/overlay/Menu.tsx';
import { Ellipsis } from 'lucide-react';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Workspace } from '#ui/panes/Workspace.tsx';
import { ScreenBar, ScreenHead, ScreenPanel } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';
import { newArticle } from './actions.ts';
import { type KnowledgeSearch, SHELF_WORDS, type Side, sideOf } from './address.rules.ts';
import { ArticleContext } from './article/ArticleContext.tsx';
import { ArticlePane } from './article/ArticlePane.tsx';
import { WritePane } from './article/WritePane.tsx';
import { ArticleRows } from './lists/ArticleRows.tsx';
import { GapRows } from './lists/GapRows.tsx';
import { SearchBox } from './lists/SearchBox.tsx';
import { SectionsDialog } from './lists/SectionsDialog.tsx';
import { Shelves } from './lists/Shelves.tsx';
import { SynonymsDialog } from './lists/SynonymsDialog.tsx';
import { shelfQuery } from './queries.ts';
import { reasonAgainst } from './reason.ts';
import { useToldSearch } from './use-told-search.ts';

const NEW = 'nuevo';

/** *Conocimiento*: what the company knows, searched first; what is to be reviewed and what is missing beside it. */
export function KnowledgePage({ Uses }: { Uses: ComponentType<{ id: string }> }) {
  const t = useText();
  const navigate = useNavigate();
  const { id } = useParams({ strict: false });
  const address = useSearch({ strict: false }) as KnowledgeSearch;
  const side = sideOf(address);
  const q = address.q ?? '';
  const opened = useToldSearch(q);
  const [dialog, setDialog] = useState<'sections' | 'synonyms' | null>(null);
  const shelf = useQuery(shelfQuery(side === 'gaps' ? 'published' : side, address.seccion));
  const can = shelf.data?.can;
  usePageTitle(t('app.nav.knowledge'));
  const go = (next: string | undefined, search: KnowledgeSearch = address, replace = false): void =>
    void navigate({
      to: (next ? `/conocimiento/${next}` : '/conocimiento') as string,
      search: search as never,
      replace,
    });
  const kept = keptOf(address);
  const begun = begunOf(address);
  const open = (next: string): void => {
    opened();
    go(next, kept, id !== undefined);
  };
  const show = (next: Side): void =>
    go(id, { ...begun, ...(next === 'published' ? {} : { estante: SHELF_WORDS[next] as string }) }, true);
  const write = useAction(newArticle, {
    run: () => go(NEW, { ...kept, ...(q ? { titulo: q } : {}) }),
    reason: reasonAgainst(t, can, 'write'),
  });
  const list = (
    <Pane name="list" label={t('app.nav.knowledge')}>
      <ScreenHead title={t('app.nav.knowledge')}>
        <ActionButton action={write} variant={id ? 'secondary' : 'primary'} />
        {can?.['sections'] === true && (
          <Menu position="bottom-end" trigger={<IconButton icon={Ellipsis} label={t('ui.more')} />}>
            <MenuItem onSelect={() => setDialog('sections')}>{t('knowledge.sections.action')}</MenuItem>
            <MenuItem onSelect={() => setDialog('synonyms')}>{t('knowledge.synonyms.action')}</MenuItem>
          </Menu>
        )}
      </ScreenHead>
      <ScreenBar>
        <SearchBox q={q} onSearch={(words) => go(id, { ...begun, ...(words ? { q: words } : {}) }, true)} />
      </ScreenBar>
      {q === '' && <Shelves side={side} counts={shelf.data?.shelves} onSide={show} />}
      <ScreenPanel tabs={q === '' ? { panelId: 'articulos', chosen: side } : undefined}>
        {side === 'gaps' && q === '' ? (
          <GapRows
            reason={reasonAgainst(t, can, 'write')}
            onWrite={(gap) => go(NEW, { ...kept, hueco: gap.id, titulo: gap.shown })}
          />
        ) : (
          <ArticleRows
            address={address}
            side={side}
            shelf={shelf}
            current={id}
            onOpen={open}
            onSection={(seccion) => go(id, { ...begun, ...kept, seccion }, true)}
            onWrite={write.run}
          />
        )}
      </ScreenPanel>
      {dialog === 'sections' && shelf.data && (
        <SectionsDialog sections={shelf.data.sections} onClose={() => setDialog(null)} />
      )}
      {dialog === 'synonyms' && <SynonymsDialog onClose={() => setDialog(null)} />}
    </Pane>
  );
  return (
    <Workspace
      list={list}
      thread={
        id === NEW || (id && address.editar) ? (
          <WritePane
            key={`${id}${address.traduce ?? ''}${address.hueco ?? ''}`}
            id={id === NEW ? undefined : id}
            from={address}
            onDone={(made) => go(made, kept, true)}
          />
        ) : id ? (
          <ArticlePane key={id} id={id} onGo={(to, search) => go(to, { ...kept, ...search })} />
        ) : (
          <Pane name="thread" label={t('knowledge.one')} ground="surface">
            <EmptyState fact={t('knowledge.choose')} />
          </Pane>
        )
      }
      {...(id && id !== NEW && !address.editar ? { context: <ArticleContext id={id} key={id} Uses={Uses} /> } : {})}
      listLabel={t('knowledge.width')}
      contextLabel={t('knowledge.contextWidth')}
      open={id !== undefined}
      onBack={() => go(undefined, kept)}
    />
  );
}

/** Where one is in the list, without what is only of the open article. */
function keptOf({ q, estante, seccion }: KnowledgeSearch): KnowledgeSearch {
  return { ...(q ? { q } : {}), ...(estante ? { estante } : {}), ...(seccion ? { seccion } : {}) };
}

/** What is being written stays open whatever happens in the list. */
function begunOf({ editar, traduce, hueco, titulo }: KnowledgeSearch): KnowledgeSearch {
  return {
    ...(editar ? { editar } : {}),
    ...(traduce ? { traduce } : {}),
    ...(hueco ? { hueco } : {}),
    ...(titulo ? { titulo } : {}),
  };
}
