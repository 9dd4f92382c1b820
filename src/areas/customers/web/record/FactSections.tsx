import { Link } from '@tanstack/react-router';
import { territoryName } from '#areas/clocks/web/index.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import type { CustomerView } from '../../contract.ts';
import styles from './record.module.css';

/** How they want to be spoken to, and what they are called elsewhere. */
export function AboutSection({ customer }: { customer: CustomerView }) {
  const t = useText();
  const { language, preferredChannel, preferredFormat, externalRef, region } = customer;
  const { locale } = useFormats();
  return (
    <FoldSection id="customers.about" title={t('customers.about')}>
      <KeyValues
        entries={[
          {
            label: t('customers.field.language'),
            value: language ? t(`customers.language.${language}`) : t('customers.unset'),
          },
          { label: t('customers.field.channel'), value: t(`customers.channel.${preferredChannel ?? 'any'}`) },
          ...(region ? [{ label: t('customers.field.region'), value: territoryName(region, locale) }] : []),
          { label: t('customers.field.format'), value: t(`customers.format.${preferredFormat ?? 'any'}`) },
          ...(externalRef ? [{ label: t('customers.field.externalRef'), value: externalRef }] : []),
        ]}
      />
    </FoldSection>
  );
}

/** The company of a person, or the people of a company. */
export function CompanySection({ customer }: { customer: CustomerView }) {
  const t = useText();
  if (customer.kind === 'company')
    return (
      <FoldSection id="customers.people" title={t('customers.people')} aside={customer.people.length || undefined}>
        {customer.people.length === 0 && <p className={styles.quiet}>{t('customers.people.none')}</p>}
        <ul className={styles.rows}>
          {customer.people.map(({ id, name }) => (
            <li key={id}>
              <Link to="/clientes/$id" params={{ id }} className={styles.link}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </FoldSection>
    );
  if (!customer.companyId) return null;
  return (
    <FoldSection id="customers.company" title={t('customers.company')}>
      <Link to="/clientes/$id" params={{ id: customer.companyId }} className={styles.link}>
        {customer.companyName}
      </Link>
    </FoldSection>
  );
}

export function TagsSection({ customer }: { customer: CustomerView }) {
  const t = useText();
  const organisation = useOrganisation();
  const names = customer.tagIds
    .map((id) => organisation?.tags.find((tag) => tag.id === id)?.name)
    .filter((name): name is string => name !== undefined);
  if (names.length === 0) return null;
  return (
    <FoldSection id="customers.tags" title={t('customers.tags')}>
      <div className={styles.chips}>
        {names.map((name) => (
          <Chip key={name}>{name}</Chip>
        ))}
      </div>
    </FoldSection>
  );
}
