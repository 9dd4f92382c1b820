import { Inbox, MoreHorizontal, Send, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { KeyHint } from '#ui/controls/KeyHint.tsx';
import { CourseGlyph } from '#ui/course/CourseGlyph.tsx';
import { DataTable, type Sort } from '#ui/data/DataTable.tsx';
import { PersonLabel } from '#ui/data/PersonLabel.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { Toasts } from '#ui/feedback/Toasts.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { Menu, MenuDivider, MenuItem } from '#ui/overlay/Menu.tsx';
import { Popover } from '#ui/overlay/Popover.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Chip } from '#ui/status/Chip.tsx';
import { DueChip } from '#ui/status/DueChip.tsx';
import styles from './kitchen.module.css';
import { KitchenFields } from './KitchenFields.tsx';
import { rows, type SampleRow } from './sample.ts';

const COLOURS = [
  'canvas',
  'surface',
  'surface-2',
  'surface-3',
  'selected',
  'border',
  'border-strong',
  'text',
  'text-2',
  'text-3',
  'primary',
  'focus',
  'n1',
  'n2',
  'n3',
  'due-attention',
  'due-critical',
  'due-overdue',
  'due-paused',
  'due-met',
  'note',
  'note-ground',
  'inverse',
];

/** Every primitive at once, to be looked at in each theme and density. */
export function KitchenPage() {
  usePageTitle('Cocina');
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>Cocina: las piezas de Cauce</h1>
      <section className={styles.part}>
        <h2>Colores</h2>
        <div>
          {COLOURS.map((name) => (
            <span key={name} className={styles.swatch}>
              <span style={{ background: `var(--${name})` }} />
              {name}
            </span>
          ))}
        </div>
      </section>
      <Controls />
      <Marks />
      <KitchenFields />
      <Tables />
      <States />
      <Toasts />
    </main>
  );
}

function Controls() {
  const [dialog, setDialog] = useState(false);
  const [popover, setPopover] = useState(false);
  return (
    <section className={styles.part}>
      <h2>Botones y capas</h2>
      <div>
        <Button variant="primary" keys={['ctrl+enter']}>
          Enviar
        </Button>
        <Button keys={['c']}>Consultar</Button>
        <Button variant="danger">Borrar el buzón</Button>
        <Button variant="quiet">Ver más</Button>
        <Button icon={Send} busy>
          Enviando
        </Button>
        <Button reason="Falta la fecha de entrega." keys={['e']}>
          Resolver
        </Button>
        <Button variant="primary" large>
          Autorizar 184,50 €
        </Button>
        <IconButton icon={X} label="Cerrar" />
        <Menu trigger={<IconButton icon={MoreHorizontal} label="Más" />}>
          <MenuItem icon={Inbox} keys="m" onSelect={() => undefined}>
            Fusionar con…
          </MenuItem>
          <MenuDivider />
          <MenuItem reason="No hay pedido enlazado." onSelect={() => undefined}>
            Recogida
          </MenuItem>
        </Menu>
        <Button onClick={() => setDialog(true)}>Abrir un diálogo</Button>
        <Popover
          open={popover}
          onOpenChange={setPopover}
          label="Explicación"
          trigger={<Button onClick={() => setPopover(!popover)}>¿Por qué?</Button>}
        >
          Regla AB-03, versión 7: abono hasta 150,00 € por caso.
        </Popover>
        <Button onClick={() => toast('Enviado.', { undo: () => undefined })}>Avisar</Button>
        <KeyHint combo="ctrl+shift+enter" />
        <KeyHint combo="g b" />
      </div>
      <Dialog
        open={dialog}
        onClose={() => setDialog(false)}
        title="¿Enviar a una dirección nueva?"
        actions={
          <>
            <Button onClick={() => setDialog(false)}>Revisar la dirección</Button>
            <Button variant="primary" data-autofocus onClick={() => setDialog(false)}>
              Enviar a compras@lasarte.example
            </Button>
          </>
        }
      >
        Nadie con esa dirección ha participado en este caso.
      </Dialog>
    </section>
  );
}

function Marks() {
  return (
    <section className={styles.part}>
      <h2>Plazos, niveles y personas</h2>
      <div>
        {rows.slice(0, 12).map((row) => (
          <DueChip key={row.id} due={row.due} />
        ))}
      </div>
      <div>{[0, 1, 4, 5, 8, 11].map((index) => rows[index] && <DueChip key={index} due={rows[index].due} full />)}</div>
      <div>
        <CourseGlyph level={1} />
        <CourseGlyph level={2} />
        <CourseGlyph level={3} />
        <CourseGlyph level={2} waiting />
        <CourseGlyph level={3} waiting />
        <Chip tone="n1">Nivel 1</Chip>
        <Chip tone="n2">Nivel 2</Chip>
        <Chip tone="n3">Nivel 3</Chip>
        <Chip tone="note">Interno</Chip>
        <Chip tone="inverse">Línea directa</Chip>
        <Chip>Correo</Chip>
        <PersonLabel name="Teresa Ruiz Camprubí" detail="Directora" absence="de vacaciones hasta el 3 nov" />
      </div>
    </section>
  );
}

const dueCell = (row: SampleRow) => <DueChip due={row.due} />;

function Tables() {
  const [sort, setSort] = useState<Sort>({ column: 'who', direction: 'ascending' });
  const { money } = useFormats();
  return (
    <section className={styles.part}>
      <h2>Tabla</h2>
      <DataTable
        caption="Casos"
        rows={rows.slice(0, 5)}
        idOf={(row) => row.id}
        sort={sort}
        onSort={setSort}
        columns={[
          { id: 'who', label: 'Cliente', sortable: true, cell: (row) => row.who },
          { id: 'subject', label: 'Asunto', cell: (row) => row.subject },
          {
            id: 'amount',
            label: 'Importe',
            align: 'end',
            sortable: true,
            cell: (row) => money(row.subject.length * 12345, 'EUR'),
          },
          { id: 'due', label: 'Plazo', align: 'end', cell: dueCell },
        ]}
      />
    </section>
  );
}

function States() {
  return (
    <section className={styles.part}>
      <h2>Vacío, error y espera</h2>
      <div className={styles.cards}>
        <EmptyState fact="Nada que responder. 7 casos esperan dentro.">
          <Button>Ver los que esperan dentro</Button>
        </EmptyState>
        <ErrorState text="No se ha podido enviar. Tu respuesta está guardada." supportCode="0192-7f3a">
          <Button variant="primary">Reintentar</Button>
        </ErrorState>
        <Skeleton as="rows" count={4} />
        <ErrorState compact text="El pedido cambió mientras escribías: ahora llega el viernes 16." />
      </div>
    </section>
  );
}
