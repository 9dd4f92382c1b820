import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of what is being written. */
export const es: Messages = {
  'error.case.later_beyond_legal':
    'Saldría después de que acabe el plazo legal del caso. No se ha programado y tu texto está a salvo: elige un momento anterior o, si ha de ser así, prográmalo otra vez.',
  'error.draft.changed_elsewhere':
    'Este borrador también se ha escrito en otro dispositivo. No se ha perdido nada: vuelve a abrir el caso y verás los dos textos.',
  'error.draft.already_sent':
    'Este texto ya se envió, quizá desde otro dispositivo, y no se envía dos veces. Mira el caso; si querías añadir algo, escríbelo aparte.',
};
