import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.session.wrong':
    'El correo o la contraseña no coinciden. No se ha cambiado nada; revísalos o pide un enlace para poner otra contraseña.',
  'error.session.wrong_code':
    'El código no es válido o ya se ha usado. No se ha cambiado nada; escribe el que muestra ahora tu aplicación.',
  'error.session.wrong_passkey':
    'Esa llave de acceso no se ha aceptado. No se ha cambiado nada; prueba otra vez o entra con tu contraseña.',
  'error.session.too_many':
    'Demasiados intentos seguidos. Tu cuenta está a salvo; vuelve a intentarlo dentro de {retryAfterSeconds, plural, =0 {un momento} one {# segundo} other {# segundos}}.',
  'error.session.expired': 'Este paso ha caducado. No se ha cambiado nada; empieza de nuevo a iniciar sesión.',
  'error.session.not_found': 'Esa sesión ya no está abierta.',
  'error.link.invalid':
    'Este enlace ya no sirve: se ha usado, ha caducado o se envió otro después. Tu cuenta está a salvo; pide uno nuevo.',
  'error.person.password_weak':
    '{reason, select, common {Esa contraseña está entre las más usadas y se adivina enseguida.} personal {Esa contraseña se parece a tu nombre, tu correo o tu empresa.} other {Esa contraseña repite o sigue un patrón.}} No se ha guardado; elige otra, por ejemplo cuatro palabras sin relación.',
  'error.person.email_taken':
    'Ya hay una persona con ese correo. No se ha enviado nada; búscala en la lista, también entre las desactivadas.',
  'error.person.unknown_group':
    'Alguno de los equipos o áreas elegidos ya no existe. No se ha enviado nada; elige de nuevo.',
  'error.person.not_found': 'Esa persona no existe o está desactivada. No se ha guardado nada; elige a otra.',
  'error.person.not_invited': 'Esa persona ya no espera una invitación. No se ha enviado nada.',
  'error.person.already_disabled': 'Esa persona ya está desactivada. No se ha cambiado nada.',
  'error.person.not_disabled': 'Esa persona no está desactivada. No se ha cambiado nada.',
  'error.person.last_administrator':
    'Es la única persona que administra Cauce. No se ha cambiado nada; da antes ese perfil a alguien más.',
  'error.totp.already_on':
    'El segundo paso ya está activado. No se ha cambiado nada; quítalo antes de configurar otra aplicación.',
  'error.passkey.not_found': 'Esa llave de acceso ya no existe.',
  'error.token.not_found': 'Ese token ya no existe o está revocado.',
  'issue.password_short': 'La contraseña necesita al menos 12 caracteres. Una frase corta es una buena idea.',
  'mail.invitation.subject': '{company} te invita a Cauce',
  'mail.invitation.text':
    'Hola, {name}:\n\n{company} atiende a su clientela con Cauce y ya tienes un sitio en el equipo. Para entrar por primera vez, elige tu contraseña aquí:\n\n{link}\n\nEl enlace es personal, sirve una sola vez y caduca dentro de 3 días. Si caduca, pide otro a quien administra Cauce en tu empresa.\n\nSi no esperabas este correo, no hace falta que hagas nada.\n',
  'mail.reset.subject': 'Pon una contraseña nueva en Cauce',
  'mail.reset.text':
    'Hola, {name}:\n\nAlguien ha pedido poner una contraseña nueva en tu cuenta de Cauce, en {company}. Si has sido tú, hazlo aquí:\n\n{link}\n\nEl enlace sirve una sola vez y caduca dentro de 1 hora. Al usarlo se cerrarán todas tus sesiones.\n\nSi no has sido tú, no hagas nada: tu contraseña sigue siendo la misma.\n',
  'mail.account_change.subject': 'Ha cambiado la forma de entrar en tu cuenta de Cauce',
  'mail.account_change.text':
    'Hola, {name}:\n\nEn tu cuenta de Cauce, en {company}, {change, select, password {se ha cambiado la contraseña} totp_on {se ha activado el segundo paso con una aplicación de códigos} totp_off {se ha desactivado el segundo paso} passkey_added {se ha añadido una llave de acceso} other {se ha quitado una llave de acceso}}.\n\nSi has sido tú, no hace falta que hagas nada. Si no, avisa enseguida a quien administra Cauce en tu empresa.\n',
};
