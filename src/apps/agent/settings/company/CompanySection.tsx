import { useQuery } from '@tanstack/react-query';
import { DirectorPhoto } from '#areas/directors-line/web/index.ts';
import { useChange } from '#areas/identity/web/index.ts';
import { type Company, organisationApi } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { FieldRow, Form, SettingsSection } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { CopyLine } from '../CopyLine.tsx';
import { organisationQuery } from '../queries.ts';
import styles from '../settings.module.css';
import { useValues } from '../use-values.ts';
import { SaveActions } from '../SaveActions.tsx';
import { Brands } from './Brands.tsx';

/** Who the company is, and the brands under which it answers. */
export function CompanySection() {
  const reading = useQuery(organisationQuery);
  return (
    <Read from={reading}>
      {({ company, people, brands }) => (
        <>
          <CompanyForm company={company} people={people} />
          <DirectorPhoto />
          <Brands brands={brands} />
          <EmbeddedForm />
        </>
      )}
    </Read>
  );
}

/** The contact form for the company's own site, which people would otherwise never hear of. */
function EmbeddedForm() {
  const t = useText();
  const frame = `<iframe src="${window.location.origin}/formulario" title="${t('settings.company.formTitle')}" width="100%" height="720" style="border:0"></iframe>`;
  return (
    <Block title={t('settings.company.form')} about={t('settings.company.formAbout')}>
      <CopyLine value={frame} />
    </Block>
  );
}

interface CompanyFormProps {
  company: Company;
  people: readonly { id: string; name: string; status: string }[];
}

function CompanyForm({ company, people }: CompanyFormProps) {
  const t = useText();
  const { sample: _sample, calendarId: _calendarId, ...editable } = company;
  const { values, set, text } = useValues(editable);
  const save = useChange(async () => call(organisationApi.updateCompany, { body: values }), {
    reads: [organisationQuery.queryKey],
    said: t('settings.saved'),
    inForm: true,
  });
  const working = people
    .filter(({ status }) => status === 'active')
    .map(({ id, name }) => ({ value: id, label: name }));
  const field = (key: keyof typeof values) => ({ ...text(key), error: save.wrong(key) });
  return (
    <div className={styles.wide}>
      <Form onSubmit={() => save.run(undefined)} problems={save.problems} named={false} refusal={save.refusal}>
        <SettingsSection title={t('settings.company.identity')} about={t('settings.company.identityAbout')}>
          <TextField label={t('settings.company.name')} {...field('name')} />
          <FieldRow>
            <TextField label={t('settings.company.legalName')} optional {...field('legalName')} />
            <TextField label={t('settings.company.taxId')} optional {...field('taxId')} />
          </FieldRow>
          <TextArea label={t('settings.company.address')} optional minRows={2} {...field('address')} />
          <FieldRow>
            <TextField label={t('settings.company.phone')} type="tel" optional {...field('phone')} />
            <TextField label={t('settings.company.website')} type="url" optional {...field('website')} />
          </FieldRow>
          <TextField
            label={t('settings.company.sector')}
            hint={t('settings.company.sectorHint')}
            optional
            maxLength={60}
            {...field('sector')}
          />
        </SettingsSection>
        <SettingsSection title={t('settings.company.usage')} about={t('settings.company.usageAbout')}>
          <FieldRow>
            <SelectField
              label={t('settings.language')}
              data={[
                { value: 'es', label: 'Español' },
                { value: 'en', label: 'English' },
              ]}
              value={values.language}
              onChange={(language) => set({ language: language === 'en' ? 'en' : 'es' })}
            />
            <SelectField
              label={t('settings.company.zone')}
              searchable
              data={Intl.supportedValuesOf('timeZone')}
              value={values.zone}
              error={save.wrong('zone')}
              onChange={(zone) => zone && set({ zone })}
            />
          </FieldRow>
          <FieldRow>
            <TextField
              label={t('settings.company.country')}
              hint={t('settings.company.countryHint')}
              maxLength={2}
              {...field('country')}
            />
            <TextField
              label={t('settings.company.currency')}
              hint={t('settings.company.currencyHint')}
              maxLength={3}
              {...field('currency')}
            />
          </FieldRow>
          <FieldRow>
            <TextField
              label={t('settings.company.prefix')}
              hint={t('settings.company.prefixHint')}
              maxLength={5}
              {...field('referencePrefix')}
            />
            <SelectField
              label={t('settings.company.director')}
              optional
              clearable
              searchable
              data={working}
              value={values.directorId}
              onChange={(directorId) => set({ directorId })}
            />
          </FieldRow>
          <SelectField
            label={t('settings.company.cover')}
            hint={t('settings.company.coverHint')}
            optional
            clearable
            searchable
            data={working}
            value={values.coverId}
            error={save.wrong('coverId')}
            onChange={(coverId) => set({ coverId })}
          />
          <SaveActions busy={save.busy} />
        </SettingsSection>
      </Form>
    </div>
  );
}
