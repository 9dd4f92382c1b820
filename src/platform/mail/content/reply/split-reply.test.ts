import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { splitReply } from './split-reply.ts';

const OWN = 'Buenos días:\n\nEl secador sigue sin funcionar, ¿me pueden devolver el dinero?\n\nGracias, Ana';
const quote = (mark = '> ') =>
  ['Hola, Ana:', '', 'Pruebe a apagarlo y encenderlo.', 'Un saludo, Soporte']
    .map((line) => (mark + line).trimEnd())
    .join('\n');

/** How mail programs end the person's own text: everything from the second entry on must be folded. */
const endings: [name: string, tail: string][] = [
  ['Gmail es', `El lun, 2 mar 2026 a las 10:22, Soporte Tienda (<soporte@tienda.es>) escribió:\n\n${quote()}`],
  [
    'Gmail es, wrapped',
    `El lun, 2 mar 2026 a las 10:22, Soporte de la Tienda de Electrodomésticos (<\nsoporte@tienda.es>) escribió:\n\n${quote()}`,
  ],
  ['Gmail en', `On Mon, Mar 2, 2026 at 10:22 AM Soporte <soporte@tienda.es> wrote:\n\n${quote()}`],
  [
    'Gmail en, wrapped',
    `On Mon, Mar 2, 2026 at 10:22 AM Soporte Tienda de Electrodomésticos <\nsoporte@tienda.es> wrote:\n\n${quote()}`,
  ],
  ['Gmail ca', `Missatge de Soporte <soporte@tienda.es> del dia dl., 2 de març 2026 a les 10:22:\n\n${quote()}`],
  ['Apple ca', `El 2 març 2026, a les 10:22, Soporte <soporte@tienda.es> va escriure:\n\n${quote()}`],
  ['Gmail gl', `O luns, 2 de mar. de 2026 ás 10:22, Soporte (<soporte@tienda.es>) escribiu:\n\n${quote()}`],
  ['Gmail eu', `Soporte (<soporte@tienda.es>) erabiltzaileak hau idatzi du (2026 mar. 2, al. (10:22)):\n\n${quote()}`],
  ['Apple eu', `2026(e)ko martxoaren 2an, Soporte <soporte@tienda.es> idatzi zuen:\n\n${quote()}`],
  ['Gmail pt-BR', `Em seg., 2 de mar. de 2026 às 10:22, Soporte <soporte@tienda.es> escreveu:\n\n${quote()}`],
  ['Gmail pt-PT', `Soporte <soporte@tienda.es> escreveu (segunda, 2/03/2026 à(s) 10:22):\n\n${quote()}`],
  ['Gmail fr', `Le lun. 2 mars 2026 à 10:22, Soporte <soporte@tienda.es> a écrit :\n\n${quote()}`],
  ['Gmail de', `Am Mo., 2. März 2026 um 10:22 Uhr schrieb Soporte <soporte@tienda.es>:\n\n${quote()}`],
  ['Gmail it', `Il giorno lun 2 mar 2026 alle ore 10:22 Soporte <soporte@tienda.es> ha scritto:\n\n${quote()}`],
  ['Gmail, date first', `2026-03-02 10:22 GMT+01:00 Soporte <soporte@tienda.es>:\n\n${quote()}`],
  ['Apple Mail es', `> El 2 mar 2026, a las 10:22, Soporte <soporte@tienda.es> escribió:\n> \n${quote()}`],
  [
    'iPhone es',
    `Enviado desde mi iPhone\n\n> El 2 mar 2026, a las 10:22, Soporte <soporte@tienda.es> escribió:\n> \n> ${quote()}`,
  ],
  [
    'iPhone ca',
    `Enviat des del meu iPhone\n\n> El 2 març 2026, a les 10:22, Soporte <soporte@tienda.es> va escriure:\n>\n${quote()}`,
  ],
  [
    'iPhone fr',
    `Envoyé de mon iPhone\n\n> Le 2 mars 2026 à 10:22, Soporte <soporte@tienda.es> a écrit :\n>\n${quote()}`,
  ],
  [
    'iPhone de',
    `Von meinem iPhone gesendet\n\n> Am 02.03.2026 um 10:22 schrieb Soporte <soporte@tienda.es>:\n>\n${quote()}`,
  ],
  [
    'iPhone it',
    `Inviato da iPhone\n\n> Il giorno 2 mar 2026, alle ore 10:22, Soporte <soporte@tienda.es> ha scritto:\n>\n${quote()}`,
  ],
  ['Thunderbird es', `El 2/3/26 a las 10:22, Soporte Tienda escribió:\n${quote()}`],
  ['Thunderbird en', `On 02/03/2026 10:22, Soporte Tienda wrote:\n${quote()}`],
  [
    'Yahoo es',
    `    El lunes, 2 de marzo de 2026, 10:22:11 CET, Soporte <soporte@tienda.es> escribió:  \n \n Hola, Ana:\nPruebe a apagarlo.`,
  ],
  ['Yahoo en', `On Monday, March 2, 2026 at 10:22:11 AM GMT+1, Soporte <soporte@tienda.es> wrote:\n\n${quote('')}`],
  [
    'Outlook es',
    `De: Soporte Tienda <soporte@tienda.es>\nEnviado el: lunes, 2 de marzo de 2026 10:22\nPara: Ana <ana@example.es>\nAsunto: RE: Secador roto\n\n${quote('')}`,
  ],
  [
    'Outlook es, underlined',
    `________________________________\nDe: Soporte Tienda <soporte@tienda.es>\nEnviado: lunes, 2 de marzo de 2026 10:22\nPara: Ana <ana@example.es>\nAsunto: RE: Secador roto\n\n${quote('')}`,
  ],
  [
    'Outlook es, inside a company',
    `De: Soporte Tienda\nEnviado el: lunes, 2 de marzo de 2026 10:22\nPara: Ana Ruiz\nCC: Luis Gil\nAsunto: RE: Secador roto\n\n${quote('')}`,
  ],
  [
    'Outlook es, bold',
    `*De:* Soporte Tienda <soporte@tienda.es>\n*Enviado el:* lunes, 2 de marzo de 2026 10:22\n*Para:* Ana <ana@example.es>\n*Asunto:* RE: Secador roto\n\n${quote('')}`,
  ],
  [
    'Outlook en',
    `From: Soporte Tienda <soporte@tienda.es>\nSent: Monday, March 2, 2026 10:22 AM\nTo: Ana <ana@example.es>\nSubject: RE: Secador roto\n\n${quote('')}`,
  ],
  [
    'Outlook ca',
    `De: Soporte Tienda <soporte@tienda.es>\nEnviat el: dilluns, 2 de març de 2026 10:22\nPer a: Ana <ana@example.es>\nAssumpte: RE: Secador\n\n${quote('')}`,
  ],
  [
    'Outlook gl',
    `De: Soporte Tienda <soporte@tienda.es>\nEnviado o: luns, 2 de marzo de 2026 10:22\nPara: Ana <ana@example.es>\nAsunto: RE: Secador\n\n${quote('')}`,
  ],
  [
    'Outlook eu',
    `Nork: Soporte Tienda <soporte@tienda.es>\nBidaltze-data: astelehena, 2026.eko martxoak 2 10:22\nNori: Ana <ana@example.es>\nGaia: RE: Secador\n\n${quote('')}`,
  ],
  [
    'Outlook pt',
    `De: Soporte Tienda <soporte@tienda.es>\nEnviada em: segunda-feira, 2 de março de 2026 10:22\nPara: Ana <ana@example.es>\nAssunto: RES: Secador\n\n${quote('')}`,
  ],
  [
    'Outlook fr',
    `De : Soporte Tienda <soporte@tienda.es>\nEnvoyé : lundi 2 mars 2026 10:22\nÀ : Ana <ana@example.es>\nObjet : RE: Secador\n\n${quote('')}`,
  ],
  [
    'Outlook de',
    `Von: Soporte Tienda <soporte@tienda.es>\nGesendet: Montag, 2. März 2026 10:22\nAn: Ana <ana@example.es>\nBetreff: AW: Secador\n\n${quote('')}`,
  ],
  [
    'Outlook it',
    `Da: Soporte Tienda <soporte@tienda.es>\nInviato: lunedì 2 marzo 2026 10:22\nA: Ana <ana@example.es>\nOggetto: R: Secador\n\n${quote('')}`,
  ],
  [
    'old Outlook es',
    `-----Mensaje original-----\nDe: Soporte [mailto:soporte@tienda.es]\nEnviado el: lunes, 2 de marzo de 2026 10:22\nPara: Ana\nAsunto: RE: Secador\n\n${quote('')}`,
  ],
  ['old Outlook en', `-----Original Message-----\nFrom: Soporte [mailto:soporte@tienda.es]\n\n${quote('')}`],
  ['old Outlook ca', `-----Missatge original-----\nDe: Soporte\n\n${quote('')}`],
  ['old Outlook gl', `-----Mensaxe orixinal-----\nDe: Soporte\n\n${quote('')}`],
  ['old Outlook pt', `-----Mensagem original-----\nDe: Soporte\n\n${quote('')}`],
  ['old Outlook de', `-----Ursprüngliche Nachricht-----\nVon: Soporte\n\n${quote('')}`],
  ['old Outlook fr', `-----Message d'origine-----\nDe : Soporte\n\n${quote('')}`],
  ['old Outlook it', `-----Messaggio originale-----\nDa: Soporte\n\n${quote('')}`],
  [
    'Samsung',
    `-------- Mensaje original --------\nDe: Soporte <soporte@tienda.es>\nFecha: 2/3/26 10:22 (GMT+01:00)\nA: Ana <ana@example.es>\nAsunto: Re: Secador\n\n${quote('')}`,
  ],
  [
    'Outlook for Android',
    `Obtener Outlook para Android<https://aka.ms/x>\n________________________________\nFrom: Soporte <soporte@tienda.es>\nSent: Monday, March 2, 2026 10:22:00 AM\nTo: Ana <ana@example.es>\nSubject: Re: Secador\n\n${quote('')}`,
  ],
  [
    'Windows Mail',
    `Enviado desde Correo para Windows\n\nDe: Soporte\nEnviado: lunes, 2 de marzo de 2026 10:22\nPara: Ana\nAsunto: Re: Secador\n\n${quote('')}`,
  ],
  [
    'marker and quote',
    `-- \nAna Ruiz\nC/ Mayor 1\n\nEl lun, 2 mar 2026 a las 10:22, Soporte (<soporte@tienda.es>) escribió:\n${quote()}`,
  ],
  [
    'quote and signature below',
    `El lun, 2 mar 2026 a las 10:22, Soporte (<soporte@tienda.es>) escribió:\n${quote()}\n\n-- \nAna Ruiz\n600 111 222`,
  ],
  [
    'two levels',
    `El mar, 3 mar 2026 a las 9:00, Soporte (<soporte@tienda.es>) escribió:\n\n> Hola:\n>\n> El lun, 2 mar 2026 a las 10:22, Ana (<ana@example.es>) escribió:\n>\n>> No va\n>>`,
  ],
];

