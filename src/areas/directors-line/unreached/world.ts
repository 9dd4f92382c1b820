import { addInbound, BARE_MESSAGE, openCaseWithMessage, type InboundMessage } from '#areas/cases/index.ts';
import { customerForEmail } from '#areas/customers/index.ts';
import { mailboxFor } from '#areas/correspondence/index.ts';
import { addMs, HOUR } from '#platform/clock/index.ts';
import { system, transact, type House, type Work } from '#platform/work/index.ts';
import { weigh } from './find.ts';
import { addPhone, breakPromises, tellNo } from './world.store.ts';

interface Story {
  name: string;
  email: string;
  phone: string | null;
  subject: string;
  /** What they wrote, and how many hours ago. */
  wrote: readonly [hoursAgo: number, text: string][];
  /** What they asked for and were told no to, with why. */
  no?: readonly [petition: string, reason: string];
  brokenHoursAgo?: readonly number[];
}

const STORIES: readonly Story[] = [
  {
    name: 'Amparo Llorente Gil',
    email: 'amparo.llorente@hogar.example',
    phone: '+34655781204',
    subject: 'Devolución del termo: sigo sin noticias',
    wrote: [
      [150, 'Devolví el termo el día 3 con vuestro transportista y no me habéis ingresado nada.'],
      [101, '¿Alguien puede decirme si lo habéis recibido? Tengo el resguardo.'],
      [29, 'Tercer correo. Solo quiero saber si ha llegado y cuándo me lo abonáis.'],
    ],
  },
  {
    name: 'Bar El Puente',
    email: 'elpuente@hosteleria.example',
    phone: null,
    subject: 'Cambio de la campana extractora fuera de plazo',
    wrote: [[190, 'La campana no entra por la puerta de la cocina. ¿La podemos cambiar por la de 60?']],
    no: ['Cambiar la campana por la de 60 cm', 'Han pasado 34 días desde la entrega.'],
  },
  {
    name: 'Félix Arranz Toribio',
    email: 'felix.arranz@hogar.example',
    phone: '+34619220781',
    subject: 'La puerta de la ducha, prometida dos veces',
    wrote: [[220, 'Llevo un mes con una cortina. ¿Cuándo viene la puerta?']],
    brokenHoursAgo: [140, 53],
  },
];

/** People who tried and did not get through, found by the rules themselves. */
export async function loadUnreached(house: House): Promise<void> {
  for (const story of STORIES) {
    const caseId = await arrive(house, story);
    const found = addMs(house.clock.now(), -20 * HOUR);
    await transact(house, system('demo'), (work) => weigh(work, [caseId]), { now: found });
  }
}

async function arrive(house: House, story: Story): Promise<string> {
  const now = house.clock.now();
  let caseId = '';
  for (const [n, [hoursAgo, text]] of story.wrote.entries()) {
    const at = addMs(now, -hoursAgo * HOUR);
    const act = async (work: Work): Promise<string> => {
      const customer = await customerForEmail(work, { email: story.email, name: story.name, language: 'es' });
      const message = messageOf(story, text, at, customer?.id ?? null, n === 0);
      if (n === 0) return open(work, story, message);
      await addInbound(work, caseId, message);
      return caseId;
    };
    caseId = await transact(house, system('demo'), act, { now: at });
  }
  await transact(house, system('demo'), async (work) => {
    if (story.no) await tellNo(work.db, caseId, story.no, addMs(now, -70 * HOUR));
    await breakPromises(
      work.db,
      caseId,
      (story.brokenHoursAgo ?? []).map((hours) => addMs(now, -hours * HOUR)),
    );
  });
  return caseId;
}

async function open(work: Work, story: Story, message: InboundMessage): Promise<string> {
  const { customerId } = message;
  if (story.phone && customerId) await addPhone(work.db, customerId, story.phone, work.now);
  const mailbox = await mailboxFor(work.db, {});
  const opened = await openCaseWithMessage(
    work,
    {
      subject: story.subject,
      channel: 'email',
      customerId,
      requester: { name: story.name, address: story.email },
      language: 'es',
      mailboxId: mailbox?.id ?? null,
      brandId: mailbox?.brandId ?? null,
      teamId: mailbox?.teamId ?? null,
      receivedAt: work.now,
    },
    message,
  );
  return opened.id;
}

function messageOf(story: Story, text: string, at: Date, customerId: string | null, first: boolean): InboundMessage {
  return {
    ...BARE_MESSAGE,
    channel: 'email',
    from: { name: story.name, address: story.email },
    subject: story.subject,
    text,
    language: 'es',
    threadedBy: first ? 'new' : 'references',
    at,
    receivedAt: at,
    customerId,
    attachments: [],
  };
}
