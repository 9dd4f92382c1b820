import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { searchQuery, useToldSearch } from '#areas/knowledge/web/index.ts';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { SearchField } from '#ui/fields/TextField.tsx';
import { useRested } from '#ui/fields/use-rested.ts';
import { Quiet } from '#ui/screen/Said.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { CaseView } from '../../contract.ts';
import { reasonAgainst } from '../data/reason.ts';
import { ArticleEntry, type Entry } from './ArticleEntry.tsx';
import styles from './knowledge.module.css';
import { caseKnowledgeQuery } from './queries.ts';

const MOST = 5;

/** *Conocimiento* beside a case: what speaks of the same and by which words, a search, and what was used already. */
export function KnowledgeSection({ it }: { it: CaseView }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const q = useRested(typed.trim(), 300);
  const { data } = useQuery(caseKnowledgeQuery(it.reference));
  const found = useQuery(searchQuery(q));
  const opened = useToldSearch(q);
  const reason = reasonAgainst(t, it.can, 'reply');
  const entries: Entry[] =
    q === ''
      ? (data?.suggested ?? []).map(({ article, address, why }) => ({ article, address, why }))
      : (found.data?.articles ?? []).slice(0, MOST).map((article) => ({ article, address: article.address, why: [] }));
  const nothing = q === '' ? data && entries.length === 0 : found.data && entries.length === 0;
  return (
    <FoldSection id="cases.knowledge" title={t('cases.knowledge')}>
      <SearchField
        label={t('cases.knowledge.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {nothing && (
        <p className={styles.none}>{q === '' ? t('cases.knowledge.none') : t('cases.knowledge.noneFound', { q })}</p>
      )}
      <ul className={styles.entries} aria-label={t(q === '' ? 'cases.knowledge.suggested' : 'cases.knowledge.found')}>
        {entries.map((entry) => (
          <ArticleEntry
            key={entry.article.id}
            reference={it.reference}
            entry={entry}
            reason={reason}
            onOpened={opened}
          />
        ))}
      </ul>
      <Used reference={it.reference} />
    </FoldSection>
  );
}

function Used({ reference }: { reference: string }) {
  const t = useText();
  const { listTime } = useFormats();
  const now = useNow();
  const { data } = useQuery(caseKnowledgeQuery(reference));
  if (!data || data.used.length === 0) return null;
  return (
    <ul className={styles.entries} aria-label={t('cases.knowledge.used')}>
      {data.used.map(({ id, title, how, by, at }) => (
        <li key={`${id}${how}`}>
          {title}{' '}
          <Quiet>
            {t(`cases.knowledge.used.${how}`, { by: by ?? '' })} · {listTime(new Date(at), now)}
          </Quiet>
        </li>
      ))}
    </ul>
  );
}
