import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { RadioField } from '#ui/fields/ChoiceField.tsx';
import { Form, FormActions } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextField } from '#ui/fields/TextField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';

export interface FirstCompany {
  name: string;
  country: string;
  zone: string;
  language: 'es' | 'en';
}

const COUNTRIES = ['ES', 'CO', 'MX', 'PE', 'CL', 'AR'] as const;
const ZONES: Record<string, string> = {
  ES: 'Europe/Madrid',
  CO: 'America/Bogota',
  MX: 'America/Mexico_City',
  PE: 'America/Lima',
  CL: 'America/Santiago',
  AR: 'America/Argentina/Buenos_Aires',
};

/** Company, country and language: hours, holidays and currency start from them and can be changed in Ajustes. */
export function CompanyStep({
  start,
  onDone,
}: {
  start: FirstCompany | undefined;
  onDone(company: FirstCompany): void;
}) {
  const t = useText();
  const { locale } = useFormats();
  const [company, setCompany] = useState<FirstCompany>(
    start ?? { name: '', country: 'ES', zone: zoneHere(), language: locale },
  );
  const [missing, setMissing] = useState(false);
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const submit = (): void =>
    company.name.trim() === '' ? setMissing(true) : onDone({ ...company, name: company.name.trim() });
  const error = missing && company.name.trim() === '' ? t('app.first.nameMissing') : undefined;
  return (
    <Form onSubmit={submit} problems={error ? [{ field: 'company', message: error }] : []}>
      <TextField
        id="company"
        autoFocus
        autoComplete="organization"
        label={t('app.first.name')}
        error={error}
        value={company.name}
        onChange={(event) => setCompany({ ...company, name: event.currentTarget.value })}
      />
      <SelectField
        label={t('app.first.country')}
        data={COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value }))}
        value={company.country}
        onChange={(country) => country && setCompany({ ...company, country, zone: ZONES[country] ?? company.zone })}
      />
      <RadioField
        label={t('app.first.language')}
        value={company.language}
        options={[
          { value: 'es', label: 'Español' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(language) => setCompany({ ...company, language })}
      />
      <FormActions>
        <Button type="submit" variant="primary" large>
          {t('app.first.next')}
        </Button>
      </FormActions>
    </Form>
  );
}

/** The browser's own zone when it is one of a country of ours; Madrid's otherwise. */
function zoneHere(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === 'Atlantic/Canary' || Object.values(ZONES).includes(zone) ? zone : 'Europe/Madrid';
}
