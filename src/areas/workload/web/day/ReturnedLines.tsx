import { Link } from '@tanstack/react-router';
import { KeyHint } from '#ui/controls/KeyHint.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Line, lineClass, Lines } from '#ui/list/Line.tsx';
import { type Text, useText } from '#ui/text.ts';
import type { Formats } from '#ui/format/formats.rules.ts';
import type { ReturnedView } from '../../contract.ts';
import styles from './day.module.css';

/** What came back: who said what, when, and what comes next. */
export function ReturnedLines({ items }: { items: readonly ReturnedView[] }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  return (
    <Lines>
      {items.map((item) => (
        <li key={item.reference}>
          <Link to={`/bandeja/${item.reference}` as string} className={lineClass} data-line aria-keyshortcuts="Enter">
            <Line
              title={saidBy(t, formats, item)}
              aside={
                <span className={styles.next}>
                  {t(`day.next.${item.outcome === 'refused' ? 'refused' : item.kind}`)}
                  <KeyHint combo="enter" />
                </span>
              }
              detail={`${item.reference} · ${[item.kind === 'replied' ? '' : item.customer, item.subject].filter(Boolean).join(' · ')} · ${formats.relative(new Date(item.at), now)}`}
            />
          </Link>
        </li>
      ))}
    </Lines>
  );
}

function saidBy(t: Text, formats: Formats, { kind, by, words, outcome, minor, currency }: ReturnedView): string {
  if (kind !== 'decided' || !outcome) return words ? t('day.said', { by, words }) : t('day.wrote', { by });
  const amount = minor !== null && minor > 0 && currency ? formats.money(minor, currency) : 'none';
  const decided = t(`day.decided.${outcome}`, { by, amount });
  return words ? `${decided}: «${words}»` : decided;
}
