import { addMs, HOUR } from '#platform/clock/index.ts';
import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import { answerFinding, passFinding } from './answer.ts';
import type { Fault } from './contract.ts';
import { makeFinding } from './make.ts';
import { areaNamed, costlyCase, lineCase } from './world.store.ts';

interface Sample {
  /** Of the contact it was learnt in; the latest case that cost something when left out. */
  subject: string | null;
  hoursAgo: number;
  fault: Fault;
  area: string;
  summary: string;
  quote: string | null;
  answered?: { hoursAgo: number; state: 'accepted' | 'explained'; text: string };
  passed?: { hoursAgo: number; to: string; word: string };
}

const SAMPLES: readonly Sample[] = [
  {
    subject: 'Tres visitas del técnico y la caldera sigue igual',
    hoursAgo: 48,
    fault: 'information',
    area: 'Servicio técnico',
    summary: 'A la segunda visita se llega sin el historial de la primera: el parte queda en papel hasta el lunes.',
    quote: 'Han venido tres técnicos distintos y cada uno me cuenta una cosa.',
    answered: {
      hoursAgo: 30,
      state: 'accepted',
      text: 'Lo hace posible que el parte se pase a limpio una vez a la semana. Desde el lunes se cierra en la visita.',
    },
  },
  {
    subject: 'Nos cobran el porte de un pedido que llegó incompleto',
    hoursAgo: 43,
    fault: 'process',
    area: 'Almacén',
    summary: 'Cuando un pedido sale partido, el porte se factura entero con la primera entrega.',
    quote: 'Nadie nos contesta por qué se factura el porte completo si faltaba la mitad.',
    passed: {
      hoursAgo: 27,
      to: 'Contabilidad',
      word: 'El albarán sale bien; el porte se añade al hacer la factura.',
    },
  },
  {
    subject: 'Me dijeron que no tenía garantía y sí la tengo',
    hoursAgo: 25,
    fault: 'policy',
    area: 'Comercial',
    summary: 'La ficha de garantía que se usa por teléfono cuenta desde la fecha del aviso y no desde la compra.',
    quote: 'me dijeron que la garantía había acabado.',
    answered: {
      hoursAgo: 20,
      state: 'explained',
      text: 'Se hizo así porque muchos avisos llegan sin factura. Pediremos la factura antes de decir que no.',
    },
  },
  {
    subject: null,
    hoursAgo: 5,
    fault: 'carrier',
    area: 'Transporte',
    summary:
      'Se compensa al cliente por lo mismo cada mes y el parte al transportista se abre solo si alguien lo pide.',
    quote: null,
  },
];

/** What these contacts showed, and what the areas have said: by the verbs themselves. */
export async function loadFindings(house: House, director: PersonActor): Promise<void> {
  for (const sample of SAMPLES) {
    const id = await note(house, director, sample);
    if (!id) continue;
    const { answered, passed } = sample;
    if (answered)
      await at(house, director, answered.hoursAgo, (work) =>
        answerFinding(work, id, { state: answered.state, answer: answered.text }),
      );
    if (passed)
      await at(house, director, passed.hoursAgo, async (work) =>
        passFinding(work, id, { areaId: (await areaNamed(work.db, passed.to)) ?? '', word: passed.word }),
      );
  }
}

async function note(house: House, director: PersonActor, sample: Sample): Promise<string | null> {
  return at(house, director, sample.hoursAgo, async (work) => {
    const { subject, fault, summary, quote } = sample;
    const areaId = await areaNamed(work.db, sample.area);
    const found = subject ? await lineCase(work.db, subject) : await costlyCase(work.db);
    if (!found || !areaId) return null;
    return makeFinding(work, found.reference, {
      fault,
      areaId,
      summary,
      messageId: quote ? found.messageId : null,
      quote: quote ?? '',
      contactId: found.contactId,
    });
  });
}

async function at<T>(
  house: House,
  actor: PersonActor,
  hoursAgo: number,
  act: Parameters<typeof transact<T>>[2],
): Promise<T> {
  return transact(house, actor, act, { now: addMs(house.clock.now(), -hoursAgo * HOUR) });
}
