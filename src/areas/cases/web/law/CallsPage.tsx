import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { phoneWords } from '#areas/customers/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { type Column, DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useNow } from '#ui/format/FormatsProvider.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Quiet, TwoLines } from '#ui/screen/Said.tsx';
import { ScreenHead, ScreenPage } from '#ui/screen/Screen.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { type Text, useText } from '#ui/text.ts';
import type { HumanRequest } from '../../law/law.contract.ts';
import { Moment } from '../thread/Moment.tsx';
import { CalledDialog } from './CalledDialog.tsx';
import { callsQuery } from './queries.ts';

/** Whom we owe a call today, by whom and until when; one press says that it was made. */
export function CallsPage() {
  const t = useText();
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery(callsQuery);
  const [called, setCalled] = useState<HumanRequest>();
  usePageTitle(t('cases.calls'), t('app.nav.inbox'));
  return (
    <Pane name="list" label={t('cases.calls')} ground="surface">
      <ScreenHead title={t('cases.calls')}>
        <Link to="/bandeja">{t('app.nav.inbox')}</Link>
      </ScreenHead>
      <ScreenPage>
        <Quiet as="p">{t('cases.calls.intro')}</Quiet>
        {error ? (
          <ErrorState text={t('cases.problem.unknown')}>
            <Button onClick={() => void refetch()}>{t('cases.retry')}</Button>
          </ErrorState>
        ) : isPending ? (
          <Skeleton as="rows" count={3} />
        ) : (
          <DataTable
            caption={t('cases.calls')}
            columns={columnsOf(t, now, setCalled)}
            rows={data}
            idOf={({ id }) => id}
            empty={<EmptyState fact={t('cases.calls.empty')} />}
          />
        )}
      </ScreenPage>
      {called && <CalledDialog key={called.id} request={called} onClose={() => setCalled(undefined)} />}
    </Pane>
  );
}

function columnsOf(t: Text, now: Date, onCalled: (request: HumanRequest) => void): Column<HumanRequest>[] {
  return [
    {
      id: 'who',
      label: t('cases.calls.who'),
      cell: ({ customer, reference, said }) => (
        <TwoLines>
          <Link to="/bandeja/$reference" params={{ reference }} search>
            {customer || reference}
          </Link>
          <Quiet>{[customer && reference, said && `«${said}»`].filter(Boolean).join(' · ')}</Quiet>
        </TwoLines>
      ),
    },
    {
      id: 'wants',
      label: t('cases.calls.wants'),
      width: '10rem',
      cell: ({ kind, askedAt }) => (
        <TwoLines>
          <span>{t(`cases.calls.wants.${kind}`)}</span>
          <Quiet>
            <Moment at={askedAt} />
          </Quiet>
        </TwoLines>
      ),
    },
    {
      id: 'phone',
      label: t('cases.calls.phone'),
      width: '11rem',
      cell: ({ phone, tries }) => (
        <TwoLines>
          {phone ? (
            <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phoneWords(phone)}</a>
          ) : (
            <Quiet>{t('cases.calls.noPhone')}</Quiet>
          )}
          {tries > 0 && <Quiet>{t('cases.calls.tries', { n: tries })}</Quiet>}
        </TwoLines>
      ),
    },
    {
      id: 'by',
      label: t('cases.calls.by'),
      width: '11rem',
      cell: ({ assigned }) => assigned?.name ?? t('cases.calls.anybody'),
    },
    {
      id: 'until',
      label: t('cases.calls.until'),
      align: 'end',
      width: '10rem',
      cell: ({ dueAt }) => (
        <Chip tone={new Date(dueAt) < now ? 'overdue' : 'attention'}>
          <Moment at={dueAt} />
        </Chip>
      ),
    },
    {
      id: 'called',
      label: t('cases.calls.called'),
      hideLabel: true,
      align: 'end',
      width: '8rem',
      cell: (request) => (
        <Button
          icon={PhoneCall}
          aria-label={t('cases.calls.calledNamed', { name: request.customer || request.reference })}
          reason={request.attend === true ? undefined : t('cases.law.attend.others')}
          onClick={() => onCalled(request)}
        >
          {t('cases.calls.called')}
        </Button>
      ),
    },
  ];
}
