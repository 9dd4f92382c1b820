import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailboxView } from '#areas/correspondence/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { Time } from '#ui/format/Time.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { actions } from '../columns.tsx';
import { mailboxesQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { DkimDialog } from './DkimDialog.tsx';
import { MailboxDialog } from './MailboxDialog.tsx';
import { TestButton } from './TestButton.tsx';

type Open = { box: MailboxView | undefined; what: 'edit' | 'dkim' };

/** The addresses where customers write, and how they are. */
export function MailSection() {
  const t = useText();
  const reading = useQuery(mailboxesQuery);
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const close = (): void => setOpen(undefined);
  return (
    <>
      <Block
        plain
        title={t('settings.section.mail')}
        about={t('settings.mail.about')}
        tools={<Button onClick={() => setOpen({ box: undefined, what: 'edit' })}>{t('settings.mail.new')}</Button>}
      >
        <Read from={reading}>{({ mailboxes }) => <MailboxTable mailboxes={mailboxes} onOpen={setOpen} />}</Read>
      </Block>
      {open?.what === 'edit' && <MailboxDialog box={open.box} onClose={close} />}
      {open?.what === 'dkim' && open.box && <DkimDialog box={open.box} onClose={close} />}
    </>
  );
}

function MailboxTable({ mailboxes, onOpen }: { mailboxes: readonly MailboxView[]; onOpen(open: Open): void }) {
  const t = useText();
  const columns: Column<MailboxView>[] = [
    {
      id: 'address',
      label: t('settings.mail.address'),
      cell: ({ address, name }) => (
        <div className={styles.two}>
          <span className={styles.name}>{address}</span>
          <span className={styles.quiet}>{name}</span>
        </div>
      ),
    },
    { id: 'source', label: t('settings.mail.source'), cell: ({ source }) => t(`settings.mail.source.${source}`) },
    { id: 'health', label: t('settings.mail.health'), cell: (box) => <Health box={box} /> },
    {
      ...actions(t),
      cell: (box) => (
        <div className={styles.rowTools}>
          {box.source === 'imap' && <TestButton box={box} />}
          <Button variant="quiet" onClick={() => onOpen({ box, what: 'dkim' })}>
            {t('settings.mail.dkim')}
          </Button>
          <Button variant="quiet" onClick={() => onOpen({ box, what: 'edit' })}>
            {t('settings.edit')}
          </Button>
        </div>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('settings.section.mail')}
      columns={columns}
      rows={mailboxes}
      idOf={({ id }) => id}
      empty={<EmptyState fact={t('settings.mail.none')} />}
    />
  );
}

function Health({ box: { active, source, lastOkAt, lastError, lastErrorAt } }: { box: MailboxView }) {
  const t = useText();
  if (!active) return <>{t('settings.retired')}</>;
  const failing = lastError !== null && (!lastOkAt || (lastErrorAt ?? '') > lastOkAt);
  if (failing)
    return (
      <div className={styles.two}>
        <span>
          <Chip tone="critical">{t('settings.mail.failing')}</Chip>
        </span>
        <span className={styles.failure}>{lastError}</span>
      </div>
    );
  if (source === 'smtp') return <>{t('settings.mail.listens')}</>;
  return lastOkAt ? (
    <>{t.rich('settings.mail.ok', { when: <Time key="at" at={new Date(lastOkAt)} as="relative" /> })}</>
  ) : (
    <>{t('settings.mail.untried')}</>
  );
}
