import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LegalPackChoice, LegalPackView } from '#areas/clocks/contract.ts';
import type { Brand } from '#areas/organisation/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { DataTable } from '#ui/data/DataTable.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block, Read } from '../Block.tsx';
import { organisationQuery } from '../queries.ts';
import { ChoosePackDialog } from './ChoosePackDialog.tsx';
import { PackDetails } from './PackDetails.tsx';
import styles from './legal.module.css';
import { legalPacksQuery } from './queries.ts';

/** The terms of the law the company follows: each pack with its articles, and how far each was checked. */
export function LegalTermsSection() {
  const reading = useQuery(legalPacksQuery);
  return <Read from={reading}>{(settings) => <LegalTerms {...settings} />}</Read>;
}

function LegalTerms({ packs, choices }: { packs: readonly LegalPackView[]; choices: readonly LegalPackChoice[] }) {
  const t = useText();
  const { locale } = useFormats();
  const { data: organisation } = useQuery(organisationQuery);
  const [choosing, setChoosing] = useState(false);
  const [seen, setSeen] = useState<string | null>(null);
  const brands = organisation?.brands ?? [];
  const followed = choices.find(({ inForce, brandId }) => inForce && !brandId)?.pack;
  const pack = packs.find(({ id }) => id === (seen ?? followed)) ?? packs[0];
  return (
    <>
      <Block
        plain
        title={t('settings.section.legal')}
        about={t('legal.about')}
        tools={<Button onClick={() => setChoosing(true)}>{t('legal.choose')}</Button>}
      >
        <Choices choices={choices} packs={packs} brands={brands} />
        <div className={styles.see}>
          <SelectField
            label={t('legal.see')}
            data={packs.map(({ id, name }) => ({ value: id, label: name[locale] }))}
            value={pack?.id ?? null}
            onChange={(id) => setSeen(id)}
            allowDeselect={false}
          />
        </div>
      </Block>
      {pack && <PackDetails pack={pack} />}
      {choosing && <ChoosePackDialog packs={packs} brands={brands} onClose={() => setChoosing(false)} />}
    </>
  );
}

interface ChoicesProps {
  choices: readonly LegalPackChoice[];
  packs: readonly LegalPackView[];
  brands: readonly Brand[];
}

/** What was followed since when, and who said so. */
function Choices({ choices, packs, brands }: ChoicesProps) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const packOf = (id: string | null) => packs.find((one) => one.id === id);
  const nameOf = (id: string): string => packOf(id)?.name[formats.locale] ?? id;
  const stateOf = ({ inForce, effectiveAt, pack, ruling }: LegalPackChoice): string => {
    if (!inForce) return t(new Date(effectiveAt) > now ? 'legal.planned' : 'legal.former');
    const from = packOf(pack)?.appliesFrom;
    if (ruling === pack || !from) return t('legal.inForce');
    const date = formats.longDate(new Date(`${from}T12:00:00Z`));
    return ruling ? t('legal.rulesUntil', { pack: nameOf(ruling), date }) : t('legal.obligesFrom', { date });
  };
  return (
    <DataTable
      caption={t('legal.choices')}
      rows={choices}
      idOf={({ id }) => id}
      empty={<EmptyState fact={t('legal.none')} />}
      columns={[
        { id: 'pack', label: t('legal.pack'), cell: ({ pack, version }) => `${nameOf(pack)} · ${version}` },
        {
          id: 'for',
          label: t('legal.for'),
          cell: ({ brandId }) => brands.find(({ id }) => id === brandId)?.name ?? t('legal.wholeCompany'),
        },
        { id: 'from', label: t('settings.from'), cell: ({ effectiveAt }) => formats.longDate(new Date(effectiveAt)) },
        { id: 'by', label: t('legal.by'), cell: ({ madeBy }) => madeBy ?? t('legal.byCauce') },
        { id: 'state', label: t('settings.state'), cell: stateOf },
      ]}
    />
  );
}
