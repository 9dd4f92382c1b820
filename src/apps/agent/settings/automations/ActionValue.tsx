import { CASE_TYPES, type CaseAction } from '#areas/cases/contract.ts';
import { useHouse } from '#areas/cases/web/index.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { MultiSelectField, SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { AssignValue, ConsultValue, SnoozeValue } from './ActionValues.tsx';

interface ActionValueProps {
  action: CaseAction;
  onChange(action: CaseAction): void;
  wrong(field: string): string | undefined;
}

/** What one action needs to know. */
export function ActionValue({ action, onChange, wrong }: ActionValueProps) {
  const t = useText();
  switch (action.do) {
    case 'assign':
      return <AssignValue action={action} onChange={onChange} />;
    case 'snooze':
      return <SnoozeValue action={action} onChange={onChange} />;
    case 'consult':
      return <ConsultValue action={action} onChange={onChange} wrong={wrong} />;
    case 'tag':
    case 'untag':
      return <TagsValue action={action} onChange={onChange} wrong={wrong} />;
    case 'note':
      return <NoteValue action={action} onChange={onChange} wrong={wrong} />;
    case 'type':
      return (
        <SelectField
          label={t('cases.action.type')}
          hideLabel
          data={CASE_TYPES.map((value) => ({ value, label: t(`cases.type.${value}` as MessageId) }))}
          value={action.type}
          onChange={(type) => onChange({ do: 'type', type: CASE_TYPES.find((one) => one === type) ?? action.type })}
        />
      );
    case 'priority':
      return (
        <SelectField
          label={t('cases.action.priority')}
          hideLabel
          data={(['high', 'normal'] as const).map((value) => ({
            value,
            label: capital(t(`cases.priority.${value}` as MessageId)),
          }))}
          value={action.priority}
          onChange={(next) => onChange({ do: 'priority', priority: next === 'normal' ? 'normal' : 'high' })}
        />
      );
    case 'pass_up':
      return (
        <TextArea
          label={t('automation.passUp.reason')}
          maxLength={500}
          error={wrong('reason')}
          value={action.reason}
          onChange={(event) => onChange({ do: 'pass_up', reason: event.currentTarget.value })}
        />
      );
    default:
      return null;
  }
}

type Of<Kind extends CaseAction['do']> = Extract<CaseAction, { do: Kind }>;

function TagsValue({ action, onChange, wrong }: ActionValueProps & { action: Of<'tag'> | Of<'untag'> }) {
  const t = useText();
  const tags = (useOrganisation()?.tags ?? []).filter(({ id, active }) => active || action.tagIds.includes(id));
  return (
    <MultiSelectField
      label={t(`cases.action.${action.do}`)}
      hideLabel
      searchable
      placeholder={action.tagIds.length === 0 ? t('automation.tags.choose') : ''}
      data={tags.map(({ id, name }) => ({ value: id, label: name }))}
      error={wrong('tagIds')}
      value={action.tagIds}
      onChange={(tagIds) => onChange({ do: action.do, tagIds })}
    />
  );
}

/** Whoever is named in it is told. */
function NoteValue({ action, onChange, wrong }: ActionValueProps & { action: Of<'note'> }) {
  const t = useText();
  const { readers } = useHouse();
  return (
    <>
      <TextArea
        label={t('automation.note.text')}
        maxLength={4_000}
        error={wrong('text')}
        value={action.text}
        onChange={(event) => onChange({ ...action, text: event.currentTarget.value })}
      />
      <MultiSelectField
        label={t('automation.note.people')}
        hint={t('automation.note.people.hint')}
        optional
        searchable
        data={readers.map(({ id, name }) => ({ value: id, label: name }))}
        value={action.personIds}
        onChange={(personIds) => onChange({ ...action, personIds })}
      />
    </>
  );
}

/** At the beginning of a choice. */
function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
