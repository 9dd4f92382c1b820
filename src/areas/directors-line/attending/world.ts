/** Who asked for the Director these weeks, and how it went. */
export interface Story {
  hoursAgo: number;
  name: string;
  phone: string;
  call: boolean;
  subject: string;
  text: string;
  /** What was said on the phone and what the team learnt; they wait still when left out. */
  attended?: { hoursAgo: number; notes: string; learnt: string };
  /** Called, never picked up, told so, and closed with the last try. */
  tried?: { hoursAgo: readonly number[]; notes: string; learnt: string };
  caseId?: string;
}

export const STORIES: readonly Story[] = [
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
      hoursAgo: 377,
      notes: 'Un desplazamiento era un error. Contabilidad lo abona esta semana.',
      learnt: 'El parte dice cuántas veces se fue; la factura se hace con el parte delante.',
    },
  },
  {
    hoursAgo: 120,
    name: 'Gonzalo Peribáñez Ruiz',
    phone: '+34677402918',
    call: true,
    subject: 'Me cambiaron la cita y nadie me avisó',
    text: 'Llámenme, por favor. Salgo de trabajar a las ocho.',
    tried: {
      hoursAgo: [117, 95, 70],
      notes: 'Salta el buzón. Le dejo mi número directo para que llame cuando pueda.',
      learnt: 'A quien sale tarde se le llama después de las ocho, aunque no haya horas abiertas.',
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
export const GIVEN_BACK = {
  hoursAgo: 26,
  phone: '+34622904417',
  call: false,
  subject: 'Cada persona me dice una cosa distinta',
  text: 'He contado lo mismo tres veces. Solo pido que una persona lo lleve hasta el final y me diga una fecha que se cumpla.',
  returnedHoursAgo: 22,
  instruction:
    'Llámale hoy, discúlpate en mi nombre y dale la fecha que tengamos confirmada. Lo llevas tú hasta el final.',
} as const;
