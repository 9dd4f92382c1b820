import { useState } from 'react';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Popover } from '#ui/overlay/Popover.tsx';
import { ThingHead } from '#ui/panes/Pane.tsx';
import { DueChip } from '#ui/status/DueChip.tsx';
import { useText } from '#ui/text.ts';
import type { CaseRow, CaseView } from '../../contract.ts';
import { dueOf } from '../data/due.ts';
import { turnWords } from '../inbox/row-words.ts';
import { FamilyMark } from '../family/FamilyMark.tsx';
import { HeadMarks } from '../law/HeadMarks.tsx';
import { PeopleHere } from '../presence/PeopleHere.tsx';
import styles from './case.module.css';

/** What the case is, who has the ball and until when. A row of the list is enough for it; the rest comes with the case. */
export function CaseHead({ row, it }: { row: CaseRow; it: CaseView | undefined }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  return (
    <ThingHead title={row.subject} aside={turnWords(t, formats, row, now)}>
      <span>{[row.reference, t(`cases.type.${row.type}`), t(`cases.channel.${row.channel}`)].join(' · ')}</span>
      {row.due && (it ? <DueWithReasons due={row.due} it={it} /> : <DueChip due={dueOf(row.due, now)} full />)}
      <span>{row.owner ? t('cases.head.owner', { name: row.owner.name }) : t('cases.head.nobody')}</span>
      <PeopleHere id={row.id} />
      {it && <FamilyMark reference={it.reference} />}
      {it && <HeadMarks reference={it.reference} />}
      {it && (
        <span>
          {t('cases.head.key')} <span className={styles.key}>{it.key}</span>
        </span>
      )}
    </ThingHead>
  );
}

/** The clock, and on a press why it stands where it stands. */
function DueWithReasons({ due, it }: { due: NonNullable<CaseRow['due']>; it: CaseView }) {
  const t = useText();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const trigger = (
    <button type="button" className={styles.due} aria-expanded={open} onClick={() => setOpen(!open)}>
      <DueChip due={dueOf(due, now)} full />
    </button>
  );
  return (
    <Popover trigger={trigger} open={open} onOpenChange={setOpen} label={t('cases.targets')}>
      <TargetReasons targets={it.targets} />
    </Popover>
  );
}

/** Each clock of the case and one sentence of why. */
export function TargetReasons({ targets }: { targets: CaseView['targets'] }) {
  const t = useText();
  return (
    <dl className={styles.targets}>
      {targets.map(({ kind, startedAt, explanation, of }) => (
        <div key={`${of ?? ''}${kind}${startedAt}`}>
          <dt>
            {t(`cases.target.${kind as 'resolve'}`)}
            {of && ` · ${of}`}
          </dt>
          <dd>{explanation}.</dd>
        </div>
      ))}
    </dl>
  );
}
