import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalOf } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { ActionBar } from '#ui/controls/ActionBar.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane, PaneBar, ThingHead } from '#ui/panes/Pane.tsx';
import { Card, Quiet } from '#ui/screen/Said.tsx';
import { Sheet } from '#ui/screen/Screen.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import { articlesApi, type ArticleView } from '../../contract.ts';
import { archiveNow, bringBack, editArticle, publishNow, seeVersions, translate } from '../actions.ts';
import type { KnowledgeSearch } from '../address.rules.ts';
import { ArticleText } from '../ArticleText.tsx';
import { articleQuery } from '../queries.ts';
import { reasonAgainst } from '../reason.ts';
import { ArticleFiles } from './ArticleFiles.tsx';
import { Rating } from './Rating.tsx';
import { useArticleChange } from './use-article-change.ts';
import { VersionsDialog } from './VersionsDialog.tsx';

type Go = (id: string, search: KnowledgeSearch) => void;

/** One article as it is read, and what can be done with it. */
export function ArticlePane({ id, onGo }: { id: string; onGo: Go }) {
  const t = useText();
  const { data, error } = useQuery(articleQuery(id));
  usePageTitle(data ? `${data.title} · ${t('app.nav.knowledge')}` : t('app.nav.knowledge'));
  return (
    <Pane name="thread" label={t('knowledge.one')} ground="surface">
      {error && !data && <ErrorState text={refusalOf(t, error)} />}
      {!data && !error && <Skeleton as="lines" count={8} />}
      {data && <Shown article={data} onGo={onGo} />}
    </Pane>
  );
}

function Shown({ article, onGo }: { article: ArticleView; onGo: Go }) {
  const t = useText();
  const { date } = useFormats();
  const now = useNow();
  const { language, audience, state, owner, changedAt, due } = article;
  return (
    <>
      <ThingHead title={article.title}>
        <Chip tone={audience === 'internal' ? 'note' : 'plain'}>{t(`knowledge.audience.${audience}`)}</Chip>
        {state !== 'published' && <Chip>{t(`knowledge.state.${state}`)}</Chip>}
        {due && <Chip tone="attention">{t('knowledge.due')}</Chip>}
        <span>{t('knowledge.head', { owner: owner.name, date: date(new Date(changedAt), now) })}</span>
      </ThingHead>
      <Actions article={article} onGo={onGo} />
      <Sheet>
        {article.draft && (
          <Card>
            <p>
              {t('knowledge.pending.said', {
                by: article.draft.by ?? '',
                date: date(new Date(article.draft.at), now),
              })}
            </p>
            <Quiet as="p">{t('knowledge.pending.hint')}</Quiet>
          </Card>
        )}
        <ArticleText html={article.html} lang={language} />
        <ArticleFiles article={article} />
        {state === 'published' && <Rating article={article} />}
      </Sheet>
    </>
  );
}

function Actions({ article, onGo }: { article: ArticleView; onGo: Go }) {
  const t = useText();
  const { id, can, state, latest, language, translations } = article;
  const [versions, setVersions] = useState(false);
  const publish = useArticleChange(
    async () => call(articlesApi.publishArticle, { params: { id }, body: { version: latest } }),
    { said: t('knowledge.publish.said') },
  );
  const archive = useArticleChange(
    async (archived: boolean) => call(articlesApi.archiveArticle, { params: { id }, body: { archived } }),
    { said: t(state === 'archived' ? 'knowledge.bringBack.said' : 'knowledge.archive.said') },
  );
  const waits = state === 'draft' || article.pending;
  const edit = useAction(editArticle, {
    run: () => onGo(id, { editar: true }),
    reason: reasonAgainst(t, can, 'edit'),
  });
  const publishIt = useAction(publishNow, {
    when: waits,
    run: () => publish.run(undefined),
    reason: reasonAgainst(t, can, 'publish'),
  });
  const history = useAction(seeVersions, { run: () => setVersions(true) });
  const other = useAction(translate, {
    when: !translations.some((one) => one.language !== language),
    run: () => onGo('nuevo', { traduce: id }),
    reason: reasonAgainst(t, can, 'rate'),
  });
  const away = useAction(archiveNow, {
    when: state !== 'archived',
    run: () => archive.run(true),
    reason: reasonAgainst(t, can, 'archive'),
  });
  const back = useAction(bringBack, {
    when: state === 'archived',
    run: () => archive.run(false),
    reason: reasonAgainst(t, can, 'archive'),
  });
  const hasOther = translations.some((one) => one.language !== language);
  return (
    <PaneBar>
      <ActionBar
        label={t('knowledge.actions')}
        actions={[...(waits ? [publishIt] : []), edit, history, ...(state === 'archived' ? [back] : [])]}
        primary={waits ? publishIt : edit}
        more={[...(hasOther ? [] : [other]), ...(state === 'archived' ? [] : [away])]}
      />
      {versions && <VersionsDialog article={article} onClose={() => setVersions(false)} />}
    </PaneBar>
  );
}
