import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { policyApi } from '#areas/authority/contract.ts';
import { hasRole, useChange, useMe } from '#areas/identity/web/index.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Heading, Quiet } from '#ui/screen/Said.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import { authorisationsApi } from '../../authorisations/contract.ts';
import type { ExecutionListRow } from '../../executions/contract.ts';
import { CaseLink } from '../asked/AskedPane.tsx';
import styles from './authorisations.module.css';
import { FormButtons, useFirstFocus } from './FormParts.tsx';

/** Something granted: what, for whom, who carries it out and by when; confirmed with its proof, or given to somebody else. */
export function Task({ task }: { task: ExecutionListRow }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const me = useMe();
  const name = useSolutionName(task.solution);
  const [open, setOpen] = useState<'confirm' | 'give'>();
  const amount = task.amountMinor === null ? null : formats.money(task.amountMinor, task.currency);
  const mine =
    hasRole(me, 'administrator', 'director', 'lead') ||
    task.assignee?.id === me.id ||
    me.areaIds.includes(task.areaId ?? '');
  const close = (): void => setOpen(undefined);
  const when = formats.date(new Date(task.dueAt), now);
  const late = new Date(task.dueAt) < now;
  return (
    <li className={styles.task}>
      <p>
        <Heading as="span">{[name, amount].filter(Boolean).join(', ')}</Heading> · {task.customer}
      </p>
      <Quiet as="p">
        <CaseLink reference={task.reference} /> · {task.areaName ?? task.assignee?.name ?? ''} ·{' '}
        {late ? (
          <Chip tone="overdue">{t('authorisations.tasks.late', { when })}</Chip>
        ) : (
          t('authorisations.tasks.due', { when })
        )}
      </Quiet>
      {task.detail && <p>{task.detail}</p>}
      {mine && !open && (
        <Buttons>
          <Button onClick={() => setOpen('confirm')}>{t('authorisations.tasks.confirm')}</Button>
          <Button variant="quiet" onClick={() => setOpen('give')}>
            {t('authorisations.tasks.give')}
          </Button>
        </Buttons>
      )}
      {open === 'confirm' && <ConfirmForm id={task.id} onClose={close} />}
      {open === 'give' && <GiveForm task={task} onClose={close} />}
    </li>
  );
}

function useSolutionName(code: string): string {
  const { locale } = useFormats();
  const { data } = useQuery({
    queryKey: manyKey('policy', 'solutions'),
    queryFn: async ({ signal }) => call(policyApi.listSolutions, {}, { signal }),
    staleTime: 5 * 60_000,
  });
  const kind = data?.solutions.find((one) => one.code === code);
  return (locale === 'es' ? kind?.labelEs : kind?.labelEn) ?? code;
}

function ConfirmForm({ id, onClose }: { id: string; onClose(): void }) {
  const t = useText();
  const box = useFirstFocus();
  const [proof, setProof] = useState('');
  const confirm = useChange(
    async () => call(authorisationsApi.confirmExecution, { params: { id }, body: { proof: proof.trim() } }),
    { reads: [manyKey('authorisation')], said: t('authorisations.tasks.done'), inForm: true },
  );
  return (
    <div ref={box}>
      <Form refusal={confirm.refusal} onSubmit={() => confirm.run(undefined)}>
        <TextField
          label={t('authorisations.tasks.proof')}
          hint={t('authorisations.tasks.proofHint')}
          optional
          value={proof}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
        <FormButtons label={t('authorisations.tasks.confirm')} busy={confirm.busy} ready onClose={onClose} />
      </Form>
    </div>
  );
}

/** To a person or to whoever attends for an area; areas first, each told as such. */
function GiveForm({ task, onClose }: { task: ExecutionListRow; onClose(): void }) {
  const t = useText();
  const box = useFirstFocus();
  const organisation = useOrganisation();
  const [to, setTo] = useState<string | null>(null);
  const people = (organisation?.people ?? []).filter(
    ({ id, status }) => status === 'active' && id !== task.assignee?.id,
  );
  const areas = (organisation?.areas ?? []).filter(({ id, active }) => active && id !== task.areaId);
  const name = [...people, ...areas].find(({ id }) => id === to)?.name ?? '';
  const give = useChange(
    async () =>
      call(authorisationsApi.giveExecution, {
        params: { id: task.id },
        body: areas.some(({ id }) => id === to) ? { areaId: to } : { personId: to },
      }),
    {
      reads: [manyKey('authorisation')],
      said: t('authorisations.tasks.given', { name }),
      inForm: true,
      onDone: onClose,
    },
  );
  return (
    <div ref={box}>
      <Form refusal={give.refusal} onSubmit={() => to !== null && give.run(undefined)}>
        <SelectField
          label={t('authorisations.tasks.giveTo')}
          searchable
          data={[
            ...areas.map((area) => ({ value: area.id, label: t('authorisations.tasks.area', { name: area.name }) })),
            ...people.map((person) => ({ value: person.id, label: person.name })),
          ]}
          value={to}
          onChange={setTo}
        />
        <FormButtons
          label={t('authorisations.tasks.giveButton')}
          busy={give.busy}
          ready={to !== null}
          onClose={onClose}
        />
      </Form>
    </div>
  );
}
