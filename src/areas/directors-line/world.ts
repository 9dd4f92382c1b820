import { keep } from '#areas/intake/index.ts';
import { addMs, HOUR } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact, type House, type PersonActor, type Work } from '#platform/work/index.ts';
import { directHandler } from './asking/process.ts';
import { writeSettings } from './asking/line.store.ts';
import type { Asked } from './asking/submission.ts';
import { closeContact, logCall, returnContact } from './attending/attend.ts';
import { loadFindings } from './findings/world.ts';
import { loadPhoto } from './photo/world.ts';
import { loadReviews } from './reviews/world.ts';
import { loadUnreached } from './unreached/world.ts';
import { arrivalOf, attendedByAgent, markWorkedOff } from './world.store.ts';
import { waitingOfCase } from './attending/contact.store.ts';

interface Story {
  hoursAgo: number;
  name: string;
  phone: string;
  call: boolean;
  subject: string;
  text: string;
  /** What was said on the phone and what the team learnt; they wait still when left out. */
  attended?: { hoursAgo: number; notes: string; learnt: string };
  caseId?: string;
}

const STORIES: readonly Story[] = [
  {
    hoursAgo: 1_130,
    name: 'Milagros Cid Barbero',
    phone: '+34606118204',
    call: true,
    subject: 'El fontanero no vino y perdí el día de trabajo',
    text: 'Pedí permiso en el trabajo y no apareció nadie ni me avisaron. No es la primera vez.',
    attended: {
      hoursAgo: 1_106,
      notes: 'Le pedí disculpas. Va mañana a la hora que ella eligió y sin coste.',
      learnt: 'Si una visita se cae, se llama al cliente antes de que salga de casa.',
    },
  },
  {
    hoursAgo: 700,
    name: 'Comunidad Paseo de Zorrilla, 44',
    phone: '+34983271190',
    call: true,
    subject: 'Tres presupuestos distintos para la misma bomba',
    text: 'Cada vez que llamamos nos dan un precio. ¿Con cuál nos quedamos?',
    attended: {
      hoursAgo: 696,
      notes: 'Vale el más bajo, que es el que firmamos. Se lo mando por escrito hoy.',
      learnt: 'El presupuesto dado se busca antes de hacer otro.',
    },
  },
  {
    hoursAgo: 380,
    name: 'Adela Requejo Sanz',
    phone: '+34671550932',
    call: true,
    subject: 'Nadie me explica la factura de la reparación',
    text: 'Me cobran dos desplazamientos y vinieron una vez.',
    attended: {
      hoursAgo: 371,
      notes: 'Un desplazamiento era un error. Contabilidad lo abona esta semana.',
      learnt: 'El parte dice cuántas veces se fue; la factura se hace con el parte delante.',
    },
  },
  {
    hoursAgo: 52,
    name: 'Marisa Olmedo Vega',
    phone: '+34612340111',
    call: true,
    subject: 'Tres visitas del técnico y la caldera sigue igual',
    text: 'Han venido tres técnicos distintos y cada uno me cuenta una cosa. Quiero hablar con alguien que decida.',
    attended: {
      hoursAgo: 49,
      notes: 'Muy cansada de repetir la historia. Va el jefe de taller mañana a primera hora, sin coste.',
      learnt: 'A la segunda visita fallida va siempre el mismo técnico, con el historial leído.',
    },
  },
  {
    hoursAgo: 46,
    name: 'Reformas Hermanos Pascual',
    phone: '+34683220145',
    call: true,
    subject: 'Nos cobran el porte de un pedido que llegó incompleto',
    text: 'Nadie nos contesta por qué se factura el porte completo si faltaba la mitad. Llámennos, por favor.',
    attended: {
      hoursAgo: 44,
      notes: 'Tienen razón. Contabilidad abona el porte y les escribe hoy.',
      learnt: 'Si el pedido sale partido, el porte se factura con la última entrega.',
    },
  },
  {
    hoursAgo: 28,
    name: 'Begoña Ibarra Lasa',
    phone: '+34655901233',
    call: true,
    subject: 'Me dijeron que no tenía garantía y sí la tengo',
    text: 'El grifo tiene once meses y me dijeron que la garantía había acabado.',
    attended: {
      hoursAgo: 26,
      notes: 'La garantía estaba viva. Disculpas y grifo nuevo mañana.',
      learnt: 'La fecha de compra se mira en la factura, no en la del aviso.',
    },
  },
  {
    hoursAgo: 3,
    name: 'Jon Etxebarria',
    phone: '+34634110987',
    call: true,
    subject: 'Pide que le llame la Directora',
    text: 'Llevo dos semanas esperando la mampara y ya me han dado tres fechas. Prefiero que me llamen.',
  },
  {
    hoursAgo: 2,
    name: 'Clínica San Román',
    phone: '+34983440210',
    call: false,
    subject: 'Dos averías en un mes en el mismo equipo',
    text: 'El descalcificador se ha parado por segunda vez este mes y no podemos atender con normalidad. Necesitamos saber quién responde de esto y cuándo queda resuelto.',
  },
];

