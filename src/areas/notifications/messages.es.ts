/** The mail that tells what was not seen on a screen, in Spanish. */
export const es = {
  'notification.mail.subject':
    '{n, plural, one {Un caso te espera} many {{n} de casos te esperan} other {{n} casos te esperan}}',
  'notification.mail.text':
    'Hola, {name}:\n\nEsto no lo has visto aún en Cauce:\n\n{lines}\n\nÁbrelo en Mi día:\n{link}\n\nRecibes este correo porque lo pediste. Se cambia en tu cuenta:\n{account}\n\n{company}',
  'notification.mail.assigned': 'te ha llegado el caso',
  'notification.mail.replied': 'hay un mensaje nuevo',
  'notification.mail.consulted': 'el área ha contestado',
  'notification.mail.decided': 'está decidido lo que se pidió',
  'notification.mail.mentioned': 'te mencionan en una nota',
  'notification.mail.critical': 'el plazo está a punto de vencer',
  'notification.mail.automation': 'una automatización tuya se ha parado aquí',
  'notification.mail.relief': 'alguien pide relevo con este y quizá otros',
  'notification.mail.relieved': 'han contestado al relevo que pediste',
  'notification.mail.unsent': 'una respuesta no ha podido salir aún',
  'notification.mail.direct': 'quiere hablar con la Dirección',
};
