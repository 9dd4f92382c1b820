import type { Definition } from './definitions.rules.ts';
import type { Parameter } from './contract.ts';

export interface Unmeasured extends Definition {
  id: string;
  reading: 'A' | 'B' | null;
  why: Parameter['name'];
}

const PHONE = {
  es: 'Cauce aún no está conectado a la telefonía: no hay datos de llamadas.',
  en: 'Cauce is not connected to the telephone system yet: there are no data of calls.',
};
const text = (es: string, en: string): Parameter['name'] => ({ es, en });

/** Both readings of the «95 %… de media»: publishing A implies B. */
const CALLS: readonly Unmeasured[] = [
  {
    id: 'wait_call',
    reading: 'A',
    article: 'Ley 10/2025, art. 10.3',
    name: text('Llamadas atendidas', 'Calls answered'),
    definition: text(
      'Llamadas atendidas de verdad en menos de 180 segundos, sobre todas las recibidas, abandonadas incluidas. Los abandonos breves se muestran aparte; por defecto no se excluye ninguno.',
      'Calls effectively answered within 180 seconds, out of all received, abandoned ones included. Short abandons are shown apart; by default none is left out.',
    ),
    method: text('Censo de llamadas, cuando haya datos.', 'Census of calls, once there are data.'),
    kind: 'share',
    target: 0.95,
    why: PHONE,
  },
  {
    id: 'wait_call',
    reading: 'B',
    article: 'Ley 10/2025, art. 10.3',
    name: text('Llamadas atendidas', 'Calls answered'),
    definition: text(
      'Espera media, en segundos, del 95 % mejor atendido; debe quedar por debajo de 180.',
      'Mean wait, in seconds, of the best-served 95 %; it must stay below 180.',
    ),
    method: text('Censo de llamadas, cuando haya datos.', 'Census of calls, once there are data.'),
    kind: 'seconds',
    target: 180,
    why: PHONE,
  },
];

function pending(
  id: string,
  article: string,
  name: Parameter['name'],
  definition: Parameter['name'],
  target: number,
  why: Parameter['name'],
  kind: Definition['kind'] = 'share',
): Unmeasured {
  const method = text('Censo, cuando haya datos.', 'Census, once there are data.');
  return { id, reading: null, article, name, definition, method, kind, target, why };
}

/** What the law asks to measure and Cauce has no data of: said so, never invented. */
export const UNMEASURED: readonly Unmeasured[] = [
  ...CALLS,
  pending(
    'training',
    'Ley 10/2025, art. 9.2',
    text('Personal con la formación vigente', 'Staff with valid training'),
    text(
      'Personas que atienden con la formación previa exigida en vigor, sobre todas las que atienden.',
      'People who attend with the required training in force, out of all who attend.',
    ),
    1,
    text('Cauce no guarda todavía la formación del equipo.', 'Cauce does not keep the team’s training yet.'),
  ),
  pending(
    'survey_timing',
    'Ley 10/2025, art. 18.2',
    text('Encuestas enviadas antes de resolver', 'Surveys sent before resolution'),
    text('Encuestas cuyo envío fue anterior a la resolución.', 'Surveys sent before their case was resolved.'),
    0,
    text('Desde Cauce no se envían encuestas todavía.', 'No surveys are sent from Cauce yet.'),
    'count',
  ),
  pending(
    'priority_queue',
    'Ley 10/2025, art. 10.6',
    text('Prioridad de mayores de 65 y personas con discapacidad', 'Priority for over-65s and disabled people'),
    text('Llamadas con derecho a prioridad que la tuvieron.', 'Calls entitled to priority that had it.'),
    1,
    PHONE,
  ),
  pending(
    'hours_coverage',
    'Ley 10/2025, art. 14.1',
    text('Horas comerciales con atención', 'Business hours attended'),
    text(
      'Horas en las que la empresa vende y en las que además atiende, sobre todas las horas en las que vende.',
      'Hours in which the company sells and attends as well, out of all hours in which it sells.',
    ),
    1,
    text(
      'Cauce conoce el horario de atención, pero no el horario en el que la empresa vende.',
      'Cauce knows the hours of attention, but not the hours in which the company sells.',
    ),
  ),
];

export const WHY_NOT_FOLLOWED = text(
  'El régimen elegido en Ajustes no fija este plazo.',
  'The regime chosen in Settings does not set this term.',
);

/** Where the regime followed has no such term. */
export const NOT_FOLLOWED: readonly (Omit<Unmeasured, 'why'> & { clock: string })[] = [
  {
    id: 'continuity',
    clock: 'es.l10.continuity',
    reading: null,
    article: 'Ley 10/2025, art. 17.2',
    name: text('Cortes de servicio contestados en 2 horas', 'Service cuts answered within 2 hours'),
    definition: text(
      'Incidencias de continuidad contestadas con causa y tiempo estimado en dos horas, sobre todas.',
      'Continuity incidents answered with cause and estimated time within two hours, out of all.',
    ),
    method: text('Censo, caso por caso.', 'Census, case by case.'),
    kind: 'share',
    target: 1,
  },
];
