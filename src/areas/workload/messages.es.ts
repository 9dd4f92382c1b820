import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.shift.ends_before': 'La jornada acaba antes de empezar. No se ha guardado; corrígela.',
  'error.relief.already_asked': 'Ya has pedido relevo y espera respuesta. Retíralo si quieres pedir otra cosa.',
  'error.relief.cannot_move': 'Lo has prometido tú, o espera tu decisión: {reference} se queda contigo.',
  'error.relief.not_found': 'Esa petición de relevo ya no está. No se ha cambiado nada.',
  'error.relief.answered': 'Otra persona ya ha contestado a este relevo. No se ha cambiado nada.',
  'error.relief.not_answered': 'No hay nada que devolver de este relevo.',
  'error.relief.own': 'Es tu propia petición. Que la conteste otra persona.',
  'error.relief.word_needed': 'Falta una línea que diga por qué no. Añádela.',
  'error.relief.moved_on': 'Ya no lo llevaba esa persona.',
  'relief.note':
    'Relevo: {from} se lo pasa a {to}, con el sí de {lead}.{word, select, none {} other { Dice: «{word}»}} Lo hecho y lo hablado está en el hilo.',
};
