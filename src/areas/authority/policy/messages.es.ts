import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.policy.not_found': 'Esa versión de las atribuciones no existe o se descartó.',
  'error.policy.subject_missing': 'El caso o la persona ya no existen. No se ha decidido nada.',
  'error.policy.published': 'Esta versión ya se publicó y no cambia. Haz un borrador a partir de ella.',
  'error.policy.changed':
    'Alguien guardó este borrador mientras lo cambiabas. Lo suyo está guardado; vuelve a abrirlo y repite tu cambio.',
  'error.policy.superseded':
    'Mientras tanto se publicó otra versión. No se ha publicado nada; revisa qué cambia y publica de nuevo.',
  'error.policy.has_problems':
    '{n, plural, one {Queda un problema por corregir} other {Quedan # problemas por corregir}}. No se ha publicado nada.',
  'error.policy.before_now': 'Unas atribuciones no pueden empezar a regir en el pasado. Elige otra fecha.',
  'error.policy.before_scheduled':
    'Hay una versión prevista para después de esa fecha. No se ha publicado nada; retírala antes o elige una fecha posterior.',
  'error.policy.in_force': 'Esta versión ya rige o rigió, y se queda. Publica otra que la sustituya.',
  'error.policy.advice_gone': 'Con lo decidido desde entonces ese consejo ya no vale. Mira los de ahora.',
  'error.surprise.too_much':
    'Pasa de lo que puedes gastar en una sorpresa. No se ha guardado nada; elige un importe menor.',
  'error.surprise.budget_spent':
    'No te queda tanto en tu presupuesto de sorpresas de este año. No se ha guardado nada.',
};
