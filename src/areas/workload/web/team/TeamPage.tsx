import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CASE_TYPES } from '#areas/cases/contract.ts';
import { refusalOf, useMe } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable, type Column } from '#ui/data/DataTable.tsx';
import { PersonLabel } from '#ui/data/PersonLabel.tsx';
import { Progress } from '#ui/data/Progress.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Heading, Quiet } from '#ui/screen/Said.tsx';
import { ScreenHead, ScreenPage } from '#ui/screen/Screen.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import type { WorkerView } from '../../contract.ts';
import { teamQuery } from '../queries.ts';
import { HandButton } from '../relief/HandButton.tsx';
import { Requests } from '../relief/Requests.tsx';
import { EffortTable } from './EffortTable.tsx';
import { useLoadWords } from './load-words.ts';
import { useShiftWords } from './shift-words.ts';
import { WorkerDialog } from './WorkerDialog.tsx';

/** *Equipo*: who works when, knows what and has how much before them. Of colleagues only whoever leads them sees it, by name. */
export function TeamPage() {
  const t = useText();
  const { data, error, isPending } = useQuery(teamQuery);
  const [edited, setEdited] = useState<WorkerView | undefined>(undefined);
  const columns = useColumns(data?.leads ? setEdited : undefined);
  usePageTitle(t('app.nav.team'));
  return (
    <Pane name="list" label={t('app.nav.team')} ground="surface">
      <ScreenHead title={t('app.nav.team')}>
        <HandButton />
      </ScreenHead>
      <ScreenPage>
        {error && !data && <ErrorState text={refusalOf(t, error)} />}
        {isPending && <Skeleton as="rows" count={6} />}
        {data?.leads && <Requests />}
        {data && (
          <Stack as="section" label={t('team.load')}>
            <Heading as="h2">{t('team.load')}</Heading>
            <Quiet as="p">{t('team.about')}</Quiet>
            <DataTable
              caption={t('team.load')}
              columns={columns}
              rows={data.people}
              idOf={({ id }) => id}
              empty={<EmptyState fact={t('team.empty')} />}
            />
          </Stack>
        )}
        {data && <EffortTable efforts={data.efforts} leads={data.leads} />}
      </ScreenPage>
      {edited && <WorkerDialog worker={edited} onClose={() => setEdited(undefined)} />}
    </Pane>
  );
}

function useColumns(onEdit: ((worker: WorkerView) => void) | undefined): Column<WorkerView>[] {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const me = useMe();
  const load = useLoadWords();
  const shift = useShiftWords();
  const away = ({ absentUntil, available }: WorkerView): string | undefined => {
    if (absentUntil) return t('team.away', { day: formats.date(new Date(absentUntil), now) });
    return available ? undefined : t('team.unavailable');
  };
  return [
    {
      id: 'name',
      label: t('team.person'),
      cell: (one) => <PersonLabel name={one.name} detail={one.jobTitle} absence={away(one)} />,
    },
    {
      id: 'load',
      label: t('load.title'),
      cell: ({ id, name, load: of }) => (
        <Stack close>
          <Progress share={of.left ? of.planned / of.left.minutes : 1} words={load(of)} />
          <CasesOf name={id === me.id ? null : name} n={of.open.reduce((sum, { cases }) => sum + cases, 0)} />
        </Stack>
      ),
    },
    {
      id: 'skills',
      label: t('team.skills'),
      cell: ({ skills }) =>
        skills.length === 0
          ? t('team.skills.any')
          : formats.list(CASE_TYPES.filter((type) => skills.includes(type)).map((type) => t(`cases.type.${type}`))),
    },
    { id: 'shift', label: t('team.shift'), cell: (one) => shift(one.shift) },
    ...(onEdit
      ? [
          {
            id: 'tools',
            label: t('team.edit'),
            hideLabel: true,
            align: 'end' as const,
            cell: (one: WorkerView) => (
              <Button aria-label={t('team.editOf', { name: one.name })} onClick={() => onEdit(one)}>
                {t('team.edit')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

/** The cases behind the load: one's own, or those of the colleague of this name. */
function CasesOf({ name, n }: { name: string | null; n: number }) {
  const t = useText();
  if (n === 0) return <Quiet>{t('team.cases', { n })}</Quiet>;
  const search = name ? { vista: 'todas', q: `responsable:"${name}"` } : {};
  return (
    <Link to="/bandeja" search={search}>
      {t('team.cases', { n })}
    </Link>
  );
}
