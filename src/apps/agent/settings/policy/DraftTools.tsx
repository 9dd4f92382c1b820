import { useState } from 'react';
import { policyApi, type OpenPolicy, type PolicyVersion } from '#areas/authority/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { policiesQuery } from './queries.ts';
import { useDraft } from './use-draft.ts';

interface DraftToolsProps {
  policy: OpenPolicy;
  versions: readonly PolicyVersion[];
  /** Where to look once it is gone: the version that rules, or nothing. */
  onGone(id: string): void;
}

/** Rename, discard, publish. */
export function DraftTools({ policy, versions, onGone }: DraftToolsProps) {
  const t = useText();
  const [asking, setAsking] = useState<'publish' | 'rename' | 'discard' | undefined>(undefined);
  const close = (): void => setAsking(undefined);
  const errors = policy.problems.filter(({ severity }) => severity === 'error').length;
  const may = policy.can['publish'] === true;
  const blocked = may ? (errors > 0 ? t('policy.blocked', { n: errors }) : undefined) : t('policy.cannotPublish');
  return (
    <>
      <Button onClick={() => setAsking('rename')}>{t('settings.rename')}</Button>
      <Button onClick={() => setAsking('discard')}>{t('policy.discard')}</Button>
      <Button variant="primary" reason={blocked} onClick={() => setAsking('publish')}>
        {t('policy.publish')}
      </Button>
      {asking === 'publish' && <PublishDialog policy={policy} versions={versions} onClose={close} />}
      {asking === 'rename' && <RenameDialog policy={policy} onClose={close} />}
      {asking === 'discard' && <DiscardDialog policy={policy} onClose={close} onGone={onGone} />}
    </>
  );
}

function RenameDialog({ policy, onClose }: { policy: OpenPolicy; onClose(): void }) {
  const t = useText();
  const [name, setName] = useState(policy.name);
  const { save, rename } = useDraft(policy, onClose);
  return (
    <FormDialog
      title={t('settings.rename')}
      action={t('settings.save')}
      size="small"
      change={save}
      onSubmit={() => rename(name)}
      onClose={onClose}
    >
      <TextField
        data-autofocus
        label={t('policy.name')}
        name="name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={save.wrong('name')}
      />
    </FormDialog>
  );
}

function DiscardDialog({ policy, onClose, onGone }: { policy: OpenPolicy; onClose(): void; onGone(id: string): void }) {
  const t = useText();
  const discard = useChange(async () => call(policyApi.discardPolicy, { params: { id: policy.id } }), {
    reads: [policiesQuery.queryKey],
    said: t('policy.discarded'),
    onDone: () => {
      onClose();
      onGone('');
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('policy.discardAsk', { name: policy.name })}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {t('settings.cancel')}
          </Button>
          <Button variant="danger" busy={discard.busy} onClick={() => discard.run(undefined)}>
            {t('policy.discard')}
          </Button>
        </>
      }
    >
      {t('policy.discardAbout')}
    </Dialog>
  );
}
