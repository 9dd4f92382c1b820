import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useChange } from '#areas/identity/web/index.ts';
import { addressOf, call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { Time } from '#ui/format/Time.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { Quiet, TwoLines } from '#ui/screen/Said.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { complianceApi } from '../contract.ts';
import type { SheetView } from '../book/contract.ts';
import styles from './compliance.module.css';
import { bookKey } from './queries.ts';

/** The last sheets of Peru's complaints book, the newest on top. */
export function BookSheets({ sheets }: { sheets: readonly SheetView[] }) {
  const t = useText();
  const [changing, setChanging] = useState<SheetView | null>(null);
  if (sheets.length === 0) return <EmptyState fact={t('compliance.book.none')} />;
  return (
    <>
      <DataTable
        caption={t('compliance.tab.book')}
        rows={sheets}
        idOf={({ id }) => id}
        columns={[
          {
            id: 'number',
            label: t('compliance.book.number'),
            cell: ({ number, reference, consumer }) => (
              <TwoLines>
                <Link to="/bandeja/$reference" params={{ reference }} className={styles.subject}>
                  {number}
                </Link>
                <Quiet>
                  {reference} · {consumer}
                </Quiet>
              </TwoLines>
            ),
          },
          { id: 'kind', label: t('compliance.book.kind'), width: '16rem', cell: (row) => <Kind row={row} /> },
          {
            id: 'filed',
            label: t('compliance.book.filed'),
            align: 'end',
            width: '8rem',
            cell: ({ filedOn }) => <Time at={noon(filedOn)} as="date" />,
          },
          {
            id: 'due',
            label: t('compliance.column.due'),
            align: 'end',
            width: '8rem',
            cell: ({ dueOn }) => dueOn && <Time at={noon(dueOn)} as="date" />,
          },
          {
            id: 'actions',
            label: t('compliance.book.actions'),
            hideLabel: true,
            align: 'end',
            width: '12rem',
            cell: (row) => (
              <TwoLines>
                <a
                  href={addressOf(complianceApi.sheetFile, { params: { id: row.id } })}
                  className={styles.link}
                  download
                >
                  {t('compliance.book.pdf')}
                </a>
                {row.kind === 'queja' && (
                  <Button
                    variant="quiet"
                    reason={row.can.requalify === true ? undefined : t(`ability.${row.can.requalify}` as MessageId)}
                    onClick={() => setChanging(row)}
                  >
                    {t('compliance.book.requalify')}
                  </Button>
                )}
              </TwoLines>
            ),
          },
        ]}
      />
      {changing && <Requalify sheet={changing} onClose={() => setChanging(null)} />}
    </>
  );
}

/** A day of the book's own calendar, the same wherever it is read. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

function Kind({ row: { kind, trace } }: { row: SheetView }) {
  const t = useText();
  const last = trace.at(-1);
  return (
    <TwoLines>
      <span>{t(`compliance.book.${kind}`)}</span>
      {last && <Quiet>{t('compliance.book.trace', { who: last.by ?? 'Cauce', reason: last.reason })}</Quiet>}
    </TwoLines>
  );
}

function Requalify({ sheet, onClose }: { sheet: SheetView; onClose(): void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const save = useChange(
    async () => call(complianceApi.requalifySheet, { params: { id: sheet.id }, body: { reason } }),
    { reads: [bookKey], said: t('compliance.book.requalified'), inForm: true, onDone: onClose },
  );
  const submit = (): void => {
    setAsked(true);
    if (reason.trim() !== '') save.run(undefined);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t('compliance.book.requalifyTitle', { number: sheet.number })}
      actions={
        <>
          <Button onClick={onClose}>{t('compliance.cancel')}</Button>
          <Button variant="primary" busy={save.busy} onClick={submit}>
            {t('compliance.book.requalify')}
          </Button>
        </>
      }
    >
      <Form onSubmit={submit} refusal={save.refusal}>
        <TextArea
          data-autofocus
          label={t('compliance.book.reason')}
          hint={t('compliance.book.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && reason.trim() === '' ? t('compliance.book.reasonMissing') : undefined}
        />
      </Form>
    </Dialog>
  );
}
