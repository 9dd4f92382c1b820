import { expect, test } from 'vitest';

import { detectLanguage } from './language.ts';

/** First lines as customers write them, short on purpose; none of them was used to choose the word lists. */
const lines: Record<string, string[]> = {
  es: [
    'Buenas, el grifo gotea otra vez y ya vinieron el martes',
    '¿Me podéis decir si abrís el sábado?',
    'Estimados señores: les escribo para reclamar el importe de la reparación',
    'perfecto, mil gracias',
    'La caldera hace un ruido raro desde la última revisión',
    'Acabo de hacer un pedido y me equivoqué de dirección',
    '¿Hay descuento para familias numerosas?',
    'Enviadme por favor una copia del contrato',
  ],
  ca: [
    "Bones, l'aixeta torna a gotejar i ja vau venir dimarts",
    'Em podeu dir si obriu dissabte?',
    "Benvolguts senyors: us escric per reclamar l'import de la reparació",
    'perfecte, mil gràcies',
    'La caldera fa un soroll estrany',
    "Acabo de fer una comanda i m'he equivocat d'adreça",
  ],
  gl: [
    'Boas, a billa volve pingar e xa viñestes o martes',
    'perfecto, mil grazas',
    'A caldeira fai un ruído estraño desde a última revisión',
    'Acabo de facer un pedido e equivoqueime de enderezo',
    'Enviádeme por favor unha copia do contrato',
  ],
  eu: [
    'Kaixo, iturriak berriro ur tantak botatzen ditu',
    'Esango didazue larunbatean irekitzen duzuen?',
    'Galdarak zarata arraroa egiten du azken berrikuspenetik',
    'Eskaera egin berri dut eta helbidea oker jarri dut',
  ],
  pt: [
    'Boa tarde, a torneira voltou a pingar e já vieram na terça',
    'Podem dizer-me se abrem no sábado?',
    'Exmos. senhores: escrevo para reclamar o valor da reparação',
    'Acabei de fazer uma encomenda e enganei-me na morada',
  ],
  en: [
    'Hello, the tap is dripping again and you came on Tuesday',
    'Can you tell me if you open on Saturday?',
    'The boiler makes a strange noise',
    'I just placed an order and got the address wrong',
  ],
  fr: [
    'Bonjour, le robinet goutte à nouveau et vous êtes venus mardi',
    'Pouvez-vous me dire si vous ouvrez samedi ?',
    'La chaudière fait un bruit étrange',
  ],
  de: [
    'Hallo, der Wasserhahn tropft wieder und Sie waren am Dienstag da',
    'Können Sie mir sagen, ob Sie am Samstag öffnen?',
    'Der Kessel macht ein komisches Geräusch',
  ],
  it: [
    'Salve, il rubinetto perde di nuovo e siete venuti martedì',
    'Ho appena fatto un ordine e ho sbagliato indirizzo',
    'Buongiorno, volevo sapere quando arriva il mio pacco',
  ],
};

test.each(Object.entries(lines).flatMap(([language, texts]) => texts.map((text) => [language, text] as const)))(
  '%s: %s',
  (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  },
);

test.each([
  ['nothing', ''],
  ['a number', '4411'],
  ['a name', 'Zbigniew Brzeziński'],
  ['Japanese', '注文番号4411が届きません。'],
  ['Polish', 'Dzień dobry, kiedy dotrze moja przesyłka?'],
  ['an address', 'https://example.es/pedido ana@example.es'],
])('not told: %s', (_name, text) => expect(detectLanguage(text)).toBeNull());
