import { useQuery } from '@tanstack/react-query';
import { correspondenceApi, type MailboxView } from '#areas/correspondence/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField, TagsField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { InUseField } from '../NamedForm.tsx';
import { mailboxesQuery, organisationQuery } from '../queries.ts';
import { useValues } from '../use-values.ts';
import { ImapFields } from './ImapFields.tsx';
import { bodyOf, startOf } from './mailbox-values.rules.ts';

/** Mail reaches a mailbox straight here (SMTP) or is fetched from where it is (IMAP). */
export function MailboxDialog({ box, onClose }: { box: MailboxView | undefined; onClose(): void }) {
  const t = useText();
  const { data: organisation } = useQuery(organisationQuery);
  const { values, set, text } = useValues(startOf(box));
  const save = useChange(
    async () => {
      const { address, ...change } = bodyOf(values);
      return box
        ? call(correspondenceApi.updateMailbox, { params: { id: box.id }, body: change })
        : call(correspondenceApi.createMailbox, { body: { address, ...change } });
    },
    { reads: [mailboxesQuery.queryKey], said: t('settings.saved'), inForm: true, onDone: onClose },
  );
  const options = (things: readonly { id: string; name: string }[] = []) =>
    things.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      size="large"
      title={box?.address ?? t('settings.mail.new')}
      action={t('settings.save')}
      change={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <FieldRow>
        {!box && (
          <TextField
            data-autofocus
            label={t('settings.mail.address')}
            type="email"
            {...text('address')}
            error={save.wrong('address')}
          />
        )}
        <TextField
          label={t('settings.mail.name')}
          hint={t('settings.mail.nameHint')}
          {...text('name')}
          error={save.wrong('name')}
        />
      </FieldRow>
      <TagsField
        label={t('settings.mail.aliases')}
        hint={t('settings.mail.aliasesHint')}
        optional
        value={values.aliases}
        onChange={(aliases) => set({ aliases })}
        error={save.problems.find(({ field }) => field.startsWith('aliases'))?.message}
      />
      <FieldRow>
        <SelectField
          label={t('settings.mail.brand')}
          optional
          clearable
          data={options(organisation?.brands)}
          value={values.brandId}
          onChange={(brandId) => set({ brandId })}
        />
        <SelectField
          label={t('settings.mail.team')}
          optional
          clearable
          data={options(organisation?.teams)}
          value={values.teamId}
          onChange={(teamId) => set({ teamId })}
        />
      </FieldRow>
      <RadioField
        label={t('settings.mail.source')}
        value={values.source}
        options={(['smtp', 'imap'] as const).map((value) => ({
          value,
          label: t(`settings.mail.source.${value}`),
          hint: t(`settings.mail.sourceHint.${value}`),
        }))}
        onChange={(source) => set({ source })}
      />
      {values.source === 'imap' && (
        <ImapFields values={values} set={set} text={text} hasSecret={box?.hasSecret ?? false} wrong={save.wrong} />
      )}
      {box && <InUseField active={values.active} set={set} />}
    </FormDialog>
  );
}
