import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '#ui/controls/Button.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { ListHints } from '#ui/list/ListHints.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { ScreenBar, ScreenHead } from '#ui/screen/Screen.tsx';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import { newCustomer } from '../actions.ts';
import { type CustomersAddress, readCustomersSearch, writeCustomersSearch } from '../address.rules.ts';
import { customersQuery } from '../queries.ts';
import { reasonAgainst } from '../reason.ts';
import { CustomersRows } from './CustomersRows.tsx';
import { CustomersSearchField } from './CustomersSearchField.tsx';
import styles from './list.module.css';
import { NewCustomerDialog } from './NewCustomerDialog.tsx';

const PANEL = 'clientes';
const KINDS = ['all', 'person', 'company'] as const;

/** *Clientes*: everybody, found by name, e-mail, phone or reference. */
export function CustomersPage() {
  const t = useText();
  const navigate = useNavigate();
  const address = readCustomersSearch(useSearch({ strict: false }));
  const list = useInfiniteQuery(customersQuery(address));
  const [making, setMaking] = useState(false);
  const can = list.data?.pages[0]?.can ?? {};
  usePageTitle(t('app.nav.customers'));
  const go = (next: CustomersAddress): void =>
    void navigate({ to: '/clientes', search: writeCustomersSearch(next), replace: true });
  const create = useAction(newCustomer, { run: () => setMaking(true), reason: reasonAgainst(t, can, 'create') });
  const open = (id: string): void =>
    void navigate({ to: '/clientes/$id', params: { id }, search: writeCustomersSearch(address) });
  const hints = [
    { of: ['list.next', 'list.previous'], label: t('customers.hint.move') },
    { of: ['list.open'], label: t('customers.hint.open') },
    { of: ['app.search'], label: t('customers.hint.search') },
    { of: ['app.shortcuts'], label: t('customers.hint.keys') },
  ];
  return (
    <div className={styles.page}>
      <Pane name="list" label={t('app.nav.customers')} ground="surface">
        <ScreenHead title={t('app.nav.customers')}>
          <ActionButton action={create} variant="primary" icon={newCustomer.icon} />
        </ScreenHead>
        <ScreenBar>
          <div className={styles.find}>
            <CustomersSearchField q={address.q} onSearch={(q) => go({ ...address, q })} />
          </div>
          <Tabs
            label={t('customers.kinds')}
            tabs={KINDS.map((id) => ({ id, label: t(`customers.kinds.${id}`) }))}
            value={address.kind ?? 'all'}
            onChange={(next) => go({ ...address, kind: next === 'all' ? undefined : next })}
            panelId={PANEL}
            numbered
          />
        </ScreenBar>
        <div role="tabpanel" id={PANEL} aria-labelledby={`${PANEL}-${address.kind ?? 'all'}`} className={styles.panel}>
          <CustomersRows list={list} address={address} onOpen={open} onAll={() => go({ q: '', kind: undefined })} />
        </div>
        <ListHints hints={hints} />
        {making && <NewCustomerDialog typed={address.q} onClose={() => setMaking(false)} onOpen={open} />}
      </Pane>
    </div>
  );
}
