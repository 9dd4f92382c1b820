import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.mail.too_large':
    'El correo supera el máximo de {megabytes} MB. No se ha guardado; envíalo sin los adjuntos grandes.',
  'error.mail.empty': 'No ha llegado ningún correo: el cuerpo de la petición está vacío. No se ha guardado nada.',
};
