import { useFormats, useNow } from '../format/FormatsProvider.tsx';
import type { Formats } from '../format/formats.rules.ts';
import { type Text, useText } from '../text.ts';
import { Chip } from './Chip.tsx';
import { type Due, type DueLeft, type DueTone, dueTone } from './due.rules.ts';
import { DueIcon } from './DueIcon.tsx';
import styles from './status.module.css';

/** A deadline in a list («2 d») or, `full`, in a header («2 días hábiles · vence mié 14 oct»). */
export function DueChip({ due, full = false }: { due: Due; full?: boolean }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const tone = dueTone(due);
  const words = full ? fullWords(t, formats, due, tone, now) : shortWords(t, formats, due, tone);
  return (
    <Chip tone={tone === 'normal' ? 'plain' : tone} icon={<DueIcon tone={tone} />}>
      <span className={styles.figure} aria-hidden={!full || undefined}>
        {due.kind === 'internal' && !full ? `${t('ui.due.internalShort')} ${words}` : words}
      </span>
      {!full && <span className="visually-hidden">{dueWords(t, formats, due)}</span>}
    </Chip>
  );
}

/** The deadline in words, for a row's accessible name: «vence en 2 días hábiles, miércoles 14 de octubre». */
export function dueWords(t: Text, formats: Formats, due: Due): string {
  const tone = dueTone(due);
  const kind = t(due.kind === 'legal' ? 'ui.due.legal' : 'ui.due.internal');
  if (tone === 'met') return `${kind}: ${t('ui.due.met')}`;
  if (tone === 'paused') return `${kind}: ${t('ui.due.paused')}`;
  const left = leftWords(t, formats, due.left);
  if (isToday(due, tone)) return `${kind}: ${t('ui.due.today')}`;
  const said = tone === 'overdue' ? t('ui.due.overdueBy', { left }) : t('ui.due.in', { left });
  return `${kind}: ${said}, ${formats.fullDate(due.dueAt)}`;
}

export function useDueWords(): (due: Due) => string {
  const t = useText();
  const formats = useFormats();
  return (due) => dueWords(t, formats, due);
}

function shortWords(t: Text, formats: Formats, due: Due, tone: DueTone): string {
  if (tone === 'met') return t('ui.due.met');
  if (tone === 'paused') return t('ui.due.pausedShort');
  if (due.left.unit === 'minutes') return formats.duration(coarse(due.left.n));
  if (due.left.n === 0) return t('ui.due.todayShort');
  return t('ui.due.daysShort', { n: formats.number(due.left.n) });
}

/** In a row an hour is enough: «3 h», not «3 h 12 min». */
function coarse(minutes: number): number {
  return Math.abs(minutes) < 60 ? minutes : Math.trunc(minutes / 60) * 60;
}

function fullWords(t: Text, formats: Formats, due: Due, tone: DueTone, now: Date): string {
  const kind = t(due.kind === 'legal' ? 'ui.due.legal' : 'ui.due.internal');
  if (tone === 'met') return `${kind}: ${t('ui.due.met')}`;
  const date = formats.date(due.dueAt, now);
  if (tone === 'paused') return `${kind}: ${t('ui.due.paused')}`;
  const left = leftWords(t, formats, due.left);
  if (tone === 'overdue')
    return t(due.kind === 'legal' ? 'ui.due.fullOverdue' : 'ui.due.fullOverdueInternal', { left, date });
  if (isToday(due, tone)) return `${kind}: ${t('ui.due.today')}`;
  const moment = due.left.unit === 'minutes' ? `${date}, ${formats.time(due.dueAt)}` : date;
  return due.kind === 'legal'
    ? t('ui.due.full', { left, date: moment })
    : t('ui.due.fullInternal', { left, date: moment });
}

function isToday({ left }: Due, tone: DueTone): boolean {
  return tone !== 'overdue' && left.unit !== 'minutes' && left.n === 0;
}

function leftWords(t: Text, formats: Formats, { unit, n }: DueLeft): string {
  const count = Math.abs(n);
  if (unit === 'minutes') return formats.duration(count);
  return t(unit === 'working-days' ? 'ui.due.workingDays' : 'ui.due.days', { n: count });
}
