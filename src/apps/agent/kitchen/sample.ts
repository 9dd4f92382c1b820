import type { Me } from '#areas/identity/contract.ts';
import type { Level } from '#ui/course/course.rules.ts';
import type { Due } from '#ui/status/due.rules.ts';

/** Invented, for looking at the primitives with credible words. */
export const ana: Me = {
  id: '01920000-0000-7000-8000-000000000001',
  name: 'Ana Beltrán Iríbar',
  email: 'ana@ribera.example',
  roles: ['agent', 'lead', 'administrator'],
  language: 'es',
  jobTitle: 'Atención al cliente',
  signature: '',
  available: true,
  preferences: {},
  teamIds: [],
  areaIds: [],
  totp: false,
  passkeys: 0,
  fresh: true,
};

/** When the specimen is: a Monday morning. */
export const NOW = new Date('2026-10-12T08:12:00Z');

const day = (left: number, used: number, state: Due['state'] = 'running', kind: Due['kind'] = 'legal'): Due => ({
  kind,
  state,
  used,
  left: { unit: 'working-days', n: left },
  dueAt: new Date(NOW.getTime() + left * 86_400_000 + 43_200_000),
});

export interface SampleRow {
  id: string;
  who: string;
  subject: string;
  at: Date;
  due: Due;
  level: Level;
  waiting?: boolean;
  unread?: boolean;
  draft?: boolean;
  last: string;
}

const at = (iso: string): Date => new Date(iso);

export const rows: readonly SampleRow[] = [
  {
    id: 'RC-24817',
    who: 'Marta Iglesias Olmo',
    subject: 'Pedido incompleto: faltan 2 uds. de IL-1108O',
    at: at('2026-10-12T07:42:00Z'),
    due: day(2, 0.86),
    level: 3,
    waiting: true,
    unread: true,
    last: 'Autorización pedida a Teresa Ruiz hace 6 min',
  },
  {
    id: 'RC-24790',
    who: 'Ferretería Lasarte, S. L.',
    subject: 'Re: factura duplicada F-2291',
    at: at('2026-10-12T07:31:00Z'),
    due: day(-1, 1.1),
    level: 2,
    unread: true,
    last: 'Contabilidad respondió en 40 min',
  },
  {
    id: 'RC-24825',
    who: 'Comercial Aranda',
    subject: 'Presupuesto para 40 uds. con plazo en noviembre',
    at: at('2026-10-12T07:20:00Z'),
    due: day(14, 0.05),
    level: 1,
    unread: true,
    last: 'Entró por el formulario',
  },
  {
    id: 'RC-24822',
    who: 'Iker Zubeldia',
    subject: '¿Puedo cambiar la dirección de entrega?',
    at: at('2026-10-12T07:12:00Z'),
    due: day(11, 0.2),
    level: 1,
    last: 'Entró por correo',
  },
  {
    id: 'RC-24768',
    who: 'Hotel Mirador del Duero',
    subject: 'Reparación caldera: piden técnico el viernes',
    at: at('2026-10-11T16:05:00Z'),
    due: day(4, 0.7),
    level: 2,
    waiting: true,
    last: 'Espera a Servicio técnico',
  },
  {
    id: 'RC-24755',
    who: 'Lucía Prats',
    subject: 'Gracias por avisarnos, Lucía. El recambio sale mañana',
    at: at('2026-10-11T10:40:00Z'),
    due: day(6, 0.5, 'paused'),
    level: 1,
    draft: true,
    last: 'Borrador de Ana',
  },
  {
    id: 'RC-24741',
    who: 'Obras Castilla 2000',
    subject: 'Abono pendiente del rappel de julio: 1.234.567,89 €',
    at: at('2026-10-11T09:15:00Z'),
    due: day(5, 0.65),
    level: 3,
    last: 'T. Ruiz autorizó 92,00 €',
  },
  {
    id: 'RC-24733',
    who: 'Noa Rivas',
    subject: 'Garantía: la bomba pierde presión',
    at: at('2026-10-09T15:00:00Z'),
    due: day(9, 0.3),
    level: 2,
    last: 'Almacén respondió',
  },
  {
    id: 'RC-24729',
    who: 'Clínica San Román',
    subject: 'Piden duplicado de factura con DIR3',
    at: at('2026-10-09T11:00:00Z'),
    due: {
      kind: 'internal',
      state: 'running',
      used: 0.4,
      left: { unit: 'minutes', n: 190 },
      dueAt: at('2026-10-12T11:22:00Z'),
    },
    level: 1,
    last: 'Entró por correo',
  },
  {
    id: 'RC-24718',
    who: 'Jon Etxebarria',
    subject: 'No ha llegado el transportista',
    at: at('2026-10-08T11:00:00Z'),
    due: day(1, 0.9),
    level: 2,
    waiting: true,
    last: 'Espera a Transporte',
  },
  {
    id: 'RC-24702',
    who: 'Ayuntamiento de Valdeolmos y Alalpardo',
    subject: 'Plazo de entrega del segundo lote',
    at: at('2026-10-08T09:00:00Z'),
    due: day(7, 0.45),
    level: 1,
    last: 'Entró por registro',
  },
  {
    id: 'RC-24698',
    who: 'Restaurante Ñandú',
    subject: 'Cambio de talla en uniformes de sala',
    at: at('2026-10-07T09:00:00Z'),
    due: day(3, 0.6, 'met'),
    level: 1,
    last: 'Contestado',
  },
  ...Array.from({ length: 400 }, (_, index): SampleRow => ({
    id: `RC-${24600 - index}`,
    who: ['Talleres Ibaizabal', 'Begoña Núñez Sáez', 'Óptica Muñoz', 'Çetin Yıldız'][index % 4] ?? '',
    subject:
      ['Consulta sobre la garantía ampliada', 'Entrega parcial del pedido 108772', 'Solicitan copia del albarán'][
        index % 3
      ] ?? '',
    at: at('2026-09-28T09:00:00Z'),
    due: day(8 + (index % 5), 0.3),
    level: ((index % 3) + 1) as Level,
    last: 'Entró por correo',
  })),
];
