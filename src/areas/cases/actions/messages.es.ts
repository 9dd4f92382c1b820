import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of what is done with a case without somebody choosing each time. */
export const es: Messages = {
  'error.action.needs_person':
    'Nadie se queda un caso si no lo hace una persona. No se ha cambiado nada; asígnalo a alguien o a un equipo.',
  'error.action.needs_owner':
    'El caso no tiene responsable y un área responde a una persona. No se ha cambiado nada; asígnalo antes.',
  'issue.action.repeated': 'Eso está dos veces: quita una.',
  'issue.action.assign_whom': 'Falta a quién se asigna: una persona, un equipo o los dos.',
};
