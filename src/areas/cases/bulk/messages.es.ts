import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.bulk.not_found': 'Ese cambio en bloque no existe o es de otra persona.',
  'error.bulk.ended': 'Ya había terminado: no queda nada que parar. Puedes deshacerlo.',
  'error.bulk.running': 'Aún no ha terminado. Páralo o espera, y deshazlo entonces.',
  'error.bulk.undone': 'Ese cambio en bloque ya se deshizo.',
  'error.bulk.waits_inside':
    'Alguien de dentro tiene aún una consulta o una autorización de este caso. No se ha cambiado nada; ábrelo y decídelo allí.',
};
