import { addMs, MINUTE } from '#platform/clock/index.ts';
import { transact, type House, type PersonActor, type Work } from '#platform/work/index.ts';
import { BARE_MESSAGE } from '../opening/new-case.ts';
import { openCaseWithMessage } from '../opening/open.ts';
import { merge } from './merge.ts';
import { answerable, type AskedTwice } from './world.store.ts';

const CALLS = [
  'Llama para saber si nos llegó su correo. Dice que no puede esperar más allá del viernes y pide que le devolvamos la llamada.',
  'Llama por lo mismo que escribió: quiere saber qué día se le contesta y pide que se le llame a partir de las cinco.',
  'Vuelve a llamar: nadie le ha confirmado nada por correo y pregunta si hace falta que mande las fotos otra vez.',
];

/** People who wrote and then called: two of those calls were merged into what they wrote, the last one waits to be. */
export async function loadMerges(house: House, agent: PersonActor): Promise<void> {
  const asked = await answerable(house.database.db, CALLS.length);
  for (const [n, one] of asked.entries()) {
    const text = CALLS[n] ?? '';
    const reference = await transact(house, agent, (work) => called(work, one, text, addMs(work.now, -45 * MINUTE)));
    if (n < CALLS.length - 1) await transact(house, agent, (work) => merge(work, one.reference, reference));
  }
}

async function called(work: Work, asked: AskedTwice, text: string, at: Date): Promise<string> {
  const { customerId, teamId, mailboxId, brandId } = asked;
  const from = { name: asked.name, address: '' };
  const subject = `Llamada sobre «${asked.subject}»`;
  const { reference } = await openCaseWithMessage(
    work,
    {
      subject,
      channel: 'phone',
      customerId,
      requester: null,
      language: 'es',
      teamId,
      mailboxId,
      brandId,
      receivedAt: at,
      legalClass: 'enquiry_immediate',
    },
    {
      ...BARE_MESSAGE,
      channel: 'phone',
      from,
      subject,
      text,
      language: 'es',
      threadedBy: 'agent',
      at,
      receivedAt: at,
      customerId,
      attachments: [],
    },
  );
  return reference;
}
