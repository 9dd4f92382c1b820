import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { identityApi, SCOPES } from '#areas/identity/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call, type CallOutput } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { MultiSelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Time } from '#ui/format/Time.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { actions } from '../columns.tsx';
import { CopyLine } from '../CopyLine.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { tokensQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';

type Token = CallOutput<typeof identityApi.listTokens>['tokens'][number];
type Scope = (typeof SCOPES)[number];

/** Keys with which programs act for a person. */
export function Tokens() {
  const t = useText();
  const reading = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const [value, setValue] = useState<string | undefined>(undefined);
  return (
    <Block
      title={t('settings.tokens')}
      about={t('settings.tokens.about')}
      tools={<Button onClick={() => setMaking(true)}>{t('settings.tokens.new')}</Button>}
    >
      <Read from={reading}>{({ tokens }) => <TokenTable tokens={tokens} />}</Read>
      {making && (
        <TokenDialog
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            setValue(made);
          }}
        />
      )}
      {value && (
        <Dialog
          open
          onClose={() => setValue(undefined)}
          dismissible={false}
          size="medium"
          title={t('settings.tokens.once')}
          actions={
            <Button variant="primary" onClick={() => setValue(undefined)}>
              {t('settings.tokens.kept')}
            </Button>
          }
        >
          <div className={styles.block}>
            <p>{t('settings.tokens.onceText')}</p>
            <CopyLine value={value} />
          </div>
        </Dialog>
      )}
    </Block>
  );
}

function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  const t = useText();
  const revoke = useChange(async (id: string) => call(identityApi.revokeToken, { params: { id } }), {
    reads: [tokensQuery.queryKey],
    said: t('settings.tokens.revoked'),
  });
  return (
    <DataTable
      caption={t('settings.tokens')}
      rows={tokens}
      idOf={({ id }) => id}
      empty={<EmptyState fact={t('settings.tokens.none')} />}
      columns={[
        {
          id: 'name',
          label: t('settings.name'),
          cell: ({ name, person }) => (
            <div className={styles.two}>
              <span className={styles.name}>{name}</span>
              <span className={styles.quiet}>{person}</span>
            </div>
          ),
        },
        {
          id: 'scopes',
          label: t('settings.tokens.scopes'),
          cell: ({ scopes }) => scopes.map((scope) => t(scopeWord(scope))).join(', '),
        },
        {
          id: 'used',
          label: t('settings.tokens.used'),
          align: 'end',
          cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={new Date(lastUsedAt)} /> : '—'),
        },
        {
          ...actions(t),
          cell: ({ id }) => (
            <Button variant="quiet" busy={revoke.busy} onClick={() => revoke.run(id)}>
              {t('settings.tokens.revoke')}
            </Button>
          ),
        },
      ]}
    />
  );
}

function TokenDialog({ onClose, onMade }: { onClose(): void; onMade(value: string): void }) {
  const t = useText();
  const { values, set, text } = useValues({ name: '', scopes: ['cases:read'] as Scope[] });
  const make = useChange(async () => call(identityApi.createToken, { body: values }), {
    reads: [tokensQuery.queryKey],
    inForm: true,
    onDone: (token) => onMade(token.value),
  });
  return (
    <FormDialog
      title={t('settings.tokens.new')}
      action={t('settings.tokens.make')}
      change={make}
      onSubmit={() => make.run(undefined)}
      onClose={onClose}
    >
      <TextField
        data-autofocus
        label={t('settings.tokens.name')}
        hint={t('settings.tokens.nameHint')}
        {...text('name')}
        error={make.wrong('name')}
      />
      <MultiSelectField
        label={t('settings.tokens.scopes')}
        data={SCOPES.map((scope) => ({ value: scope, label: t(scopeWord(scope)) }))}
        value={values.scopes}
        onChange={(scopes) => set({ scopes: scopes as Scope[] })}
        error={make.wrong('scopes')}
      />
    </FormDialog>
  );
}

/** Message ids hold no asterisks or colons. */
function scopeWord(scope: Scope): MessageId {
  return `settings.scope.${scope === '*' ? 'all' : scope.replace(':', '.')}` as MessageId;
}
