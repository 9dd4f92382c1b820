import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CustomerView } from '#areas/customers/contract.ts';
import { Button } from '#ui/controls/Button.tsx';
import { phoneWords } from '#areas/customers/web/index.ts';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { casesApi, type CaseView } from '../../contract.ts';
import { reasonAgainst } from '../data/reason.ts';
import { useVerb } from '../data/use-verb.ts';
import { CustomerPick } from '../pick/CustomerPick.tsx';
import styles from './context.module.css';

/** Who asks: since when, how to reach them, how many cases; and the way to their record. */
export function CustomerSection({ it, customer }: { it: CaseView; customer: CustomerView | undefined }) {
  const t = useText();
  const formats = useFormats();
  const aside = it.customerId ? (
    <Link to={`/clientes/${it.customerId}` as string} className={styles.record}>
      {t('cases.context.record')}
    </Link>
  ) : undefined;
  return (
    <FoldSection id="cases.customer" title={it.customer || t('cases.customer.unknown')} aside={aside}>
      {customer && (
        <KeyValues
          entries={[
            ...(customer.companyName ? [{ label: t('cases.context.company'), value: customer.companyName }] : []),
            { label: t('cases.context.since'), value: formats.longDate(new Date(customer.since)) },
            {
              label: t('cases.context.language'),
              value: t(`cases.language.${customer.language ?? it.language}` as MessageId),
            },
            ...customer.addresses.map(({ kind, value, bouncedAt }) => ({
              label: t(`cases.context.${kind}`),
              value: bouncedAt
                ? t('cases.context.bounced', { address: value })
                : kind === 'email'
                  ? breakable(value)
                  : phoneWords(value),
            })),
            {
              label: t('cases.context.cases'),
              value: t('cases.context.casesCount', { total: customer.totalCases, open: customer.openCases }),
            },
          ]}
        />
      )}
      <ChangeCustomer it={it} />
    </FoldSection>
  );
}

function ChangeCustomer({ it }: { it: CaseView }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const { run, busy } = useVerb(casesApi.classify);
  const label = t(it.customerId ? 'cases.context.changeCustomer' : 'cases.context.linkCustomer');
  return (
    <div className={styles.quietTools}>
      <Button variant="quiet" busy={busy} reason={reasonAgainst(t, it.can, 'classify')} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={label}>
        <CustomerPick
          onPick={({ id }) => {
            setOpen(false);
            run({ params: { reference: it.reference }, body: { customerId: id } });
          }}
        />
      </Dialog>
    </div>
  );
}

/** A long address breaks after its «@», not in the middle of a word. */
function breakable(address: string): ReactNode {
  const at = address.indexOf('@') + 1;
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  );
}
