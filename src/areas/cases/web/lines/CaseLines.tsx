import { Link } from '@tanstack/react-router';
import { CourseGlyph } from '#ui/course/CourseGlyph.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Line, lineClass, Lines } from '#ui/list/Line.tsx';
import { DueChip } from '#ui/status/DueChip.tsx';
import { useText } from '#ui/text.ts';
import type { CaseRow } from '../../contract.ts';
import { dueOf } from '../data/due.ts';
import { turnWords } from '../inbox/row-words.ts';

/** A few cases on a page of other things: each says who has the ball and until when, and opens. */
export function CaseLines({ cases }: { cases: readonly CaseRow[] }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  return (
    <Lines>
      {cases.map((row) => (
        <li key={row.id}>
          <Link to={`/bandeja/${row.reference}` as string} className={lineClass} data-line>
            <Line
              title={`${row.customer || t('cases.customer.unknown')} · ${row.subject}`}
              unread={row.unread}
              aside={
                <>
                  {row.due && <DueChip due={dueOf(row.due, now)} />}
                  <CourseGlyph level={row.circuit} waiting={row.ball === 'inside'} />
                  <span className="visually-hidden">{t('cases.row.level', { level: row.circuit })}</span>
                </>
              }
              detail={`${row.reference} · ${turnWords(t, formats, row, now)}`}
            />
          </Link>
        </li>
      ))}
    </Lines>
  );
}
