import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of this area and what our mails to customers say, in tú and usted. */
export const es: Messages = {
  'error.mailbox.not_found': 'Ese buzón no existe. No se ha cambiado nada.',
  'error.mailbox.exists': 'Ya hay un buzón con esa dirección o ese alias. No se ha guardado nada; usa otra dirección.',
  'error.mailbox.imap_needed':
    'Faltan los datos del servidor IMAP. No se ha guardado nada; indica servidor, usuario y contraseña.',
  'error.mailbox.none':
    'No hay ningún buzón activo desde el que escribir. Lo escrito sigue en el editor; pide a administración que añada un buzón.',
  'error.mail.no_recipient': 'El correo no tiene destinatario. No se ha enviado; añade una dirección.',
  'error.mail.recipient_invalid': 'Una de las direcciones no es válida. No se ha enviado nada; corrígela.',
  'error.outbox.not_found': 'Ese correo no existe.',
  'error.outbox.not_retriable': 'Ese correo ya no está pendiente. No se ha cambiado nada.',
  'imap.ok':
    'Conexión correcta: {host} aceptó el usuario y la carpeta {folder} tiene {count, plural, one {# mensaje} many {# de mensajes} other {# mensajes}}.',
  'imap.credentials': '{host} no aceptó el usuario o la contraseña. Revísalos. Respuesta: {reply}',
  'imap.token': 'El proveedor no dio permiso (OAuth2). Vuelve a autorizar el buzón. Respuesta: {reply}',
  'imap.certificate': 'El certificado de {host} no es válido ({reply}). No se ha enviado la contraseña.',
  'imap.unreachable': 'No se llega a {host}:{port} ({reply}). Revisa el servidor y el puerto.',
  'imap.timeout': '{host}:{port} no respondió a tiempo. Revisa el servidor, el puerto y el tipo de cifrado.',
  'imap.folder': 'El usuario es correcto, pero la carpeta {folder} no existe en {host}.',
  'imap.failed': '{host} respondió algo inesperado: {reply}',
  'mail.follow':
    '{form, select, usted {Su caso es el {reference}. Puede seguirlo en {link}} other {Tu caso es el {reference}. Puedes seguirlo en {link}}}',
  'mail.director': 'Hablar con la Dirección: {link}',
  'mail.wrote': 'El {date}, {name} escribió:',
  'mail.ack.subject': '{form, select, usted {Hemos recibido su mensaje} other {Hemos recibido tu mensaje}}',
  'mail.ack.received':
    '{form, select, usted {Hemos recibido su mensaje} other {Hemos recibido tu mensaje}} el {date} ({zone}).',
  'mail.ack.case':
    '{form, select, usted {Su caso es el {reference}, con la clave {key}. Guárdela: con ella puede consultar cómo va, sin registrarse, en {link}} other {Tu caso es el {reference}, con la clave {key}. Guárdala: con ella puedes consultar cómo va, sin registrarte, en {link}}}',
  'mail.ack.promise': '{form, select, usted {Le responderemos} other {Te responderemos}} antes del {date}.',
  'mail.ack.legal': 'El plazo que marca la ley para la respuesta acaba el {date} ({article}).',
  'mail.ack.recorded':
    '{form, select, usted {Nos ha permitido grabar la conversación como prueba. Para oírla o recibir una copia, responda a este correo o pídala con su clave: se conserva, como mínimo, hasta que se le notifique la resolución (Ley 10/2025, art. 12.1).} other {Nos has permitido grabar la conversación como prueba. Para oírla o recibir una copia, responde a este correo o pídela con tu clave: se conserva, como mínimo, hasta que se te notifique la resolución (Ley 10/2025, art. 12.1).}}',
  'mail.ack.person':
    '{form, select, usted {Le responderá una persona. Si quiere añadir algo, responda a este correo.} other {Te responderá una persona. Si quieres añadir algo, responde a este correo.}}',
  'mail.ack.content': '{form, select, usted {Esto es lo que nos ha escrito:} other {Esto es lo que nos has escrito:}}',
  'mail.ack.not_you':
    '{form, select, usted {Si no nos ha escrito usted, no tiene que hacer nada.} other {Si no nos has escrito tú, no tienes que hacer nada.}}',
  'mail.notice.working':
    '{form, select, usted {Estamos trabajando en su caso y seguimos pendientes de él. Le responderemos antes del {date}.} other {Estamos trabajando en tu caso y seguimos pendientes de él. Te responderemos antes del {date}.}}',
  'mail.notice.still':
    '{form, select, usted {Seguimos trabajando en su caso y necesitamos algo más de tiempo del que le dijimos. Le responderemos antes del {date}. Gracias por su paciencia.} other {Seguimos trabajando en tu caso y necesitamos algo más de tiempo del que te dijimos. Te responderemos antes del {date}. Gracias por tu paciencia.}}',
};