/** Asked from a case that somebody attends already, who has it back with what to do and has still to answer. */
const GIVEN_BACK = {
  hoursAgo: 26,
  phone: '+34622904417',
  call: false,
  subject: 'Cada persona me dice una cosa distinta',
  text: 'He contado lo mismo tres veces. Solo pido que una persona lo lleve hasta el final y me diga una fecha que se cumpla.',
  returnedHoursAgo: 22,
  instruction:
    'Llámale hoy, discúlpate en mi nombre y dale la fecha que tengamos confirmada. Lo llevas tú hasta el final.',
} as const;

const HOURS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '12:00', to: '13:00' }));

/** The Director's hours, who was attended these days and who waits now. */
export async function loadLine(house: House, { id, name }: { id: string; name: string }): Promise<void> {
  const director: PersonActor = {
    kind: 'person',
    id,
    name,
    roles: ['director'],
    teamIds: [],
    areaIds: [],
    language: 'es',
    via: 'session',
    sessionId: null,
    tokenId: null,
    scopes: null,
    fresh: true,
  };
  await transact(house, system('demo'), (work) =>
    writeSettings(work.db, { hours: HOURS, slotMinutes: 20, promiseMinutes: 480 }),
  );
  for (const story of STORIES) {
    const at = addMs(house.clock.now(), -story.hoursAgo * HOUR);
    const caseId = await transact(house, system('demo'), (work) => arrive(work, story, at), { now: at });
    if (story.attended) await attend(house, director, caseId, story.attended);
  }
  await giveBack(house, director);
  await loadFindings(house, director);
  await loadPhoto(house, director);
  await loadUnreached(house);
  await loadReviews(house, director);
}

async function giveBack(house: House, director: PersonActor): Promise<void> {
  const { hoursAgo, returnedHoursAgo, instruction, ...asked } = GIVEN_BACK;
  const [at, now] = [hoursAgo, returnedHoursAgo].map((hours) => addMs(house.clock.now(), -hours * HOUR)) as [
    Date,
    Date,
  ];
  const found = await attendedByAgent(house.database.db, at);
  if (!found) return;
  const story = { ...asked, hoursAgo, name: found.customer, caseId: found.caseId };
  await transact(house, system('demo'), (work) => arrive(work, story, at), { now: at });
  await transact(
    house,
    director,
    async (work) => {
      const contact = await waitingOfCase(work.db, found.caseId);
      if (contact) await returnContact(work, contact.id, instruction);
    },
    { now },
  );
}

async function arrive(work: Work, story: Story, at: Date): Promise<string> {
  const { name, phone, call, subject, text } = story;
  const given: Asked = {
    version: 1,
    caseId: story.caseId ?? null,
    unprovenAbout: null,
    subject,
    text,
    name,
    email: null,
    phone,
    language: 'es',
    call,
    slotAt: null,
    holder: '0'.repeat(64),
    files: [],
  };
  const raw = await work.house.files.put(Buffer.from(JSON.stringify(given), 'utf8'));
  const { id } = await keep(work, {
    channel: 'direct',
    dedupeKey: newId(),
    raw,
    type: 'application/json',
    envelope: { files: [] },
    receivedAt: at,
  });
  const row = await arrivalOf(work.db, id);
  const done = await directHandler.apply(work, { ...row, raw_sha256: raw.sha256, raw_size: raw.size }, given);
  if (!('outcome' in done) || !done.caseId) throw new Error('a sample contact has no case');
  await markWorkedOff(work.db, id, {
    outcome: story.caseId ? 'message' : 'case',
    caseId: done.caseId,
    messageId: done.messageId ?? null,
    subject,
    from: phone,
    at,
  });
  return done.caseId;
}

async function attend(
  house: House,
  director: PersonActor,
  caseId: string,
  { hoursAgo, notes, learnt }: NonNullable<Story['attended']>,
): Promise<void> {
  const now = addMs(house.clock.now(), -hoursAgo * HOUR);
  await transact(
    house,
    director,
    async (work) => {
      const contact = await waitingOfCase(work.db, caseId);
      if (!contact) throw new Error('a sample contact does not wait');
      await logCall(work, contact.id, { outcome: 'spoken', notes, callBackAt: null });
      await closeContact(work, contact.id, learnt);
    },
    { now },
  );
}
