import { ChevronDown, FilePlus2 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useMe } from '#areas/identity/web/index.ts';
import { Button, ActionButton } from '#ui/controls/Button.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import type { ActionDef } from '#ui/keys/registry.ts';
import { Menu, MenuAction, MenuChoice, MenuDivider } from '#ui/overlay/Menu.tsx';
import { PaneHead } from '#ui/panes/Pane.tsx';
import { later } from '#ui/later.ts';
import { useText } from '#ui/text.ts';
import { useNavigate } from '@tanstack/react-router';
import type { InboxView } from '../data/inbox-address.rules.ts';
import { bulksAction } from '../bulk/actions.ts';
import { useExport } from '../exporting/use-export.ts';
import { incidentsAction } from '../incidents/actions.ts';
import { callsAction } from '../law/actions.ts';
import { CallsDue } from '../law/CallsDue.tsx';
import { newCase, ORDER_ACTIONS, VIEW_ACTIONS } from './actions.ts';
import styles from './inbox.module.css';
import { InboxSearchField } from './InboxSearchField.tsx';
import {
  FilterButton,
  SavedViewItems,
  SearchDialogs,
  useSearch,
  useSearchActions,
  useSearchDialogs,
} from '../views/SavedViews.tsx';
import type { Inbox } from './use-inbox.ts';

const BulksDialog = later(async () => (await import('../bulk/BulksDialog.tsx')).BulksDialog);

/** Which cases, in which order, and the search among them. */
export function InboxHead({ inbox, counts }: { inbox: Inbox; counts: Readonly<Record<string, number>> | undefined }) {
  const t = useText();
  const navigate = useNavigate();
  const { view, order, q, saved } = inbox.address;
  const search = useSearch(inbox);
  const [dialog, setDialog] = useSearchDialogs();
  const actions = useSearchActions(inbox, search, setDialog);
  // Who only reads is not shown what they could not do.
  const writes = useMe().roles.some((role) => role !== 'auditor');
  const create = useAction(newCase, { when: writes, run: () => void navigate({ to: '/bandeja/nuevo' }) });
  const incidents = useAction(incidentsAction, { run: () => void navigate({ to: '/bandeja/incidencias' as string }) });
  const [bulksOpen, setBulksOpen] = useState(false);
  const bulks = useAction(bulksAction, { when: writes, run: () => setBulksOpen(true) });
  const calls = useAction(callsAction, { run: () => void navigate({ to: '/bandeja/llamadas' as string }) });
  const exporting = useExport(inbox.filter);
  const viewLabel = (one: InboxView): string => {
    const n = counts?.[one];
    return n ? t('cases.view.counted', { view: t(`cases.view.${one}`), n }) : t(`cases.view.${one}`);
  };
  return (
    <>
      <PaneHead
        title={
          <Menu
            trigger={
              <button type="button" className={styles.view}>
                {saved ? (search.saved?.name ?? t('cases.views.saved.heading')) : t(`cases.view.${view}`)}
                <Icon as={ChevronDown} />
              </button>
            }
          >
            <MenuChoice
              label={t('cases.views')}
              value={saved ? '' : view}
              options={VIEW_ACTIONS.map(({ view: one }) => ({ value: one, label: viewLabel(one) }))}
              onChange={(next) => inbox.change({ view: next as InboxView, saved: '' })}
            />
            <SavedViewItems inbox={inbox} search={search} actions={actions} />
            <MenuAction action={calls} />
            <MenuAction action={incidents} />
            {writes && <MenuAction action={bulks} />}
            <MenuDivider />
            <MenuAction action={exporting.csv} />
            <MenuAction action={exporting.xlsx} />
          </Menu>
        }
      >
        <FilterButton actions={actions} />
        <Menu
          position="bottom-end"
          trigger={
            <Button variant="quiet" opens aria-label={t('cases.order.current', { order: t(`cases.order.${order}`) })}>
              {t(`cases.order.${order}`)}
            </Button>
          }
        >
          <MenuChoice
            label={t('cases.orders')}
            value={order}
            options={ORDER_ACTIONS.map(({ order: one }) => ({ value: one, label: t(`cases.order.${one}`) }))}
            onChange={(next) => inbox.change({ order: next })}
          />
        </Menu>
      </PaneHead>
      <div className={styles.find}>
        <InboxSearchField q={q} onSearch={(words) => inbox.change({ q: words })} />
        {writes && <ActionButton action={create} icon={FilePlus2} />}
      </div>
      <CallsDue />
      {VIEW_ACTIONS.map(({ view: one, def }) => (
        <Command
          key={one}
          def={def}
          when={saved !== '' || one !== view}
          run={() => inbox.change({ view: one, saved: '' })}
        />
      ))}
      <Suspense>{bulksOpen && <BulksDialog onClose={() => setBulksOpen(false)} />}</Suspense>
      <SearchDialogs inbox={inbox} search={search} open={dialog} onClose={() => setDialog(undefined)} />
      {ORDER_ACTIONS.map(({ order: one, def }) => (
        <Command key={one} def={def} when={one !== order} run={() => inbox.change({ order: one })} />
      ))}
    </>
  );
}

/** The menus' choices by their names, for the palette. */
function Command({ def, when, run }: { def: ActionDef; when: boolean; run(): void }) {
  useAction(def, { when, run });
  return null;
}
