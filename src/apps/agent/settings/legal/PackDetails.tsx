import type { LegalPackView } from '#areas/clocks/contract.ts';
import { DataTable } from '#ui/data/DataTable.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '../Block.tsx';
import styles from './legal.module.css';

/** What a pack sets: its terms and rights, who vouches for it, and what is still doubtful. */
export function PackDetails({ pack }: { pack: LegalPackView }) {
  const t = useText();
  const { locale, longDate } = useFormats();
  const { reviewed, version, appliesFrom } = pack;
  const review = reviewed
    ? t('legal.reviewed', { by: reviewed.by, date: longDate(new Date(`${reviewed.on}T12:00:00Z`)) })
    : t('legal.notReviewed');
  const from = appliesFrom
    ? ` ${t('legal.appliesFrom', { date: longDate(new Date(`${appliesFrom}T12:00:00Z`)) })}`
    : '';
  return (
    <>
      <Block
        title={pack.name[locale]}
        about={`${pack.about[locale]} ${t('legal.version', { version })} ${review}${from}`}
      >
        <Terms pack={pack} />
      </Block>
      {pack.entitlements.length > 0 && (
        <Block title={t('legal.rights')} about={t('legal.rightsAbout')}>
          <Rights pack={pack} />
        </Block>
      )}
      {pack.warnings.length > 0 && (
        <Block title={t('legal.warnings')}>
          <ul className={styles.notes}>
            {pack.warnings.map((warning) => (
              <li key={warning.es}>{warning[locale]}</li>
            ))}
          </ul>
        </Block>
      )}
      <Block title={t('legal.withoutEffect')} about={t('legal.withoutEffectAbout')}>
        <ul className={styles.notes}>
          {pack.withoutEffect.map((one) => (
            <li key={one.es}>{one[locale]}</li>
          ))}
        </ul>
      </Block>
      {pack.sources.length > 0 && (
        <Block title={t('legal.sources')}>
          <ul className={styles.notes}>
            {pack.sources.map(({ title, article, url, checkedOn }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noreferrer">
                  {title}
                </a>{' '}
                {checkedOn
                  ? t('legal.source', { article, date: longDate(new Date(`${checkedOn}T12:00:00Z`)) })
                  : t('legal.sourceUnchecked', { article })}
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  );
}

function Terms({ pack }: { pack: LegalPackView }) {
  const t = useText();
  const { locale } = useFormats();
  return (
    <DataTable
      caption={t('legal.terms')}
      rows={pack.clocks}
      idOf={({ id }) => id}
      columns={[
        { id: 'name', label: t('legal.term'), cell: ({ name }) => name[locale] },
        { id: 'limit', label: t('legal.length'), cell: ({ limit, unit }) => t(`legal.unit.${unit}`, { n: limit }) },
        { id: 'effect', label: t('legal.effect'), cell: ({ effect }) => t(`legal.effect.${effect}`) },
        { id: 'article', label: t('legal.article'), cell: ({ article }) => article },
        { id: 'check', label: t('legal.checked'), cell: ({ check }) => t(`legal.check.${check}`) },
      ]}
    />
  );
}

function Rights({ pack }: { pack: LegalPackView }) {
  const t = useText();
  const { locale } = useFormats();
  return (
    <DataTable
      caption={t('legal.rights')}
      rows={pack.entitlements}
      idOf={({ id }) => id}
      columns={[
        { id: 'name', label: t('legal.right'), cell: ({ name }) => name[locale] },
        {
          id: 'within',
          label: t('legal.fromDelivery'),
          cell: ({ within }) => (within ? t(`legal.unit.${within.unit}`, { n: within.limit }) : t('legal.always')),
        },
        { id: 'article', label: t('legal.article'), cell: ({ article }) => article },
        { id: 'check', label: t('legal.checked'), cell: ({ check }) => t(`legal.check.${check}`) },
      ]}
    />
  );
}
