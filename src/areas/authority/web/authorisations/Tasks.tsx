import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { policyApi } from '#areas/authority/contract.ts';
import { hasRole, useChange, useMe } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { SwitchField } from '#ui/fields/ChoiceField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { authorisationsApi, type ExecutionListRow } from '../../authorisations/contract.ts';
import styles from './authorisations.module.css';
import { executionsQuery } from './queries.ts';

/** What was granted and somebody has to carry out, until it is confirmed. */
export function Tasks() {
  const t = useText();
  const me = useMe();
  const leads = hasRole(me, 'administrator', 'director', 'lead', 'auditor');
  const [all, setAll] = useState(leads);
  const { data } = useQuery(executionsQuery(all ? 'all' : 'mine'));
  return (
    <div className={styles.side}>
      {leads && (
        <SwitchField
          label={t('authorisations.tasks.all')}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      )}
      {data && data.executions.length === 0 && <EmptyState fact={t('authorisations.tasks.empty')} />}
      <ul className={styles.messages}>
        {data?.executions.map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </ul>
    </div>
  );
}

function Task({ task }: { task: ExecutionListRow }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const me = useMe();
  const { data } = useQuery({
    queryKey: manyKey('policy', 'solutions'),
    queryFn: async ({ signal }) => call(policyApi.listSolutions, {}, { signal }),
    staleTime: 5 * 60_000,
  });
  const kind = data?.solutions.find(({ code }) => code === task.solution);
  const name = (formats.locale === 'es' ? kind?.labelEs : kind?.labelEn) ?? task.solution;
  const [open, setOpen] = useState(false);
  const [proof, setProof] = useState('');
  const confirm = useChange(
    async () => call(authorisationsApi.confirmExecution, { params: { id: task.id }, body: { proof: proof.trim() } }),
    { reads: [manyKey('authorisation')], said: t('authorisations.tasks.done'), inForm: true },
  );
  const amount = task.amountMinor === null ? null : formats.money(task.amountMinor, task.currency);
  const opensCase = hasRole(me, 'administrator', 'director', 'lead', 'agent', 'auditor');
  const mine =
    hasRole(me, 'administrator', 'director', 'lead') ||
    task.assignee?.id === me.id ||
    me.areaIds.includes(task.areaId ?? '');
  return (
    <li className={styles.task}>
      <p>
        <span className={styles.heading}>{[name, amount].filter(Boolean).join(', ')}</span> · {task.customer}
      </p>
      <p className={styles.meta}>
        {opensCase ? <Link to={`/bandeja/${task.reference}` as string}>{task.reference}</Link> : task.reference} ·{' '}
        {task.areaName ?? task.assignee?.name ?? ''} ·{' '}
        {t('authorisations.tasks.due', { when: formats.date(new Date(task.dueAt), now) })}
      </p>
      {task.detail && <p>{task.detail}</p>}
      {mine && !open && (
        <div>
          <Button onClick={() => setOpen(true)}>{t('authorisations.tasks.confirm')}</Button>
        </div>
      )}
      {open && (
        <Form refusal={confirm.refusal} onSubmit={() => confirm.run(undefined)}>
          <TextField
            label={t('authorisations.tasks.proof')}
            hint={t('authorisations.tasks.proofHint')}
            optional
            value={proof}
            onChange={(event) => setProof(event.currentTarget.value)}
          />
          <div className={styles.buttons}>
            <Button type="submit" busy={confirm.busy}>
              {t('authorisations.tasks.confirm')}
            </Button>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              {t('authorisations.cancel')}
            </Button>
          </div>
        </Form>
      )}
    </li>
  );
}
