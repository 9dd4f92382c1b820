import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { Time } from '#ui/format/Time.tsx';
import { Quiet, TwoLines } from '#ui/screen/Said.tsx';
import { Chip, type ChipTone } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import type { IntakeView } from '../contract.ts';
import { ArrivalMenu } from './ArrivalMenu.tsx';
import { channelWord, outcomeWord, reasonWords } from './arrival-words.ts';
import { CaseByHandDialog } from './CaseByHandDialog.tsx';
import styles from './intake.module.css';

const TONES: Partial<Record<IntakeView['state'], ChipTone>> = { quarantined: 'critical', retry: 'attention' };

/** Each arrival with what became of it, why, and what can be done. */
export function ArrivalTable({ arrivals }: { arrivals: readonly IntakeView[] }) {
  const t = useText();
  const [byHand, setByHand] = useState<IntakeView | undefined>(undefined);
  const columns: Column<IntakeView>[] = [
    { id: 'what', label: t('intake.column.what'), cell: (row) => <What row={row} /> },
    {
      id: 'way',
      label: t('intake.column.way'),
      width: '15rem',
      cell: (row) => (
        <TwoLines>
          <span>{channelWord(t, row.channel)}</span>
          {row.mailbox && <Quiet>{row.mailbox}</Quiet>}
        </TwoLines>
      ),
    },
    {
      id: 'outcome',
      label: t('intake.column.outcome'),
      width: '17rem',
      cell: (row) => <Outcome row={row} />,
    },
    {
      id: 'case',
      label: t('intake.column.case'),
      width: '7rem',
      cell: ({ caseReference }) =>
        caseReference && (
          <Link to="/bandeja/$reference" params={{ reference: caseReference }}>
            {caseReference}
          </Link>
        ),
    },
    {
      id: 'when',
      label: t('intake.column.when'),
      align: 'end',
      width: '6rem',
      cell: (row) => <Time at={new Date(row.receivedAt)} />,
    },
    {
      id: 'actions',
      label: t('intake.column.actions'),
      hideLabel: true,
      align: 'end',
      width: '3rem',
      cell: (row) => <ArrivalMenu row={row} onByHand={() => setByHand(row)} />,
    },
  ];
  return (
    <>
      <DataTable caption={t('app.nav.intake')} columns={columns} rows={arrivals} idOf={({ id }) => id} />
      {byHand && <CaseByHandDialog row={byHand} onClose={() => setByHand(undefined)} />}
    </>
  );
}

function What({ row: { from, subject } }: { row: IntakeView }) {
  const t = useText();
  return (
    <TwoLines>
      <span className={styles.subject} title={subject ?? undefined}>
        {subject || t('intake.noSubject')}
      </span>
      <Quiet>{from ?? t('intake.noSender')}</Quiet>
    </TwoLines>
  );
}

function Outcome({ row }: { row: IntakeView }) {
  const t = useText();
  const tone = TONES[row.state];
  const word = outcomeWord(t, row);
  const why = reasonWords(t, row);
  return (
    <TwoLines>
      <span>{tone ? <Chip tone={tone}>{word}</Chip> : word}</span>
      {why && <Quiet>{why}</Quiet>}
      {row.nextTryAt && row.state === 'retry' && (
        <Quiet>
          {t.rich('intake.nextTry', {
            when: <Time key="at" at={new Date(row.nextTryAt)} as="relative" />,
            n: row.attempts,
          })}
        </Quiet>
      )}
    </TwoLines>
  );
}
