import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useText } from '#ui/text.ts';
import type { CaseRow } from '../../contract.ts';
import { incidentsApi, type IncidentView } from '../../incidents/incident.contract.ts';
import { Asking } from '../law/LawDialogs.tsx';
import { incidentQuery, incidentsQuery } from '../law/queries.ts';
import { IncidentDialog } from './IncidentDialog.tsx';
import styles from './incidents.module.css';
import { useIncident } from './use-incident.ts';

const NEW = 'new';

interface AttachChosenProps {
  /** The rows chosen in the list. */
  rows: readonly CaseRow[];
  onClose(): void;
  onDone(): void;
}

/** The chosen cases join a fault that many share, after saying what will not happen and why; in one toast it is undone. */
export function AttachChosen({ rows, onClose, onDone }: AttachChosenProps) {
  const t = useText();
  const { data } = useQuery(incidentsQuery);
  const open = data?.incidents.filter(({ state }) => state === 'open') ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const to = chosen ?? open[0]?.id ?? NEW;
  const { data: it } = useQuery({ ...incidentQuery(to), enabled: to !== NEW });
  const [making, setMaking] = useState(false);
  const joined = new Set(it?.attached.map(({ reference }) => reference));
  const fresh = rows.filter(({ reference }) => !joined.has(reference)).map(({ reference }) => reference);
  const takeBack = useTakeBack();
  const done = (view: IncidentView): void => {
    const text = t('cases.incidents.chosen.done', { n: fresh.length, title: view.title });
    toast(text, { undo: () => void takeBack(view.id, fresh) });
    onDone();
  };
  const { run, busy, problem } = useIncident(incidentsApi.attachCases, done);
  if (making)
    return <IncidentDialog references={rows.map(({ reference }) => reference)} onClose={onClose} onDone={done} />;
  const submit = (): void => {
    if (to === NEW) setMaking(true);
    else if (fresh.length > 0) run({ params: { id: to }, body: { references: fresh } });
    else onClose();
  };
  const already = rows.length - fresh.length;
  const resolved = rows.filter(({ ball, reference }) => ball === 'resolved' && !joined.has(reference)).length;
  return (
    <Asking
      title={t('cases.incidents.chosen')}
      confirm={t(to === NEW ? 'cases.incidents.chosen.open' : 'cases.incidents.chosen.confirm', { n: fresh.length })}
      problem={problem}
      busy={busy}
      onClose={onClose}
      onSubmit={submit}
    >
      <SelectField
        label={t('cases.incidents.chosen.to')}
        allowDeselect={false}
        data={[
          ...open.map(({ id, title }) => ({ value: id, label: title })),
          { value: NEW, label: t('cases.incidents.chosen.new') },
        ]}
        value={to}
        onChange={setChosen}
        data-autofocus
      />
      <ul className={styles.preview} aria-live="polite">
        <li>{t('cases.incidents.chosen.join', { n: fresh.length })}</li>
        {already > 0 && <li>{t('cases.incidents.chosen.already', { n: already })}</li>}
        {resolved > 0 && <li>{t('cases.incidents.chosen.resolved', { n: resolved })}</li>}
      </ul>
    </Asking>
  );
}

/** Each of them parted again; what could not be is said. */
function useTakeBack() {
  const t = useText();
  const queries = useQueryClient();
  return async (id: string, references: readonly string[]): Promise<void> => {
    const ends = await Promise.allSettled(
      references.map(async (reference) => call(incidentsApi.detachCase, { params: { id, reference } })),
    );
    const left = references.filter((_, n) => ends[n]?.status === 'rejected');
    void queries.invalidateQueries({ queryKey: incidentQuery(id).queryKey });
    void queries.invalidateQueries({ queryKey: incidentsQuery.queryKey });
    toast(
      left.length === 0
        ? t('cases.incidents.chosen.undone')
        : t('cases.incidents.chosen.notUndone', { references: left.join(', ') }),
    );
  };
}
