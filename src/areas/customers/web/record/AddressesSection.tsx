import { Ellipsis, Plus, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { FoldSection } from '#ui/data/FoldSection.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Menu, MenuItem } from '#ui/overlay/Menu.tsx';
import { useText } from '#ui/text.ts';
import { customersApi, type CustomerView } from '../../contract.ts';
import { reasonAgainst } from '../reason.ts';
import { useCustomerChange } from '../use-customer-change.ts';
import { phoneWords } from '../words.rules.ts';
import { AddAddressDialog } from './AddAddressDialog.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import styles from './record.module.css';

type Address = CustomerView['addresses'][number];

/** How to reach them, and how far each address can be trusted. */
export function AddressesSection({ customer }: { customer: CustomerView }) {
  const t = useText();
  const [adding, setAdding] = useState(false);
  const reason = reasonAgainst(t, customer.can, 'edit');
  return (
    <FoldSection id="customers.addresses" title={t('customers.addresses')}>
      {customer.addresses.length === 0 && <p className={styles.quiet}>{t('customers.addresses.none')}</p>}
      <ul className={styles.rows}>
        {customer.addresses.map((address) => (
          <AddressRow key={address.id} customer={customer} address={address} reason={reason} />
        ))}
      </ul>
      <div className={styles.tools}>
        <Button variant="quiet" icon={Plus} reason={reason} onClick={() => setAdding(true)}>
          {t('customers.addresses.add')}
        </Button>
      </div>
      {adding && <AddAddressDialog customer={customer} onClose={() => setAdding(false)} />}
    </FoldSection>
  );
}

function AddressRow({
  customer,
  address,
  reason,
}: {
  customer: CustomerView;
  address: Address;
  reason: string | undefined;
}) {
  const t = useText();
  const [removing, setRemoving] = useState(false);
  const { kind, value, label } = address;
  const words = kind === 'phone' ? phoneWords(value) : value;
  const makePrimary = useCustomerChange(
    async () =>
      call(customersApi.addAddress, { params: { id: customer.id }, body: { kind, value, label, primary: true } }),
    { said: t('customers.addresses.said.primary', { address: words }) },
  );
  const remove = useCustomerChange(
    async () => call(customersApi.removeAddress, { params: { id: customer.id, addressId: address.id } }),
    { said: t('customers.addresses.said.removed', { address: words }), onDone: () => setRemoving(false) },
  );
  return (
    <li className={styles.row}>
      <div className={styles.rowText}>
        <span className={styles.value}>{words}</span>
        <AddressFacts address={address} />
      </div>
      <Menu
        position="bottom-end"
        trigger={<IconButton icon={Ellipsis} label={t('customers.addresses.actions', { address: words })} />}
      >
        {!address.primary && (
          <MenuItem icon={Star} reason={reason} onSelect={() => makePrimary.run(undefined)}>
            {t('customers.addresses.makePrimary')}
          </MenuItem>
        )}
        <MenuItem icon={Trash2} reason={reason} onSelect={() => setRemoving(true)}>
          {t('customers.addresses.remove')}
        </MenuItem>
      </Menu>
      {removing && (
        <ConfirmDialog
          danger
          title={t('customers.addresses.remove.title', { address: words })}
          action={t('customers.addresses.remove')}
          busy={remove.busy}
          onConfirm={() => remove.run(undefined)}
          onClose={() => setRemoving(false)}
        >
          {t('customers.addresses.remove.text')}
        </ConfirmDialog>
      )}
    </li>
  );
}

function AddressFacts({ address }: { address: Address }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { label, primary, proven, bouncedAt, bounceReason, kind } = address;
  const facts = [
    label,
    primary && t(`customers.addresses.primary.${kind}`),
    kind === 'email' && t(proven ? 'customers.addresses.proven' : 'customers.addresses.unproven'),
  ].filter((one): one is string => typeof one === 'string' && one !== '');
  return (
    <>
      {facts.length > 0 && <span className={styles.quiet}>{facts.join(' · ')}</span>}
      {bouncedAt && (
        <span className={styles.bounced}>
          {t('customers.addresses.bounced', { date: formats.date(new Date(bouncedAt), now) })}
          {bounceReason && `: ${bounceReason}`}
        </span>
      )}
    </>
  );
}
