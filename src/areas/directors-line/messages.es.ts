import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.direct.not_yours': 'La línea directa la atiende la Dirección o quien está de guardia. No se ha cambiado nada.',
  'error.direct.not_found': 'Ese contacto no existe. No se ha cambiado nada.',
  'error.direct.closed': 'Ese contacto ya está cerrado. No se ha cambiado nada.',
  'error.direct.not_attended': 'Todavía nadie ha hablado con esta persona. Llama o contesta antes de cerrar.',
  'error.direct.call_back_when': 'Falta cuándo volver a llamar, o ya ha pasado. Elige un momento futuro.',
  'error.direct.hours_wrong': 'Un horario acaba antes de empezar o se pisa con otro. No se ha guardado; corrígelo.',
  'direct.subject.call': 'Pide que le llame la Dirección',
  'direct.subject.message': 'Mensaje para la Dirección',
  'direct.wants_call': 'Pide que le llame la Dirección.',
  'direct.learnt_note': 'Línea directa. Lo que aprende el equipo: {text}',
  'mail.direct.asked.subject': 'Alguien quiere hablar contigo',
  'mail.direct.asked.message': 'Hay un mensaje nuevo en la línea directa y espera tu respuesta.',
  'mail.direct.asked.call': 'Alguien pide en la línea directa que le llames.',
  'mail.direct.asked.slot': 'Alguien ha elegido en la línea directa que le llames el {when}.',
  'mail.direct.late.subject': 'Promesa incumplida en la línea directa',
  'mail.direct.late.message': 'Un mensaje de la línea directa sigue sin respuesta y el momento prometido ha pasado.',
  'mail.direct.late.call': 'Una llamada pedida en la línea directa sigue sin hacerse y el momento prometido ha pasado.',
  'mail.direct.late.slot': 'La llamada de la línea directa elegida para el {when} no consta como hecha.',
};
