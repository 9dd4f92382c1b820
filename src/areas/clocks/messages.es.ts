import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.clocks.bad_calendar': 'El horario tiene un dato por corregir ({path}). No se ha guardado nada.',
  'error.clocks.unknown_zone': 'No se conoce la zona horaria {zone}. Elige una de la lista.',
  'error.clocks.unknown_territory': 'No hay festivos preparados para ese país o comunidad. Puedes añadirlos a mano.',
  'error.clocks.never_opens':
    'Este horario no abre nunca, así que no hay plazo que contar. Añade alguna hora de apertura.',
  'error.clocks.no_working_days':
    'Este horario no tiene ningún día hábil, así que no hay plazo que contar. Marca al menos uno.',
  'error.clocks.too_far': 'El plazo acabaría dentro de más de {years} años. Revisa su duración y el horario.',
  'error.clocks.bad_amount': 'La duración de un plazo es un número de días o minutos que no puede ser negativo.',
  'error.clocks.bad_instant': 'Esa fecha u hora no existe.',
  'error.legal_pack.not_found': 'Ese paquete de plazos no existe. No se ha cambiado nada.',
  'error.legal_pack.brand_not_found': 'Esa marca no existe. No se ha cambiado nada.',
  'error.legal_pack.in_the_past':
    'La fecha ya ha pasado. No se ha cambiado nada: los plazos que ya se han comunicado no se mueven.',
  'issue.clocks.unknown_zone': 'No se conoce esta zona horaria.',
  'issue.clocks.bad_time': 'La hora se escribe como 09:00 y no pasa de 24:00.',
  'issue.clocks.empty_slot': 'La franja empieza y acaba a la misma hora. Para todo el día: de 00:00 a 24:00.',
  'issue.clocks.overlapping_slots': 'Esta franja se cruza con otra del mismo día.',
  'issue.clocks.bad_date': 'Esa fecha no existe.',
  'issue.clocks.repeated_date': 'Esta fecha está dos veces.',
};
