import { useState } from 'react';
import { HOLIDAY_TERRITORIES, PROVINCES, provinceOfPostcode, territoryName } from '#areas/clocks/web/index.ts';
import { FieldRow } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';

interface RegionFieldProps {
  value: string;
  onChange(region: string): void;
  error: string | undefined;
}

/** Where they live: chosen, or told from the postal code they say, which is not kept. A phone's prefix tells nothing. */
export function RegionField({ value, onChange, error }: RegionFieldProps) {
  const t = useText();
  const { locale } = useFormats();
  const [postcode, setPostcode] = useState('');
  const told = provinceOfPostcode(postcode);
  const write = (written: string): void => {
    setPostcode(written);
    const province = provinceOfPostcode(written);
    if (province) onChange(province);
  };
  return (
    <FieldRow>
      <SelectField
        label={t('customers.field.region')}
        hint={
          told && told === value
            ? t('customers.field.region.told', { place: territoryName(told, locale), postcode: postcode.trim() })
            : t('customers.field.region.hint')
        }
        optional
        searchable
        clearable
        data={regionsWith(value, locale)}
        value={value || null}
        onChange={(region) => onChange(region ?? '')}
        error={error}
      />
      <TextField
        label={t('customers.field.postcode')}
        hint={t('customers.field.postcode.hint')}
        optional
        inputMode="numeric"
        maxLength={10}
        value={postcode}
        onChange={(event) => write(event.currentTarget.value)}
      />
    </FieldRow>
  );
}

/** Spain's provinces and the countries Cauce knows, by name; a place nobody offers stays as it is. */
function regionsWith(current: string, locale: 'es' | 'en'): { value: string; label: string }[] {
  const known = [
    ...Object.keys(PROVINCES),
    ...HOLIDAY_TERRITORIES.map(({ code }) => code).filter((code) => code !== 'ES'),
  ];
  const codes = current === '' || known.includes(current) ? known : [current, ...known];
  return codes
    .map((value) => ({ value, label: territoryName(value, locale) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
}
