import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import type { ArticleRow, FoundArticle, Section } from '../../contract.ts';
import { Marked } from '../Marked.tsx';
import { sectionName } from '../section-name.ts';

/** What it is called, who may read it, and what was found in it or whose it is. */
export function ArticleLine({
  article,
  sections,
}: {
  article: ArticleRow | FoundArticle;
  sections: readonly Section[];
}) {
  const t = useText();
  const { date, locale } = useFormats();
  const now = useNow();
  const section = sections.find(({ id }) => id === article.sectionId);
  const found = 'fragment' in article ? article : null;
  const where = section && sectionName(section, locale);
  return (
    <ListRow
      title={found ? <Marked text={article.title} marks={found.titleMarks} /> : article.title}
      meta={article.language === locale ? undefined : article.language.toUpperCase()}
      time={article.due && article.reviewOn ? date(new Date(`${article.reviewOn}T12:00:00Z`), now) : undefined}
      text={
        found ? (
          <Marked text={found.fragment} marks={found.marks} />
        ) : (
          [where, article.owner.name].filter(Boolean).join(' · ')
        )
      }
      detail={t('knowledge.row.used', { uses: article.uses, yes: article.yes, n: article.yes + article.no })}
      marks={
        <>
          {article.state === 'draft' && <Chip>{t('knowledge.state.draft')}</Chip>}
          {article.state === 'archived' && <Chip>{t('knowledge.state.archived')}</Chip>}
          {article.pending && <Chip>{t('knowledge.pending')}</Chip>}
          {article.due && <Chip tone="attention">{t('knowledge.due')}</Chip>}
          <Chip tone={article.audience === 'internal' ? 'note' : 'plain'}>
            {t(`knowledge.audience.${article.audience}`)}
          </Chip>
        </>
      }
    />
  );
}
