import { memo } from 'react';
import { CourseGlyph } from '#ui/course/CourseGlyph.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Time } from '#ui/format/Time.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { DueChip } from '#ui/status/DueChip.tsx';
import { useText } from '#ui/text.ts';
import type { CaseRow } from '../../contract.ts';
import type { Found } from '../../searching/found.rules.ts';
import { dueOf } from '../data/due.ts';
import { FoundWords } from './FoundWords.tsx';
import styles from './inbox.module.css';
import { rowSays, sideOf, turnWords } from './row-words.ts';

interface CaseListRowProps {
  row: CaseRow;
  /** What was being written, when something was. */
  draft: string | undefined;
  /** Who else is on it now. */
  here: string | undefined;
  /** And one of them writes. */
  written: boolean | undefined;
  /** In a search the list has cases of every side: each says its own. */
  saysTurn: boolean;
  selected: boolean;
  /** Of a search: why it is here. */
  found: Found | undefined;
}

/** A case in the list: who, what, until when and by which course. */
export const CaseListRow = memo(function CaseListRow({
  row,
  draft,
  here,
  written = false,
  saysTurn,
  selected,
  found,
}: CaseListRowProps) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const turn = [here, turnWords(t, formats, row, now)].filter(Boolean).join(' · ');
  return (
    <ListRow
      selected={selected}
      title={row.customer || t('cases.customer.unknown')}
      meta={row.family ? t(`cases.family.row.${row.family}`, { reference: row.reference }) : row.reference}
      time={
        row.ball === 'snoozed' && row.snoozedUntil ? (
          <Time at={new Date(row.snoozedUntil)} as="date" />
        ) : (
          <Time at={new Date(row.movedAt)} />
        )
      }
      text={
        draft === undefined && written ? (
          <>
            <em className={styles.here}>{here}</em> · {row.subject}
          </>
        ) : draft === undefined && found ? (
          <FoundWords found={found} />
        ) : draft === undefined ? (
          <>
            {saysTurn && `${t(`cases.ball.${sideOf(row)}`)} · `}
            {row.subject}
          </>
        ) : (
          <>
            <strong className={styles.draft}>{t('cases.row.draft')}</strong> {draft || row.subject}
          </>
        )
      }
      detail={`${turn}${found || row.excerpt ? ` · ${found ? row.subject : row.excerpt}` : ''}`}
      marks={
        <>
          {row.due && <DueChip due={dueOf(row.due, now)} />}
          <CourseGlyph level={row.circuit} waiting={row.ball === 'inside'} />
        </>
      }
      unread={row.unread}
      says={[rowSays(t, formats, row, now), here].filter(Boolean).join(', ')}
    />
  );
});