describe('splitReply', () => {
  test.each(endings)('%s', (_name, tail) => {
    const text = `${OWN}\n\n${tail}`;
    const { visible, signature, quoted } = splitReply(text);
    expect(visible.trim()).toBe(OWN);
    expect(visible + signature + quoted).toBe(text);
    expect(signature + quoted).toContain('Hola');
  });

  test('answers between the quoted lines stay to be seen, with what they answer', () => {
    const text =
      'Respondo abajo.\n\nEl lun, 2 mar 2026 a las 10:22, SAC (<sac@tienda.es>) escribió:\n> ¿Qué pedido es?\n\nEl 4411.\n\n> ¿Y qué le pasa?\n\nNo enciende.\n\n> Un saludo,\n> SAC';
    const { visible, quoted } = splitReply(text);
    expect(visible).toContain('El 4411.');
    expect(visible).toContain('> ¿Y qué le pasa?');
    expect(visible.trimEnd().endsWith('No enciende.')).toBe(true);
    expect(quoted.trim()).toBe('> Un saludo,\n> SAC');
  });

  test('an answer below the quote stays to be seen', () => {
    const text =
      'El lun, 2 mar 2026 a las 10:22, SAC (<sac@tienda.es>) escribió:\n> ¿Qué pedido es?\n\nEl 4411, gracias.';
    expect(splitReply(text)).toEqual({ visible: text, signature: '', quoted: '' });
  });

  test('a telephone line is the signature, not the message', () => {
    const { visible, signature } = splitReply('No me ha llegado el paquete\n\nEnviado desde mi iPhone');
    expect([visible.trim(), signature.trim()]).toEqual(['No me ha llegado el paquete', 'Enviado desde mi iPhone']);
  });

  test('a card under the farewell is the signature', () => {
    const { visible, signature } = splitReply(
      'Adjunto la factura.\n\nUn saludo,\n\nAna Ruiz\nDirectora de compras\nTel. 911 22 33 44 · www.example.es\n\nAVISO LEGAL: Este mensaje y sus archivos adjuntos van dirigidos exclusivamente a su destinatario y pueden contener información confidencial sometida a secreto profesional. No está permitida su reproducción.',
    );
    expect(visible.trim()).toBe('Adjunto la factura.\n\nUn saludo,');
    expect(signature).toContain('Ana Ruiz');
    expect(signature).toContain('AVISO LEGAL');
  });

  test.each([
    ['a lone name and telephone stay', 'Llámenme cuando puedan.\n\nUn saludo,\nAna\n600 111 222'],
    [
      'a trip is no header block',
      'Viajé el lunes:\nDe: Madrid\nPara: Valencia\nFecha: 2 de marzo\n\nEl tren llegó con dos horas de retraso.',
    ],
    [
      'what someone once wrote',
      'El 3 de marzo a las 10:00 su compañera me escribió:\n"Le devolvemos el importe".\nNo ha pasado nada.',
    ],
    ['what someone said', 'Cuando llamé, el técnico me escribió:\nmañana voy.\nY no vino.'],
    [
      'a letter with its own head',
      'De: Ana Ruiz\nPara: Servicio de atención al cliente\nAsunto: Reclamación\n\nMuy señores míos: no funciona.',
    ],
    ['dashes between paragraphs', 'Primero.\n\n-----\n\nSegundo.'],
    ['data protection as the subject', 'Protección de datos: quiero que borren mis datos.'],
    ['only a quote', '> Hola\n> Adiós'],
    ['nothing', ''],
  ])('%s', (_name, text) => {
    expect(splitReply(text)).toEqual({ visible: text, signature: '', quoted: '' });
  });

  test('nothing is ever cut', () => {
    const line = fc.oneof(
      fc.constantFrom(...endings.flatMap(([, tail]) => tail.split('\n'))),
      fc.constantFrom(
        '',
        '> cita',
        '>> otra',
        '-- ',
        'Un saludo,',
        'Ana',
        'Tel. 911 22 33 44',
        'Hola',
        ' ',
        '\r',
        'AVISO LEGAL',
      ),
      fc.string({ maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n');
        const { visible, signature, quoted } = splitReply(text);
        expect(visible + signature + quoted).toBe(text);
        if (text.trim() !== '') expect(visible.trim()).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });
});
