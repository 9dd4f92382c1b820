import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChange, useMe } from '#areas/identity/web/index.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { instantOf, startOfDay } from '#ui/format/wall.rules.ts';
import { Heading, Quiet } from '#ui/screen/Said.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { authorisationsApi } from '../../authorisations/contract.ts';
import { isDecider } from '../../authorisations/deciders.rules.ts';
import styles from './authorisations.module.css';
import { delegationsQuery } from './queries.ts';

/** Between two days, what I am asked goes to somebody else. */
export function Delegation() {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { data } = useQuery(delegationsQuery);
  const end = useChange(async (id: string) => call(authorisationsApi.endDelegation, { params: { id } }), {
    reads: [manyKey('authorisation')],
    said: t('authorisations.delegation.ended'),
  });
  return (
    <>
      <p>{t('authorisations.delegation.about')}</p>
      <Stack as="ul">
        {data?.delegations.map(({ id, delegate, startsAt, endsAt }) => (
          <li key={id} className={styles.task}>
            <p>
              <Heading as="span">{delegate.name}</Heading>
              <br />
              <Quiet>
                {t('authorisations.delegation.between', {
                  from: formats.date(new Date(startsAt), now),
                  to: formats.date(new Date(endsAt), now),
                })}
              </Quiet>
            </p>
            <div>
              <Button busy={end.busy} onClick={() => end.run(id)}>
                {t('authorisations.delegation.end')}
              </Button>
            </div>
          </li>
        ))}
      </Stack>
      <NewDelegation />
    </>
  );
}

function NewDelegation() {
  const t = useText();
  const me = useMe();
  const { timeZone } = useFormats();
  const organisation = useOrganisation();
  const [to, setTo] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const make = useChange(
    async () =>
      call(authorisationsApi.delegate, {
        body: {
          delegateId: to ?? '',
          startsAt: startOfDay(from ?? '', timeZone).toISOString(),
          endsAt: instantOf(new Date(`${until ?? ''}T23:59:59`), timeZone).toISOString(),
        },
      }),
    {
      reads: [manyKey('authorisation')],
      said: t('authorisations.delegation.made'),
      inForm: true,
      onDone: () => {
        setTo(null);
        setFrom(null);
        setUntil(null);
      },
    },
  );
  const people = (organisation?.people ?? []).filter(
    ({ id, status, roles }) => status === 'active' && id !== me.id && isDecider(roles),
  );
  const ready = to !== null && from !== null && until !== null;
  return (
    <Form refusal={make.refusal} onSubmit={() => ready && make.run(undefined)}>
      <SelectField
        label={t('authorisations.delegation.to')}
        searchable
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={to}
        onChange={setTo}
      />
      <DateField label={t('authorisations.delegation.from')} value={from} onChange={setFrom} />
      <DateField label={t('authorisations.delegation.until')} value={until} onChange={setUntil} />
      <div>
        <Button type="submit" busy={make.busy} reason={ready ? undefined : t('authorisations.fillIn')}>
          {t('authorisations.delegation.make')}
        </Button>
      </div>
    </Form>
  );
}
