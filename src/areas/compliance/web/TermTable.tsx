import { Link } from '@tanstack/react-router';
import { FileArchive } from 'lucide-react';
import { addressOf } from '#platform/http/client.ts';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { Time } from '#ui/format/Time.tsx';
import { Quiet, TwoLines } from '#ui/screen/Said.tsx';
import { Chip, type ChipTone } from '#ui/status/Chip.tsx';
import { DueIcon } from '#ui/status/DueIcon.tsx';
import type { DueTone } from '#ui/status/due.rules.ts';
import { type Text, useText } from '#ui/text.ts';
import { complianceApi, type TermList, type TermView } from '../contract.ts';
import { HandReceipt } from './HandReceipt.tsx';
import styles from './compliance.module.css';

/** One row a term, with the case it belongs to: whose it is, which article, until when. */
export function TermTable({ list, rows }: { list: TermList; rows: readonly TermView[] }) {
  const t = useText();
  const columns: Column<TermView>[] = [
    { id: 'case', label: t('compliance.column.case'), cell: (row) => <Case row={row} /> },
    ...(list === 'unacknowledged'
      ? [whenColumn(t('compliance.column.received'), ({ startedAt }: TermView) => startedAt), receiptColumn(t)]
      : termColumns(t, list)),
    {
      id: 'owner',
      label: t('compliance.column.owner'),
      width: '13rem',
      cell: ({ owner }) => owner ?? <Quiet>{t('compliance.noOwner')}</Quiet>,
    },
    {
      id: 'dossier',
      label: t('compliance.column.dossier'),
      hideLabel: true,
      align: 'end',
      width: '3rem',
      cell: ({ reference }) => (
        <IconButton
          icon={FileArchive}
          label={t('compliance.dossierOf', { reference })}
          onClick={() => window.location.assign(addressOf(complianceApi.dossier, { params: { reference } }))}
        />
      ),
    },
  ];
  return <DataTable caption={t(`compliance.tab.${list}`)} columns={columns} rows={rows} idOf={({ id }) => id} />;
}

function termColumns(t: Text, list: TermList): Column<TermView>[] {
  return [
    {
      id: 'term',
      label: t('compliance.column.term'),
      width: '17rem',
      cell: ({ term }) =>
        term && (
          <TwoLines>
            <span>{term.name}</span>
            <Quiet>{term.article}</Quiet>
          </TwoLines>
        ),
    },
    {
      id: 'state',
      label: t('compliance.column.state'),
      width: '14rem',
      cell: (row) => (list === 'breached' ? <Breach row={row} /> : <State row={row} />),
    },
    list === 'heard'
      ? whenColumn(t('compliance.column.heard'), ({ heardAt }) => heardAt)
      : whenColumn(t('compliance.column.due'), ({ dueOn }) => dueOn && `${dueOn}T12:00:00Z`),
  ];
}

function receiptColumn(t: Text): Column<TermView> {
  return {
    id: 'receipt',
    label: t('compliance.column.receipt'),
    width: '12rem',
    cell: (row) => <HandReceipt row={row} />,
  };
}

function whenColumn(label: string, of: (row: TermView) => string | null): Column<TermView> {
  return {
    id: 'when',
    label,
    align: 'end',
    width: '8rem',
    cell: (row) => {
      const at = of(row);
      return at && <Time at={new Date(at)} as="date" />;
    },
  };
}

function Case({ row: { reference, subject, customer } }: { row: TermView }) {
  const t = useText();
  return (
    <TwoLines>
      <Link to="/bandeja/$reference" params={{ reference }} className={styles.subject} title={subject}>
        {subject}
      </Link>
      <Quiet>
        {reference} · {customer ?? t('compliance.noCustomer')}
      </Quiet>
    </TwoLines>
  );
}

const TONES: Record<string, DueTone> = {
  normal: 'normal',
  attention: 'attention',
  critical: 'critical',
  overdue: 'overdue',
  paused: 'paused',
  met: 'met',
  late: 'overdue',
};

function State({ row: { due } }: { row: TermView }) {
  if (!due) return null;
  const tone = TONES[due.level] ?? 'normal';
  const chip: ChipTone = tone === 'normal' ? 'plain' : tone;
  return (
    <span>
      <Chip tone={chip} icon={<DueIcon tone={tone} />}>
        {due.label}
      </Chip>
    </span>
  );
}

/** Answered after all, or open still: what a breach is in the end. */
function Breach({ row: { metAt, due } }: { row: TermView }) {
  const t = useText();
  if (!metAt && due?.level !== 'cancelled')
    return (
      <span>
        <Chip tone="overdue" icon={<DueIcon tone="overdue" />}>
          {due?.label ?? t('compliance.stillOpen')}
        </Chip>
      </span>
    );
  return (
    <span>
      {metAt
        ? t.rich('compliance.answeredLate', { when: <Time key="at" at={new Date(metAt)} as="date" /> })
        : t('compliance.cancelled')}
    </span>
  );
}
