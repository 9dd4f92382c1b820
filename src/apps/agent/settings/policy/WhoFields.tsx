import type { PolicyRule } from '#areas/authority/contract.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { MultiSelectField } from '#ui/fields/SelectField.tsx';
import { CountField } from './CountField.tsx';
import type { Names } from './use-names.ts';

/** Those who propose; areas and auditors do not. */
const ROLES = ['agent', 'lead', 'director', 'administrator'] as const;

interface WhoFieldsProps {
  rule: PolicyRule;
  names: Names;
  onChange(change: Partial<PolicyRule>): void;
}

/** To whom a row applies, and to which solutions. */
export function WhoFields({ rule: { who, solutions }, names, onChange }: WhoFieldsProps) {
  const { t } = names;
  const set = (change: Partial<PolicyRule['who']>): void => onChange({ who: { ...who, ...change } });
  return (
    <>
      <MultiSelectField
        label={t('policy.solutions')}
        hint={t('policy.emptyIsAll')}
        optional
        data={names.solutions}
        value={solutions}
        onChange={(next) => onChange({ solutions: next })}
      />
      <FieldRow>
        <MultiSelectField
          label={t('policy.who.roles')}
          optional
          data={ROLES.map((role) => ({ value: role, label: names.role(role) }))}
          value={who.roles}
          onChange={(roles) => set({ roles: roles as PolicyRule['who']['roles'] })}
        />
        <MultiSelectField
          label={t('policy.who.people')}
          optional
          searchable
          data={names.people}
          value={who.personIds}
          onChange={(personIds) => set({ personIds })}
        />
      </FieldRow>
      <FieldRow>
        <MultiSelectField
          label={t('policy.who.teams')}
          optional
          data={names.teams}
          value={who.teamIds}
          onChange={(teamIds) => set({ teamIds })}
        />
        <CountField
          label={t('policy.who.minDays')}
          min={1}
          value={who.minDays}
          onChange={(minDays) => set({ minDays })}
        />
      </FieldRow>
    </>
  );
}
