import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { identityApi } from '#areas/identity/contract.ts';
import { addPasskey, canUsePasskeys, sessionQuery, useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { SettingsSection } from '#ui/fields/Form.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Time } from '#ui/format/Time.tsx';
import { useText } from '#ui/text.ts';
import { Read } from '../Block.tsx';
import { actions } from '../columns.tsx';
import { FormDialog } from '../FormDialog.tsx';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';
import { passkeysQuery } from './queries.ts';

const READS = [passkeysQuery.queryKey, sessionQuery.queryKey];

/** Keys of the device itself: a fingerprint, a face, a stick. */
export function PasskeysPart() {
  const t = useText();
  const reading = useQuery(passkeysQuery);
  const [adding, setAdding] = useState(false);
  const remove = useChange(async (id: string) => call(identityApi.removePasskey, { params: { id } }), {
    reads: READS,
    said: t('account.passkeys.removed'),
  });
  return (
    <SettingsSection title={t('account.passkeys')} about={t('account.passkeys.about')}>
      <Read from={reading}>
        {({ passkeys }) => (
          <DataTable
            caption={t('account.passkeys')}
            rows={passkeys}
            idOf={({ id }) => id}
            empty={<p>{t('account.passkeys.none')}</p>}
            columns={[
              {
                id: 'name',
                label: t('settings.name'),
                cell: ({ name }) => <span className={styles.name}>{name}</span>,
              },
              {
                id: 'used',
                label: t('account.passkeys.used'),
                align: 'end',
                cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={new Date(lastUsedAt)} /> : '—'),
              },
              {
                ...actions(t),
                cell: ({ id }) => (
                  <Button variant="quiet" busy={remove.busy} onClick={() => remove.run(id)}>
                    {t('settings.remove')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Read>
      <div>
        <Button
          reason={canUsePasskeys() ? undefined : t('account.passkeys.unsupported')}
          onClick={() => setAdding(true)}
        >
          {t('account.passkeys.add')}
        </Button>
      </div>
      {adding && <PasskeyDialog onClose={() => setAdding(false)} />}
    </SettingsSection>
  );
}

function PasskeyDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const { values, text } = useValues({ name: '' });
  const add = useChange(async () => addPasskey(values.name.trim()), {
    reads: READS,
    said: t('account.passkeys.added'),
    inForm: true,
    onDone: onClose,
  });
  return (
    <FormDialog
      size="small"
      title={t('account.passkeys.add')}
      action={t('account.passkeys.create')}
      change={add}
      onSubmit={() => values.name.trim() !== '' && add.run(undefined)}
      onClose={onClose}
    >
      <TextField
        data-autofocus
        label={t('settings.name')}
        hint={t('account.passkeys.nameHint')}
        {...text('name')}
        error={add.wrong('name')}
      />
    </FormDialog>
  );
}
