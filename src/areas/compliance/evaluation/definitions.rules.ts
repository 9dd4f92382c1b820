import type { Parameter } from './contract.ts';

type Text = Parameter['name'];

/** What a parameter means and how it is computed, as it is frozen with each evaluation (domain.md §1.5). */
export interface Definition {
  article: string;
  name: Text;
  definition: Text;
  method: Text;
  kind: Parameter['kind'];
  target: number | null;
}

/** The words of every term a pack sets; its name comes from the pack. */
export const TERM_WORDS: Pick<Definition, 'definition' | 'method'> = {
  definition: {
    es: 'Contactos cuya respuesta motivada se notificó dentro del plazo, sobre todos los notificados más los que siguen abiertos con el plazo vencido.',
    en: 'Contacts whose reasoned answer was notified within the term, out of all notified plus those still open past their date.',
  },
  method: {
    es: 'Censo: todos los plazos empezados en el año, caso por caso. El plazo se para al notificar, no al redactar. Los que aún no vencen se cuentan aparte. Sin los casos descartados.',
    en: 'Census: every term begun in the year, case by case. It stops at notification, not at drafting. Those not due yet are counted apart. Discarded cases are left out.',
  },
};

/** Parameters over the cases received in the year, discarded ones aside. */
export const CASE_DEFINITIONS = {
  key_issued: {
    article: 'Ley 10/2025, arts. 4.2.c y 11',
    name: { es: 'Clave identificativa entregada', en: 'Identification key issued' },
    definition: {
      es: 'Reclamaciones, incidencias y consultas con acciones posteriores que tienen su clave, sobre todas las recibidas.',
      en: 'Complaints, incidents and enquiries to be followed up that have their key, out of all received.',
    },
    method: {
      es: 'Censo: cada caso recibido en el año, y si su registro dice que se le dio la clave.',
      en: 'Census: each case received in the year, and whether its log says that it was given its key.',
    },
    kind: 'share',
    target: 1,
  },
  receipt_delivered: {
    article: 'Ley 10/2025, art. 12; TRLGDCU, art. 21.2',
    name: { es: 'Justificante entregado', en: 'Receipt delivered' },
    definition: {
      es: 'Reclamaciones cuyo justificante salió por correo y no volvió, o se dio en papel, sobre todas las recibidas.',
      en: 'Complaints whose receipt left by mail and did not come back, or was given on paper, out of all received.',
    },
    method: {
      es: 'Censo: cada reclamación con su acuse en el registro; los que el correo devolvió y los que solo se dijeron de palabra cuentan como no entregados.',
      en: 'Census: each complaint with its receipt in the log; those the mail returned and those only said count as not delivered.',
    },
    kind: 'share',
    target: 1,
  },
  receipt_said: {
    article: 'Ley 10/2025, art. 12',
    name: { es: 'Justificante solo de palabra', en: 'Receipt only said' },
    definition: {
      es: 'Reclamaciones por teléfono, en tienda o por chat cuya clave solo se dijo, sin correo ni papel. También las de quien no quiso justificante: no hay soporte duradero.',
      en: 'Complaints by phone, over the counter or by chat whose key was only said, with no mail nor paper. Also where they wanted no receipt: there is no durable medium.',
    },
    method: {
      es: 'Censo: reclamaciones acusadas en el mismo contacto sin correo de acuse ni entrega en papel en su registro.',
      en: 'Census: complaints acknowledged in the contact with neither a mail nor a paper receipt in their log.',
    },
    kind: 'count',
    target: 0,
  },
  same_language: {
    article: 'Ley 10/2025, arts. 7.2 y 13.6',
    name: { es: 'Respuesta en la misma lengua', en: 'Answered in the same language' },
    definition: {
      es: 'Primeras respuestas escritas en la lengua del último mensaje del cliente, sobre las que tienen las dos lenguas conocidas.',
      en: 'First answers written in the language of the customer’s last message, out of those with both languages known.',
    },
    method: {
      es: 'Censo de primeras respuestas de personas. La lengua del mensaje se detecta al leerlo y la de la respuesta al escribirla, sin lo que añade la ley; donde no se sabe, o con menos de diez palabras, no se cuenta.',
      en: 'Census of people’s first answers. The language received is detected on reading and the answer’s on writing, without what the law adds; where unknown, or under ten words, it is not counted.',
    },
    kind: 'share',
    target: 1,
  },
  same_channel: {
    article: 'Ley 10/2025, art. 13.5',
    name: { es: 'Respuesta por el mismo medio', en: 'Answered by the same means' },
    definition: {
      es: 'Primeras respuestas por el medio que el cliente eligió; si no eligió, por el que llegó el caso o por el correo que dejó en el formulario; sobre todas.',
      en: 'First answers by the means the customer chose; if they chose none, by the one the case came by or the e-mail they left in the form; out of all.',
    },
    method: {
      es: 'Censo de primeras respuestas de personas; el medio de cada mensaje consta en su fila. El elegido es el que constaba al responder; lo respondido por otro con su motivo cuenta como distinto.',
      en: 'Census of people’s first answers; the means of each message stands in its row. The one chosen is what their record said when they were answered; an answer by another with its reason counts as different.',
    },
    kind: 'share',
    target: 1,
  },
  reasoned: {
    article: 'Ley 10/2025, art. 13.1',
    name: { es: 'Respuesta motivada a cada petición', en: 'Reasoned answer to every request' },
    definition: {
      es: 'Casos resueltos en los que cada petición tiene su resultado y su motivo, sobre todos los resueltos.',
      en: 'Resolved cases in which every request has its outcome and its reason, out of all resolved.',
    },
    method: {
      es: 'Censo de la tabla de peticiones y resultados. La muestra de calidad de los textos no existe todavía y no entra.',
      en: 'Census of the table of requests and outcomes. There is no quality sample of the texts yet, so none is used.',
    },
    kind: 'share',
    target: 1,
  },
  adr_in_negatives: {
    article: 'Ley 10/2025, art. 13.7',
    name: { es: 'Resolución alternativa explicada en las negativas', en: 'Out-of-court settlement told in refusals' },
    definition: {
      es: 'Casos resueltos con alguna petición denegada o concedida en parte cuya resolución informó de los sistemas de resolución alternativa, sobre todos aquellos cuya ley lo pide.',
      en: 'Resolved cases with a request refused or granted in part whose resolution told of out-of-court settlement, out of all those whose law asks for it.',
    },
    method: {
      es: 'Censo: la resolución guarda el texto y los organismos tal como se dijeron al cliente.',
      en: 'Census: the resolution keeps the words and bodies as the customer was told them.',
    },
    kind: 'share',
    target: 1,
  },
  closed_by_age: {
    article: 'Ley 10/2025, art. 13.2',
    name: { es: 'Casos cerrados sin que nadie los resolviera', en: 'Cases closed with nobody resolving them' },
    definition: {
      es: 'Casos resueltos en los que no consta qué persona los resolvió. Debe ser cero: nada se cierra por vencer un plazo.',
      en: 'Resolved cases without the person who resolved them. It must be zero: nothing closes because a term ran out.',
    },
    method: {
      es: 'Censo de resoluciones vigentes de los casos recibidos en el año.',
      en: 'Census of standing resolutions of the cases received in the year.',
    },
    kind: 'count',
    target: 0,
  },
  suspensions: {
    article: 'Ley 10/2025, art. 4.4',
    name: {
      es: 'Retenciones de corte levantadas antes de notificar',
      en: 'Holds on cutting the service lifted before notice',
    },
    definition: {
      es: 'Retenciones de suspensión del servicio levantadas sin que se hubiera notificado la resolución. Debe ser cero.',
      en: 'Holds on suspending the service lifted before the resolution was notified. It must be zero.',
    },
    method: {
      es: 'Censo de las retenciones de casos recibidos en el año. Los cortes hechos por otros sistemas no se conocen aquí.',
      en: 'Census of the holds of cases received in the year. Cuts made by other systems are not known here.',
    },
    kind: 'count',
    target: 0,
  },
} as const satisfies Record<string, Definition>;

