import { addMs, HOUR } from '#platform/clock/index.ts';
import { transact, type House, type PersonActor, type Work } from '#platform/work/index.ts';
import { BARE_MESSAGE } from '../opening/new-case.ts';
import { openCaseWithMessage } from '../opening/open.ts';
import { setParent } from './family.ts';
import { neighbours, type Neighbour } from './world.store.ts';

const SAID = [
  {
    subject: 'El repartidor no vino en la franja de la tarde',
    text: 'Buenas tardes:\nTenía la entrega del lavabo entre las 16 y las 20 h y no ha venido nadie ni han llamado. Pedí la tarde libre para esto. ¿Cuándo lo traen?\nUn saludo',
  },
  {
    subject: 'Entrega de la tarde que no llegó',
    text: 'Hola:\nHoy me tocaba la entrega de la mampara de 16 a 20 h. A las ocho y media seguía esperando. Necesito saber si es mañana, porque viene el instalador.',
  },
  {
    subject: 'Nadie trajo la caldera',
    text: 'Me dijeron que la caldera llegaba por la tarde y no ha pasado nadie. Estamos sin agua caliente. ¿Pueden decirme qué ha ocurrido?',
  },
];

/** A round of deliveries that did not go out: three people ask the same, and two of their cases hang from the first. */
export async function loadFamily(house: House, agent: PersonActor): Promise<void> {
  const references: string[] = [];
  for (const [n, one] of (await neighbours(house.database.db, SAID.length)).entries())
    references.push(await transact(house, agent, (work) => wrote(work, one, n)));
  const [parent, ...children] = references;
  for (const child of children) await transact(house, agent, (work) => setParent(work, child, parent as string));
}

async function wrote(work: Work, { id, name, email, teamId, mailboxId }: Neighbour, n: number): Promise<string> {
  const { subject = '', text = '' } = SAID[n] ?? {};
  const at = addMs(work.now, (n - SAID.length) * HOUR);
  const from = { name, address: email };
  const { reference } = await openCaseWithMessage(
    work,
    {
      subject,
      channel: 'email',
      customerId: id,
      requester: from,
      language: 'es',
      teamId,
      mailboxId,
      receivedAt: at,
    },
    {
      ...BARE_MESSAGE,
      channel: 'email',
      from,
      subject,
      text,
      language: 'es',
      threadedBy: 'new',
      at,
      receivedAt: at,
      customerId: id,
      attachments: [],
    },
  );
  return reference;
}
