import { useState } from 'react';
import type { OpenPolicy } from '#areas/authority/contract.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { ApproversField } from './ApproversField.tsx';
import { MoneyField } from './MoneyField.tsx';
import { useDraft } from './use-draft.ts';
import type { Names } from './use-names.ts';

/** Who authorises what no row fits, and what each one may spend on surprises. */
export function OtherwiseDialog({ policy, names, onClose }: { policy: OpenPolicy; names: Names; onClose(): void }) {
  const { t } = names;
  const { currency } = policy.definition;
  const [otherwise, setOtherwise] = useState(policy.definition.otherwise);
  const [surprise, setSurprise] = useState(policy.definition.surprise);
  const { save, change } = useDraft(policy, onClose);
  return (
    <FormDialog
      title={t('policy.otherwiseTitle')}
      action={t('settings.save')}
      size="large"
      change={save}
      onSubmit={() => change({ otherwise, surprise })}
      onClose={onClose}
    >
      <ApproversField
        names={names}
        value={otherwise.approvers}
        onChange={(approvers) => setOtherwise({ ...otherwise, approvers })}
      />
      <MoneyField
        label={t('policy.fourEyes')}
        hint={t('policy.fourEyesHint')}
        currency={currency}
        value={otherwise.fourEyesAbove}
        onChange={(fourEyesAbove) => setOtherwise({ ...otherwise, fourEyesAbove })}
      />
      <FieldRow>
        <MoneyField
          label={t('policy.surprise.yearly')}
          hint={t('policy.surprise.hint')}
          currency={currency}
          value={surprise.yearly || null}
          onChange={(yearly) => setSurprise({ ...surprise, yearly: yearly ?? 0 })}
        />
        <MoneyField
          label={t('policy.surprise.each')}
          currency={currency}
          value={surprise.each || null}
          onChange={(each) => setSurprise({ ...surprise, each: each ?? 0 })}
        />
      </FieldRow>
    </FormDialog>
  );
}