const HUMAN = { es: 'Hablar con una persona', en: 'To speak to a person' };
const HUMAN_METHOD = {
  es: 'Censo de las peticiones anotadas o enviadas en Cauce, la espera hasta que una persona atiende. Las de teléfono no entran: no hay telefonía conectada.',
  en: 'Census of the requests written down or sent in Cauce, the wait until a person attends. Those by phone are not in it: no telephone system is connected.',
};

/** Parameters over what customers asked for in the contact. */
export const REQUEST_DEFINITIONS = {
  supervisor: {
    article: 'Ley 10/2025, art. 8.3',
    name: { es: 'Peticiones de supervisión atendidas a tiempo', en: 'Requests for a supervisor met in time' },
    definition: {
      es: 'Peticiones de hablar con supervisión atendidas en el mismo contacto o el mismo día hábil, sobre todas las que ya vencieron o se atendieron.',
      en: 'Requests for a supervisor met in the same contact or the same working day, out of all met or past their date.',
    },
    method: {
      es: 'Censo de peticiones del año; las que aún no vencen se cuentan aparte.',
      en: 'Census of the requests of the year; those not due yet are counted apart.',
    },
    kind: 'share',
    target: 1,
  },
  wait_human_a: {
    article: 'Ley 10/2025, art. 8.2',
    name: HUMAN,
    definition: {
      es: 'Peticiones atendidas por una persona en menos de 180 segundos, sobre todas las recibidas, también las que nadie atendió.',
      en: 'Requests attended by a person within 180 seconds, out of all received, those nobody attended too.',
    },
    method: HUMAN_METHOD,
    kind: 'share',
    target: 0.95,
  },
  wait_human_b: {
    article: 'Ley 10/2025, art. 8.2',
    name: HUMAN,
    definition: {
      es: 'Espera media, en segundos, del 95 % mejor atendido; debe quedar por debajo de 180.',
      en: 'Mean wait, in seconds, of the best-served 95 %; it must stay below 180.',
    },
    method: HUMAN_METHOD,
    kind: 'seconds',
    target: 180,
  },
} as const satisfies Record<string, Definition>;
