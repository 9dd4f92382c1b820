import type { CaseAction } from '#areas/cases/contract.ts';
import { CASE_TYPES } from '#areas/cases/contract.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { MultiSelectField, SelectField } from '#ui/fields/SelectField.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import own from './templates.module.css';

/** What makes sense beside an answer; the rest of what can be done with a case belongs to rules. */
const OFFERED = ['tag', 'type', 'priority', 'snooze', 'assign'] as const;
type Offered = (typeof OFFERED)[number];
type Of<Kind extends CaseAction['do']> = Extract<CaseAction, { do: Kind }>;

interface ActionsFieldProps {
  value: readonly CaseAction[];
  onChange(actions: CaseAction[]): void;
  error: string | undefined;
}

/** What else is done with the case when the template is chosen: whoever chooses it sees it before. */
export function ActionsField({ value, onChange, error }: ActionsFieldProps) {
  const t = useText();
  const organisation = useOrganisation();
  const free = OFFERED.filter((kind) => !value.some((action) => action.do === kind));
  const change = (at: number, action: CaseAction): void =>
    onChange(value.map((one, index) => (index === at ? action : one)));
  const add = (kind: string | null): void => {
    const made = kind && freshAction(kind as Offered, organisation?.tags[0]?.id, organisation?.teams[0]?.id);
    if (made) onChange([...value, made]);
  };
  return (
    <fieldset className={own.acts}>
      <legend>{t('templates.actions')}</legend>
      <p className={own.hint}>{t('templates.actions.hint')}</p>
      {error && <p role="alert">{error}</p>}
      <ul className={own.lines}>
        {value.map((action, at) => (
          <li key={`${action.do}-${at}`} className={own.actionLine}>
            <span>{t(`templates.action.${action.do}` as MessageId)}</span>
            <ActionValue action={action} onChange={(next) => change(at, next)} />
            <Button variant="quiet" onClick={() => onChange(value.filter((_, index) => index !== at))}>
              {t('settings.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <SelectField
          label={t('templates.actions.add')}
          placeholder={t('templates.actions.choose')}
          data={free.map((kind) => ({ value: kind, label: t(`templates.action.${kind}`) }))}
          value={null}
          onChange={add}
        />
      )}
    </fieldset>
  );
}

function freshAction(kind: Offered, tagId: string | undefined, teamId: string | undefined): CaseAction | undefined {
  switch (kind) {
    case 'tag':
      return tagId ? { do: 'tag', tagIds: [tagId] } : undefined;
    case 'type':
      return { do: 'type', type: 'complaint' };
    case 'priority':
      return { do: 'priority', priority: 'high' };
    case 'snooze':
      return { do: 'snooze', amount: 3, unit: 'working_days' };
    case 'assign':
      return teamId ? { do: 'assign', personId: null, teamId } : undefined;
  }
}

function ActionValue({ action, onChange }: { action: CaseAction; onChange(action: CaseAction): void }) {
  const t = useText();
  switch (action.do) {
    case 'tag':
      return <TagsValue action={action} onChange={onChange} />;
    case 'type':
      return (
        <SelectField
          label={t('templates.action.type')}
          hideLabel
          data={CASE_TYPES.map((value) => ({ value, label: t(`cases.type.${value}` as MessageId) }))}
          value={action.type}
          onChange={(next) => onChange({ do: 'type', type: CASE_TYPES.find((one) => one === next) ?? action.type })}
        />
      );
    case 'priority':
      return (
        <SelectField
          label={t('templates.action.priority')}
          hideLabel
          data={(['high', 'normal'] as const).map((value) => ({
            value,
            label: t(`cases.priority.${value}` as MessageId),
          }))}
          value={action.priority}
          onChange={(next) => onChange({ do: 'priority', priority: next === 'normal' ? 'normal' : 'high' })}
        />
      );
    case 'snooze':
      return (
        <NumberField
          label={t('templates.action.snooze.days')}
          hideLabel
          min={1}
          max={90}
          allowDecimal={false}
          value={action.amount}
          onChange={(next) =>
            onChange({ ...action, unit: 'working_days', amount: Math.min(90, Math.max(1, Number(next) || 1)) })
          }
        />
      );
    case 'assign':
      return <TeamValue action={action} onChange={onChange} />;
    default:
      return <span />;
  }
}

function TagsValue({ action, onChange }: { action: Of<'tag'>; onChange(action: CaseAction): void }) {
  const t = useText();
  const tags = (useOrganisation()?.tags ?? []).filter(({ id, active }) => active || action.tagIds.includes(id));
  return (
    <MultiSelectField
      label={t('templates.action.tag')}
      hideLabel
      data={tags.map(({ id, name }) => ({ value: id, label: name }))}
      value={action.tagIds}
      onChange={(next) => onChange({ do: 'tag', tagIds: next })}
    />
  );
}

function TeamValue({ action, onChange }: { action: Of<'assign'>; onChange(action: CaseAction): void }) {
  const t = useText();
  const teams = (useOrganisation()?.teams ?? []).filter(({ id, active }) => active || action.teamId === id);
  return (
    <SelectField
      label={t('templates.action.assign')}
      hideLabel
      data={teams.map(({ id, name }) => ({ value: id, label: name }))}
      value={action.teamId}
      onChange={(teamId) => onChange({ do: 'assign', personId: null, teamId })}
    />
  );
}
