import { useState } from 'react';
import { clocksApi, type LegalPackView } from '#areas/clocks/contract.ts';
import { useChange } from '#areas/identity/web/index.ts';
import type { Brand } from '#areas/organisation/contract.ts';
import { call } from '#platform/http/client.ts';
import { DateField } from '#ui/fields/DateField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { startOfDay } from '#ui/format/wall.rules.ts';
import { useText } from '#ui/text.ts';
import { FormDialog } from '../FormDialog.tsx';
import { legalPacksQuery } from './queries.ts';

interface ChoosePackProps {
  packs: readonly LegalPackView[];
  brands: readonly Brand[];
  onClose(): void;
}

const COMPANY = 'company';

/** Which pack counts, for whom and from when: never backwards, because terms already told are kept. */
export function ChoosePackDialog({ packs, brands, onClose }: ChoosePackProps) {
  const t = useText();
  const { locale, timeZone } = useFormats();
  const [pack, setPack] = useState<string | null>(null);
  const [brand, setBrand] = useState<string>(COMPANY);
  const [day, setDay] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const save = useChange(
    async () =>
      call(clocksApi.chooseLegalPack, {
        body: {
          pack: pack ?? '',
          brandId: brand === COMPANY ? null : brand,
          ...(day ? { effectiveAt: startOfDay(day, timeZone).toISOString() } : {}),
        },
      }),
    { reads: [legalPacksQuery.queryKey], said: t('legal.chosen'), inForm: true, onDone: onClose },
  );
  const submit = (): void => {
    setTried(true);
    if (pack) save.run(undefined);
  };
  return (
    <FormDialog title={t('legal.choose')} action={t('legal.follow')} change={save} onSubmit={submit} onClose={onClose}>
      <SelectField
        label={t('legal.pack')}
        data={packs.map(({ id, name, version }) => ({ value: id, label: `${name[locale]} · ${version}` }))}
        value={pack}
        onChange={setPack}
        error={tried && !pack ? t('legal.packMissing') : undefined}
      />
      {brands.length > 1 && (
        <SelectField
          label={t('legal.for')}
          data={[
            { value: COMPANY, label: t('legal.wholeCompany') },
            ...brands.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={brand}
          onChange={(id) => setBrand(id ?? COMPANY)}
          allowDeselect={false}
        />
      )}
      <DateField
        label={t('legal.fromDay')}
        hint={t('legal.fromDayHint')}
        optional
        value={day}
        onChange={setDay}
        error={save.wrong('effectiveAt')}
      />
    </FormDialog>
  );
}
