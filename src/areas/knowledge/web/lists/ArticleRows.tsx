import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { refusalOf } from '#areas/identity/web/index.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { ShownList } from '#ui/list/ShownList.tsx';
import { useText } from '#ui/text.ts';
import type { articlesApi, Section } from '../../contract.ts';
import type { KnowledgeSearch, Side } from '../address.rules.ts';
import styles from '../knowledge.module.css';
import { searchQuery } from '../queries.ts';
import { sectionName } from '../section-name.ts';
import { ArticleLine } from './ArticleLine.tsx';

interface Given {
  address: KnowledgeSearch;
  side: Side;
  shelf: UseQueryResult<CallOutput<typeof articlesApi.listArticles>>;
  current: string | undefined;
  onOpen(id: string): void;
  onSection(id: string | undefined): void;
  onWrite(): void;
}

/** The articles of a shelf, or those found. */
export function ArticleRows({ address, side, shelf, current, onOpen, onSection, onWrite }: Given) {
  const t = useText();
  const q = address.q ?? '';
  const found = useQuery(searchQuery(q));
  const { error, isPending, refetch } = q === '' ? shelf : found;
  const articles = (q === '' ? shelf.data?.articles : found.data?.articles) ?? [];
  const sections = shelf.data?.sections ?? [];
  if (error)
    return (
      <ErrorState text={refusalOf(t, error)}>
        <Button onClick={() => void refetch()}>{t('knowledge.retry')}</Button>
      </ErrorState>
    );
  if (isPending) return <Skeleton as="rows" count={8} />;
  return (
    <>
      {q === '' && sections.length > 0 && (
        <SectionField sections={sections} value={address.seccion} onSection={onSection} />
      )}
      {articles.length === 0 ? (
        <EmptyState
          fact={
            q === ''
              ? t(address.seccion ? 'knowledge.empty.section' : emptyOf(side))
              : t('knowledge.empty.search', { q })
          }
        >
          {(q !== '' || side === 'published') && <Button onClick={onWrite}>{t('knowledge.new.action')}</Button>}
        </EmptyState>
      ) : (
        <ShownList
          label={q === '' ? t('knowledge.list') : t('knowledge.found', { q })}
          items={articles}
          idOf={(one) => one.id}
          render={(one) => <ArticleLine article={one} sections={sections} />}
          current={current}
          onOpen={onOpen}
        />
      )}
    </>
  );
}

const emptyOf = (side: Side) =>
  ({
    published: 'knowledge.empty.published',
    drafts: 'knowledge.empty.drafts',
    review: 'knowledge.empty.review',
    archived: 'knowledge.empty.archived',
    gaps: 'knowledge.empty.gaps',
  })[side] as 'knowledge.empty.published';

function SectionField({
  sections,
  value,
  onSection,
}: {
  sections: readonly Section[];
  value: string | undefined;
  onSection(id: string | undefined): void;
}) {
  const t = useText();
  const { locale } = useFormats();
  return (
    <div className={styles.filter}>
      <SelectField
        label={t('knowledge.section')}
        hideLabel
        placeholder={t('knowledge.section.all')}
        clearable
        data={sections.map((one) => ({ value: one.id, label: sectionName(one, locale) }))}
        value={value ?? null}
        onChange={(id) => onSection(id ?? undefined)}
      />
    </div>
  );
}
