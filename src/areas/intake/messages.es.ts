import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.intake.not_found': 'Esa entrada no existe, o no la puedes ver.',
  'error.intake.done': 'Esa entrada ya tiene su caso. No se ha cambiado nada: ábrelo para seguir.',
  'error.intake.has_case':
    'Esa entrada es un mensaje de un caso que ya estaba abierto. No se ha cambiado nada: ábrelo y decide allí.',
};
