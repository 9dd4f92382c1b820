import { useState } from 'react';
import { policyApi, type PolicyVersion } from '#areas/authority/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { Button, type ButtonVariant } from '#ui/controls/Button.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { policiesQuery } from './queries.ts';

interface NewDraftButtonProps {
  /** What it begins with; a first proposal when there is nothing yet. */
  from: Pick<PolicyVersion, 'id' | 'name'> | null;
  can: Record<string, true | string>;
  onMade(id: string): void;
  variant?: ButtonVariant;
}

export function NewDraftButton({ from, can, onMade, variant = 'secondary' }: NewDraftButtonProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const may = can['draft'] === true;
  return (
    <>
      <Button variant={variant} reason={may ? undefined : t('policy.cannotDraft')} onClick={() => setOpen(true)}>
        {t('policy.newDraft')}
      </Button>
      {open && <NewDraftDialog from={from} onClose={() => setOpen(false)} onMade={onMade} />}
    </>
  );
}

function NewDraftDialog({ from, onClose, onMade }: Pick<NewDraftButtonProps, 'from' | 'onMade'> & { onClose(): void }) {
  const t = useText();
  const [name, setName] = useState(from?.name ?? t('policy.firstName'));
  const make = useChange(async () => call(policyApi.createPolicy, { body: { name, fromId: from?.id ?? null } }), {
    reads: [policiesQuery.queryKey],
    inForm: true,
    onDone: ({ id }) => {
      onClose();
      onMade(id);
    },
  });
  return (
    <FormDialog
      title={t('policy.newDraft')}
      action={t('policy.makeDraft')}
      size="small"
      change={make}
      onSubmit={() => make.run(undefined)}
      onClose={onClose}
    >
      <TextField
        data-autofocus
        label={t('policy.name')}
        hint={t('policy.nameHint')}
        name="name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={make.wrong('name')}
      />
    </FormDialog>
  );
}
