import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { policyApi, type OpenPolicy, type PolicyVersion } from '#areas/authority/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { startOfDay } from '#ui/format/wall.rules.ts';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { policiesQuery, policyQuery } from './queries.ts';

interface PublishDialogProps {
  policy: OpenPolicy;
  versions: readonly PolicyVersion[];
  onClose(): void;
}

/** Why, and from when. What waits keeps the version it was asked under. */
export function PublishDialog({ policy, versions, onClose }: PublishDialogProps) {
  const t = useText();
  const { timeZone } = useFormats();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState<'now' | 'day'>('now');
  const [day, setDay] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const isDayMissing = from === 'day' && day === null;
  const numbers = versions.flatMap(({ number, state }) => (number !== null && state === 'published' ? [number] : []));
  const overNumber = numbers.length > 0 ? Math.max(...numbers) : null;
  const next = Math.max(0, ...versions.map(({ number }) => number ?? 0)) + 1;
  const { id, revision } = policy;
  const publish = useChange(
    async () => {
      const effectiveAt = from === 'day' && day ? startOfDay(day, timeZone).toISOString() : null;
      return call(policyApi.publishPolicy, { params: { id }, body: { reason, effectiveAt, revision, overNumber } });
    },
    {
      reads: [policiesQuery.queryKey],
      said: t('policy.published', { n: next }),
      inForm: true,
      onDone: (saved) => {
        queries.setQueryData(policyQuery(id).queryKey, saved);
        onClose();
      },
    },
  );
  return (
    <FormDialog
      title={t('policy.publishAsk', { n: next })}
      action={t('policy.publish')}
      change={publish}
      onSubmit={() => {
        setTried(true);
        if (!isDayMissing) publish.run(undefined);
      }}
      onClose={onClose}
    >
      <TextArea
        data-autofocus
        label={t('policy.publishReason')}
        hint={t('policy.publishReasonHint')}
        name="reason"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={publish.wrong('reason')}
      />
      <RadioField
        label={t('policy.effective')}
        value={from}
        options={[
          { value: 'now', label: t('policy.effective.now') },
          { value: 'day', label: t('policy.effective.day') },
        ]}
        onChange={(value) => setFrom(value === 'day' ? 'day' : 'now')}
      />
      {from === 'day' && (
        <DateField
          label={t('policy.effective.date')}
          value={day}
          onChange={setDay}
          error={tried && isDayMissing ? t('policy.effective.missing') : undefined}
        />
      )}
      <p>{t('policy.publishAbout')}</p>
    </FormDialog>
  );
}
