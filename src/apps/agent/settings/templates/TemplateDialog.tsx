import { type ReactNode, useState } from 'react';
import { CASE_TYPES, casesApi, CHANNELS, type TemplateField, type TemplateView } from '#areas/cases/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { call } from '#platform/http/client.ts';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { FieldRow } from '#ui/fields/Form.tsx';
import { MultiSelectField, SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { useValues } from '../use-values.ts';
import { ActionsField } from './ActionsField.tsx';
import { templatesKey } from './queries.ts';
import { TextsField } from './TextsField.tsx';
import { givenTexts, NO_TEXTS, textsOf } from './texts.rules.ts';

type Known = Omit<TemplateField, 'said'>;
type Values = Pick<TemplateView, 'title' | 'kind' | 'shared' | 'teamId' | 'caseTypes' | 'channels' | 'actions'>;

interface TemplateDialogProps {
  /** Nothing: a new one. */
  template: TemplateView | undefined;
  fields: readonly Known[];
  sharesWithAll: boolean;
  onClose(): void;
}

const EMPTY: Values = {
  title: '',
  kind: 'template',
  shared: 'mine',
  teamId: null,
  caseTypes: [],
  channels: [],
  actions: [],
};

/** What a template says, to whom and what for. Saving publishes a version; the earlier ones stay. */
export function TemplateDialog({ template, fields, sharesWithAll, onClose }: TemplateDialogProps) {
  const t = useText();
  const { values, set, text } = useValues<Values>(template ? valuesOf(template) : EMPTY);
  const [texts, setTexts] = useState(() => (template ? textsOf(template.texts) : NO_TEXTS));
  const save = useChange(
    async () => {
      const body = { ...values, texts: givenTexts(texts) };
      return template
        ? call(casesApi.publishTemplate, { params: { id: template.id }, body: { ...body, basedOn: template.version } })
        : call(casesApi.createTemplate, { body });
    },
    { reads: [templatesKey], said: t('templates.published'), inForm: true, onDone: onClose },
  );
  return (
    <FormDialog
      size="large"
      title={template?.title ?? t('templates.new')}
      action={t('templates.publish')}
      change={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <FieldRow>
        <TextField
          data-autofocus
          label={t('templates.title')}
          maxLength={120}
          {...text('title')}
          error={save.wrong('title')}
        />
        <RadioField
          label={t('templates.kind')}
          value={values.kind}
          options={[
            { value: 'template' as const, label: t('templates.kind.template') },
            { value: 'snippet' as const, label: t('templates.kind.snippet') },
          ]}
          onChange={(kind) => set({ kind })}
        />
      </FieldRow>
      <TextsField texts={texts} onChange={setTexts} fields={fields} error={save.wrong('texts')} />
      <SharingFields values={values} set={set} sharesWithAll={sharesWithAll} wrong={save.wrong} />
      <FieldRow>
        <MultiSelectField
          label={t('templates.caseTypes')}
          hint={t('templates.caseTypes.hint')}
          optional
          data={CASE_TYPES.map((value) => ({ value, label: t(`cases.type.${value}` as MessageId) }))}
          value={values.caseTypes}
          onChange={(next) => set({ caseTypes: CASE_TYPES.filter((one) => next.includes(one)) })}
        />
        <MultiSelectField
          label={t('templates.channels')}
          hint={t('templates.channels.hint')}
          optional
          data={CHANNELS.map((value) => ({ value, label: t(`cases.channel.${value}` as MessageId) }))}
          value={values.channels}
          onChange={(next) => set({ channels: CHANNELS.filter((one) => next.includes(one)) })}
        />
      </FieldRow>
      {values.kind === 'template' && (
        <ActionsField
          value={values.actions}
          onChange={(next) => set({ actions: next })}
          error={save.wrong('actions')}
        />
      )}
    </FormDialog>
  );
}

function valuesOf({ title, kind, shared, teamId, caseTypes, channels, actions }: TemplateView): Values {
  return { title, kind, shared, teamId, caseTypes, channels, actions };
}

interface SharingFieldsProps {
  values: Values;
  set(change: Partial<Values>): void;
  sharesWithAll: boolean;
  wrong(field: string): string | undefined;
}

function SharingFields({ values, set, sharesWithAll, wrong }: SharingFieldsProps): ReactNode {
  const t = useText();
  const organisation = useOrganisation();
  // Whoever does not lead has nothing to choose here.
  if (!sharesWithAll) return <p>{t('templates.onlyMine')}</p>;
  const teams = (organisation?.teams ?? []).filter(({ id, active }) => active || id === values.teamId);
  const ways = [
    { value: 'all' as const, label: t('templates.who.all') },
    { value: 'team' as const, label: t('templates.who.team') },
    { value: 'mine' as const, label: t('templates.who.mine') },
  ];
  return (
    <FieldRow>
      <SelectField
        label={t('templates.who')}
        data={ways}
        value={values.shared}
        onChange={(next) => {
          const shared = ways.find(({ value }) => value === next)?.value ?? 'mine';
          set({ shared, teamId: shared === 'team' ? (values.teamId ?? teams[0]?.id ?? null) : null });
        }}
      />
      {values.shared === 'team' && (
        <SelectField
          label={t('templates.team')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.teamId}
          onChange={(teamId) => set({ teamId })}
          error={wrong('teamId')}
        />
      )}
    </FieldRow>
  );
}
