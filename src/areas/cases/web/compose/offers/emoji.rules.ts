import { fold } from '#ui/format/fold.rules.ts';

/** The few that letters to customers use, by the words somebody would look for in each language. */
const EMOJI: readonly (readonly [character: string, es: string, en: string])[] = [
  ['👋', 'hola, saludo', 'hello, wave'],
  ['🙂', 'sonrisa, contento', 'smile, happy'],
  ['😊', 'alegría, encanto', 'joy, delighted'],
  ['😉', 'guiño', 'wink'],
  ['😅', 'apuro, uf', 'sweat, phew'],
  ['😔', 'pena, siento', 'sorry, sad'],
  ['🙏', 'gracias, favor', 'thanks, please'],
  ['👍', 'vale, bien, pulgar', 'ok, good, thumb'],
  ['👏', 'aplauso, bravo', 'applause, bravo'],
  ['🎉', 'enhorabuena, fiesta', 'congratulations, party'],
  ['❤️', 'corazón', 'heart'],
  ['✅', 'hecho, listo', 'done, check'],
  ['❌', 'error, mal', 'error, wrong'],
  ['⚠️', 'aviso, atención', 'warning, attention'],
  ['📦', 'paquete, pedido', 'parcel, order'],
  ['🚚', 'camión, envío, reparto', 'truck, shipping, delivery'],
  ['📅', 'fecha, calendario', 'date, calendar'],
  ['⏰', 'hora, plazo', 'time, deadline'],
  ['📞', 'teléfono, llamada', 'phone, call'],
  ['📎', 'adjunto, clip', 'attachment, clip'],
  ['📷', 'foto, cámara', 'photo, camera'],
  ['🧾', 'factura, recibo', 'invoice, receipt'],
  ['💶', 'dinero, euros, reembolso', 'money, euros, refund'],
  ['🔧', 'reparación, llave', 'repair, wrench'],
  ['🏠', 'casa, domicilio', 'home, house'],
];

export interface Emoji {
  character: string;
  /** The word that was looked for, whole. */
  name: string;
}

/** Those of which a word begins so, accents or not; a colon and two letters are enough. */
export function emojiNamed(begun: string, locale: 'es' | 'en'): Emoji[] {
  const wanted = fold(begun);
  return EMOJI.flatMap(([character, es, en]) => {
    const name = (locale === 'es' ? es : en).split(', ').find((word) => fold(word).startsWith(wanted));
    return name ? [{ character, name }] : [];
  });
}

export interface Asked {
  sign: '@' | ':';
  /** Where the sign stands. */
  start: number;
  text: string;
}

/** What follows an «@» or a «:» just before the cursor, when a word begins with it. */
export function askedIn(before: string, signs: string): Asked | undefined {
  const found =
    /(?:^|[\s(])(@)([\p{L}\p{M}.'-]*(?: [\p{L}\p{M}.'-]*)?)$/u.exec(before) ??
    /(?:^|[\s(])(:)([\p{L}\p{M}]{2,20})$/u.exec(before);
  const [, sign = '', text = ''] = found ?? [];
  if ((sign !== '@' && sign !== ':') || !signs.includes(sign)) return undefined;
  return { sign, start: before.length - text.length - 1, text };
}
