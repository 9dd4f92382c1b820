/** Who could not get through, in Spanish. */
export const es = {
  'unreached.empty': 'Nadie se ha quedado sin llegar.',
  'unreached.more': 'Se ven {n} de {total}.',
  'unreached.gone': 'Ya no está en la lista: alguien le atiende o su caso se ha movido.',
  'unreached.back': 'Volver a la lista',
  'unreached.why': 'Por qué no ha podido llegar',
  'unreached.write': 'Escribirle',
  'unreached.reached': 'Está en tu línea',
  'unreached.foundBy': 'No lo pidió: lo encontramos.',
  'unreached.short.no_reply': '{n} intentos sin respuesta',
  'unreached.short.refused': 'Un no sin alternativa',
  'unreached.short.calls': '{n} llamadas abandonadas',
  'unreached.short.transfers': '{n} cambios de manos',
  'unreached.short.promises': '{n} promesas incumplidas',
  'unreached.short.reopened': 'Reabierto {n} veces',
  'unreached.reason.no_reply': 'Lo ha intentado {n} veces y nadie le ha respondido. La última, {when}.',
  'unreached.reason.refused':
    '{n, plural, one {Se le dijo que no} many {Se le dijo que no # veces} other {Se le dijo que no # veces}} y no se le ofreció nada a cambio. Fue {when}.',
  'unreached.reason.calls': 'Colgó {n} veces sin que nadie contestara. La última, {when}.',
  'unreached.reason.transfers': 'Su caso ha cambiado de manos {n} veces. La última, {when}.',
  'unreached.reason.promises': 'Se le prometió respuesta y no llegó {n} veces. La última, {when}.',
  'unreached.reason.reopened': 'Su caso se ha reabierto {n} veces. La última, {when}.',
  'unreached.rules': 'Qué se mira',
  'unreached.rule.no_reply':
    '{n} intentos de contacto sin una respuesta escrita por alguien, en {days} días. Varios mensajes en dos horas son un intento.',
  'unreached.rule.refused':
    '{n, plural, one {Un no} many {# noes} other {# noes}} sin nada concedido a cambio, en {days} días.',
  'unreached.rule.calls': '{n} llamadas abandonadas en {days} días.',
  'unreached.rule.transfers': '{n} cambios de manos en {days} días.',
  'unreached.rule.promises': '{n} promesas incumplidas en {days} días.',
  'unreached.rule.reopened': '{n} veces reabierto en {days} días.',
  'unreached.rule.unmeasured': '{what} Todavía no se mide: no hay telefonía conectada.',
};
