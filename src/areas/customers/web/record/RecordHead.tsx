import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ArrowLeft, Merge, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { ActionBar } from '#ui/controls/ActionBar.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { Banner } from '#ui/feedback/Banner.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { PaneBar, ThingHead } from '#ui/panes/Pane.tsx';
import { useText } from '#ui/text.ts';
import type { CustomerView } from '../../contract.ts';
import { backToCustomers, editCustomer, mergeCustomer, newCaseFor } from '../actions.ts';
import type { CustomersSearch } from '../address.rules.ts';
import { reasonAgainst } from '../reason.ts';
import { EditDialog } from './EditDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import styles from './record.module.css';

/** Who it is, how they need to be spoken to, and what can be done with the record. */
export function RecordHead({ customer }: { customer: CustomerView }) {
  const t = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as CustomersSearch;
  const [asking, setAsking] = useState<'edit' | 'merge' | undefined>(undefined);
  const merged = customer.mergedInto ? t('customers.merged') : undefined;
  const back = (): void => void navigate({ to: '/clientes', search });
  useAction(backToCustomers, { run: back });
  const newCase = useAction(newCaseFor, {
    run: () => void navigate({ to: '/bandeja/nuevo', search: { cliente: customer.id } }),
    reason: merged ?? reasonAgainst(t, customer.can, 'create'),
  });
  const edit = useAction(editCustomer, {
    run: () => setAsking('edit'),
    reason: merged ?? reasonAgainst(t, customer.can, 'edit'),
  });
  const merge = useAction(mergeCustomer, {
    run: () => setAsking('merge'),
    reason: merged ?? reasonAgainst(t, customer.can, 'merge'),
  });
  return (
    <>
      {customer.mergedInto && (
        <Banner icon={Merge} text={merged}>
          <Link to="/clientes/$id" params={{ id: customer.mergedInto }} className={styles.link}>
            {t('customers.merged.open')}
          </Link>
        </Banner>
      )}
      <ThingHead
        title={
          <span className={styles.title}>
            <IconButton icon={ArrowLeft} label={t('ui.panes.back')} onClick={back} />
            <span className={styles.titleText}>{customer.name}</span>
          </span>
        }
      >
        <span>{t(`customers.kind.${customer.kind}`)}</span>
        {customer.companyName && <span>{customer.companyName}</span>}
        <span>{t('customers.since', { date: formats.longDate(new Date(customer.since)) })}</span>
      </ThingHead>
      <Needs customer={customer} />
      <PaneBar>
        <ActionBar label={t('customers.actions')} actions={[newCase, edit, merge]} primary={newCase} />
      </PaneBar>
      {asking === 'edit' && <EditDialog customer={customer} onClose={() => setAsking(undefined)} />}
      {asking === 'merge' && <MergeDialog customer={customer} onClose={() => setAsking(undefined)} />}
    </>
  );
}

/** First and in sight: nothing when there is nothing to heed. */
function Needs({ customer }: { customer: CustomerView }) {
  const t = useText();
  const needs = [
    customer.communicationNeeds,
    customer.preferredFormat && t(`customers.format.${customer.preferredFormat}`),
    customer.preferredChannel && t(`customers.prefers.${customer.preferredChannel}`),
  ].filter((one): one is string => Boolean(one));
  if (needs.length === 0 && !customer.vulnerable) return null;
  return (
    <section className={styles.needs} aria-label={t('customers.needs')}>
      {customer.vulnerable && (
        <p className={styles.alert}>
          <Icon as={TriangleAlert} />
          <span>
            {[
              t('customers.vulnerable.person'),
              customer.vulnerableBecause && t(`customers.first.${customer.vulnerableBecause}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      )}
      {needs.length > 0 && <p>{needs.join(' · ')}</p>}
    </section>
  );
}
