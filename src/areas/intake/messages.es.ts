import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.intake.not_found': 'Esa entrada no existe, o no la puedes ver.',
  'error.intake.done': 'Esa entrada ya tiene su caso. No se ha cambiado nada: ábrelo para seguir.',
  'error.intake.has_case':
    'Esa entrada ya es un caso, así que no se marca como spam. No se ha cambiado nada: cierra el caso con su motivo.',
};
