import { type Role, ROLES } from '#areas/identity/contract.ts';
import { MultiSelectField } from '#ui/fields/SelectField.tsx';
import { useText } from '#ui/text.ts';

interface RolesFieldProps {
  value: Role[];
  onChange(roles: Role[]): void;
  error: string | undefined;
}

export function RolesField({ value, onChange, error }: RolesFieldProps) {
  const t = useText();
  return (
    <MultiSelectField
      label={t('settings.people.roles')}
      hint={t('settings.people.rolesHint')}
      data={ROLES.map((role) => ({ value: role, label: t(`settings.role.${role}`) }))}
      value={value}
      onChange={(roles) => onChange(roles as Role[])}
      error={error}
    />
  );
}
