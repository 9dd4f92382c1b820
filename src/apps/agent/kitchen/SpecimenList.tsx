import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { CourseGlyph } from '#ui/course/CourseGlyph.tsx';
import { Time } from '#ui/format/Time.tsx';
import { FreshPill } from '#ui/list/FreshPill.tsx';
import { ListHints } from '#ui/list/ListHints.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { NO_SELECTION, type Selection } from '#ui/list/selection.rules.ts';
import { useHeldOrder } from '#ui/list/use-held-order.ts';
import { VirtualList } from '#ui/list/VirtualList.tsx';
import { Menu, MenuItem } from '#ui/overlay/Menu.tsx';
import { Pane, PaneHead } from '#ui/panes/Pane.tsx';
import { focusPaneNamed } from '#ui/panes/pane-walk.ts';
import { DueChip } from '#ui/status/DueChip.tsx';
import { type Tab, Tabs } from '#ui/tabs/Tabs.tsx';
import styles from './kitchen.module.css';
import { rows, type SampleRow } from './sample.ts';

const TABS: readonly Tab[] = [
  { id: 'ours', label: 'Responder', count: 12 },
  { id: 'inside', label: 'Dentro', name: 'Esperan dentro', count: 7 },
  { id: 'customer', label: 'Cliente', name: 'Esperan al cliente', count: 9 },
  { id: 'snoozed', label: 'Pospuestas', count: 6 },
];
const idOf = (row: SampleRow): string => row.id;

interface SpecimenListProps {
  current: string | undefined;
  onCurrent(id: string): void;
  onOpen(): void;
}

export function SpecimenList({ current, onCurrent, onOpen }: SpecimenListProps) {
  const [tab, setTab] = useState('ours');
  const [selection, setSelection] = useState<Selection>(NO_SELECTION);
  const [arrived, setArrived] = useState<readonly SampleRow[]>([]);
  const held = useHeldOrder([...arrived, ...rows], idOf, tab);
  const arrive = (): void => {
    const another = { ...(rows[3] as SampleRow), id: `RC-9${arrived.length}`, who: 'Recién llegado, S. A.' };
    setArrived([another, ...arrived]);
  };
  return (
    <Pane name="list" label="Lista de casos">
      <PaneHead title="Mías">
        <Menu
          trigger={
            <Button variant="quiet" opens>
              Lo que vence antes
            </Button>
          }
        >
          <MenuItem onSelect={arrive}>Que llegue uno nuevo</MenuItem>
        </Menu>
      </PaneHead>
      <Tabs
        label="Casos por quién tiene la pelota"
        tabs={TABS}
        value={tab}
        onChange={setTab}
        panelId="casos"
        numbered
      />
      <div id="casos" role="tabpanel" aria-labelledby={`casos-${tab}`} className={styles.listBody}>
        <FreshPill n={held.fresh} onShow={held.release} />
        <VirtualList
          label="Casos por responder"
          items={held.rows}
          idOf={idOf}
          current={current}
          onCurrent={onCurrent}
          onOpen={(_, by) => {
            onOpen();
            if (by === 'key') setTimeout(() => focusPaneNamed('thread'));
          }}
          selection={selection}
          onSelection={setSelection}
          render={(row, { selected }) => <SpecimenRow row={row} selected={selected} />}
        />
      </div>
      <ListHints
        hints={[
          { of: ['list.next', 'list.previous'], label: 'mover' },
          { of: ['kitchen.Responder'], label: 'responder' },
          { of: ['kitchen.Proponer solución'], label: 'proponer' },
          { of: ['app.shortcuts'], label: 'atajos' },
        ]}
      />
    </Pane>
  );
}

function SpecimenRow({ row, selected }: { row: SampleRow; selected: boolean }) {
  return (
    <ListRow
      title={row.who}
      meta={row.id}
      time={<Time at={row.at} />}
      text={
        <>
          {row.draft && <strong className={styles.draft}>Borrador </strong>}
          {row.subject}
        </>
      }
      detail={row.last}
      marks={
        <>
          <DueChip due={row.due} />
          <CourseGlyph level={row.level} waiting={row.waiting ?? false} />
        </>
      }
      unread={row.unread ?? false}
      selected={selected}
      says={`${row.unread ? 'sin leer, ' : ''}nivel ${row.level}${row.waiting ? ', espera respuesta' : ''}`}
    />
  );
}
