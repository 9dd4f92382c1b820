import { Link } from '@tanstack/react-router';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Line, lineClass, Lines } from '#ui/list/Line.tsx';
import { useText } from '#ui/text.ts';
import type { MatterView } from '../../contract.ts';
import styles from './day.module.css';

interface MatterLinesProps<What extends string> {
  items: readonly (MatterView & { what: What })[];
  /** What it is. */
  words(what: What): string;
}

/** Things with a moment of their own: a promise to keep, a task to confirm, a call to make. */
export function MatterLines<What extends string>({ items, words }: MatterLinesProps<What>) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  return (
    <Lines>
      {items.map(({ reference, subject, customer, what, at }, index) => {
        const due = new Date(at);
        const today = formats.date(due, now) === formats.date(now, now);
        const when = today ? formats.time(due) : formats.date(due, now);
        const late = due < now;
        return (
          <li key={`${reference} ${index}`}>
            <Link to={`/bandeja/${reference}` as string} className={lineClass} data-line>
              <Line
                title={[customer, subject].filter(Boolean).join(' · ')}
                aside={
                  <span className={late ? styles.late : styles.when}>{t(late ? 'day.was' : 'day.by', { when })}</span>
                }
                detail={`${reference} · ${words(what)}`}
              />
            </Link>
          </li>
        );
      })}
    </Lines>
  );
}
