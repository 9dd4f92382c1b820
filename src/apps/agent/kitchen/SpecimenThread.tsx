import { ActionBar } from '#ui/controls/ActionBar.tsx';
import { ActionButton, Button } from '#ui/controls/Button.tsx';
import { courseRows } from '#ui/course/course.rules.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { TextArea } from '#ui/fields/TextField.tsx';
import { defineAction } from '#ui/keys/registry.ts';
import { useAction } from '#ui/keys/use-action.ts';
import { Pane, PaneBar, PaneBody, PaneFoot, ThingHead } from '#ui/panes/Pane.tsx';
import { DueChip } from '#ui/status/DueChip.tsx';
import type { MessageId } from '#ui/text.ts';
import { Block } from '#ui/thread/Block.tsx';
import { SystemLines } from '#ui/thread/SystemLines.tsx';
import { Thread } from '#ui/thread/Thread.tsx';
import styles from './kitchen.module.css';
import type { SampleRow } from './sample.ts';

const define = (label: string, ...keys: string[]) =>
  defineAction({ id: `kitchen.${label}`, label: label as MessageId, group: 'here', keys });
const propose = define('Proponer solución', 'p');
const consult = define('Consultar', 'c');
const assign = define('Asignar', 'a');
const snooze = define('Posponer', 'z');
const resolve = define('Resolver', 'e');
const merge = define('Fusionar con…', 'shift+m');
const reply = define('Responder', 'r');

const course = courseRows([
  { kind: 'message' },
  { kind: 'asked', level: 2 },
  { kind: 'passes' },
  { kind: 'passes' },
  { kind: 'asks', level: 3, id: 'a' },
  { kind: 'message' },
]);
const beside = (index: number) => course[index] ?? { stretches: [], node: undefined };

export function SpecimenThread({ row }: { row: SampleRow }) {
  const say = (text: string) => () => toast(text, { undo: () => undefined });
  const proposing = useAction(propose, { run: say('Propuesta enviada.') });
  const actions = [
    proposing,
    useAction(consult, { run: say('Consulta enviada a Almacén.') }),
    useAction(assign, { run: say('Asignado a Nuria.') }),
    useAction(snooze, { run: say('Pospuesto hasta mañana, 9:00.') }),
    useAction(resolve, { run: say('Resuelto.'), reason: 'Falta contestar a la petición 2.' }),
    useAction(merge, { run: say('Fusionado.') }),
  ];
  const replying = useAction(reply, { run: () => document.querySelector<HTMLElement>('textarea')?.focus() });
  return (
    <Pane name="thread" label="Conversación" ground="surface">
      <ThingHead title={row.subject} aside="Nuria también mira esto">
        <span>{row.id} · Reclamación · Correo</span>
        <DueChip due={row.due} full />
      </ThingHead>
      <PaneBar>
        <ActionBar label="Acciones del caso" actions={actions} primary={proposing} />
      </PaneBar>
      <PaneBody>
        <SpecimenBlocks who={row.who} />
      </PaneBody>
      <PaneFoot>
        <TextArea
          label="Respuesta a Marta Iglesias"
          hideLabel
          defaultValue={'Hola, Marta:\nEl abono de 184,50 € queda'}
        />
        <div className={styles.composerBar}>
          <Button keys={['m']}>Plantilla</Button>
          <Button>Adjuntar</Button>
          <span className={styles.spring} />
          <ActionButton action={replying} />
          <Button keys={['ctrl+enter']}>Enviar</Button>
        </div>
      </PaneFoot>
    </Pane>
  );
}

function SpecimenBlocks({ who }: { who: string }) {
  return (
    <Thread label="Mensajes">
      <Block id="m1" kind="theirs" course={beside(0)} title={who} meta="a atencion@ribera.example · hoy, 9:42">
        <p>
          Buenos días: el pedido 108810 sigue sin completarse: faltan 2 unidades de la ref. IL-1108O. Necesito las
          piezas antes del martes o el reembolso. Un saludo.
        </p>
      </Block>
      <Block
        id="m2"
        kind="decision"
        level={2}
        course={beside(1)}
        title="Consulta a Almacén"
        meta="respondió Toni Vidal en 18 min"
      >
        «Salieron 4 de 6. Quedan 2 en ubicación B-14, pueden salir hoy.»
      </Block>
      <SystemLines
        course={beside(2)}
        lines={[
          { id: '1', text: 'Ana Beltrán se lo quedó · 9:50' },
          { id: '2', text: 'Tipo: Reclamación · 9:51' },
          { id: '3', text: 'Etiqueta: incompleto · 9:51' },
        ]}
      />
      <Block
        id="m3"
        kind="note"
        course={beside(3)}
        title="Nota interna · Ana Beltrán"
        meta="10:05 · el cliente no la ve"
      >
        <p>Es cliente desde 2016; segunda entrega incompleta en 30 días.</p>
      </Block>
      <Block
        id="m4"
        kind="decision"
        level={3}
        course={beside(4)}
        title="Autorización pedida"
        meta="a Teresa Ruiz · abono de 184,50 €"
        born
      >
        Supera tu límite de 150,00 €. Suele contestar en 35 min (mediana de 30 d, n = 41).
      </Block>
      <Block id="m5" kind="ours" course={beside(5)} title="Ana Beltrán" meta="10:08 · enviado">
        <p>
          Hola, Marta: ya hemos localizado las 2 piezas y salen hoy con entrega el jueves. Te confirmo el abono en
          cuanto lo autoricen, antes de las 13:00.
        </p>
      </Block>
    </Thread>
  );
}
