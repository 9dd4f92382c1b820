import { identityApi, type Me, MOST_UNDO_SECONDS, UNDO_SECONDS } from '#areas/identity/contract.ts';
import { sessionQuery, useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { CheckField, RadioField } from '#ui/fields/ChoiceField.tsx';
import { Form, SettingsSection } from '#ui/fields/Form.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { useText } from '#ui/text.ts';
import { SaveActions } from '../SaveActions.tsx';
import { useState } from 'react';

type AfterAction = NonNullable<Me['preferences']['afterAction']>;

/** How one works, on whatever device: how long an answer waits to be taken back, and whether what was not seen comes by mail. */
export function HabitsPart({ me: { preferences } }: { me: Me }) {
  const t = useText();
  const [undoSeconds, setUndoSeconds] = useState(preferences.undoSeconds ?? UNDO_SECONDS);
  const [afterAction, setAfterAction] = useState<AfterAction>(preferences.afterAction ?? 'next');
  const [digest, setDigest] = useState(preferences.digest ?? false);
  const save = useChange(
    async () =>
      call(identityApi.updateMe, {
        body: { preferences: { ...preferences, afterAction, digest, undoSeconds } },
      }),
    { reads: [sessionQuery.queryKey], said: t('settings.saved'), inForm: true },
  );
  return (
    <SettingsSection title={t('account.habits')} about={t('account.habits.about')}>
      <Form onSubmit={() => save.run(undefined)} refusal={save.refusal}>
        <NumberField
          label={t('account.undoSeconds')}
          hint={t('account.undoSeconds.hint')}
          min={0}
          max={MOST_UNDO_SECONDS}
          value={undoSeconds}
          onChange={(value) => setUndoSeconds(typeof value === 'number' ? value : UNDO_SECONDS)}
        />
        <RadioField<AfterAction>
          label={t('account.afterAction')}
          value={afterAction}
          options={[
            { value: 'next', label: t('account.afterAction.next') },
            { value: 'stay', label: t('account.afterAction.stay') },
          ]}
          onChange={setAfterAction}
        />
        <CheckField
          label={t('account.digest')}
          hint={t('account.digest.hint')}
          checked={digest}
          onChange={(event) => setDigest(event.currentTarget.checked)}
        />
        <SaveActions busy={save.busy} />
      </Form>
    </SettingsSection>
  );
}
