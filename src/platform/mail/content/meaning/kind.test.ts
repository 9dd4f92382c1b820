import { describe, expect, test } from 'vitest';

import { DEFAULT_LIMITS } from '../limits.ts';
import { memorySource } from '../mime/byte-source.ts';
import { parseMail } from '../parse-mail.ts';
import type { MailKind } from '../types.ts';

async function kindOf(
  headers: string[],
  text = 'Hola, no me ha llegado el pedido.',
): Promise<{ kind: MailKind; kindReasons: string[] }> {
  const raw = `To: sac@tienda.example\r\n${headers.join('\r\n')}\r\n\r\n${text}\r\n`;
  return await parseMail(
    memorySource(Buffer.from(raw)),
    { ownAddresses: ['sac@tienda.example', 'info@tienda.example'], loopMark: 'abc' },
    DEFAULT_LIMITS,
  );
}

const ANA = 'From: Ana <ana@example.es>';

/** Real people whom the usual header rules take for machines: each must get its acknowledgement. */
const people: [name: string, headers: string[], text?: string][] = [
  ['an ordinary mail', [ANA, 'Subject: Pedido']],
  ['Auto-Submitted: no', [ANA, 'Subject: Pedido', 'Auto-Submitted: no']],
  ['a person of another company that works with Cauce', [ANA, 'Subject: Pedido', 'X-Cauce-Loop: abd']],
  ['X-Autoreply: no', [ANA, 'Subject: Pedido', 'X-Autoreply: no']],
  [
    'a provider that adds List-Unsubscribe',
    [
      ANA,
      'Subject: Pedido',
      'List-Unsubscribe: <mailto:baja@correo.example>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    ],
  ],
  ['a List-Id of the company all its staff write under', [ANA, 'Subject: Pedido', 'List-Id: <empresa.example>']],
  [
    'our own mailbox run as a group, which stamps every mail',
    [
      ANA,
      'Subject: Pedido',
      'List-Id: <sac.tienda.example>',
      'List-Post: <mailto:sac@tienda.example>',
      'List-Unsubscribe: <mailto:sac+unsubscribe@tienda.example>',
      'Precedence: list',
      'Mailing-list: list sac@tienda.example; contact sac+owners@tienda.example',
    ],
  ],
  [
    'an answer to a newsletter, with its Precedence',
    [ANA, 'Subject: Re: ¡Rebajas!', 'In-Reply-To: <1@marca.example>', 'Precedence: bulk'],
  ],
  [
    'an answer that keeps newsletter headers',
    [
      'From: Ana <ana@example.es>',
      'Subject: Re: Boletín',
      'References: <1@marca.example>',
      'Precedence: bulk',
      'List-Unsubscribe: <https://marca.example>',
      'User-Agent: Mozilla Thunderbird',
    ],
  ],
  [
    'an answer to an automatic reply',
    [ANA, 'Subject: RE: Respuesta automática: Su caso', 'In-Reply-To: <2@tienda.example>'],
  ],
  ['a complaint about automatic replies', [ANA, 'Subject: Respuesta automática que no sirve de nada']],
  [
    'the same with a colon, from a telephone',
    [ANA, 'Subject: Respuesta automática: ¿no hay nadie?', 'X-Mailer: iPhone Mail (22D72)'],
  ],
  [
    'the same, written in Gmail',
    [ANA, 'Subject: Respuesta automática: ¿no hay nadie?', 'Message-ID: <CAAbc123@mail.gmail.com>'],
  ],
  [
    'a company whose server asks for no automatic answers',
    [ANA, 'Subject: Factura', 'X-Auto-Response-Suppress: All', 'Message-ID: <VI1PR01@eurprd01.prod.outlook.com>'],
  ],
  ['the same, another server', [ANA, 'Subject: Factura', 'X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply']],
  [
    'a web form of ours that sends for the customer',
    [
      'From: Formulario <no-reply@tienda.example>',
      'Reply-To: Ana <ana@example.es>',
      'Subject: Contacto web',
      'X-Mailer: PHPMailer 6.9',
    ],
  ],
  [
    'a marketplace that hides the address',
    [
      'From: Ana via Mercado <no-reply@mercado.example>',
      'Reply-To: x8f3@relay.mercado.example',
      'Subject: Pregunta del comprador',
    ],
  ],
  [
    'someone on holiday who writes',
    [ANA, 'Subject: Pedido'],
    'Estoy de vacaciones hasta el lunes, ¿pueden entregarlo después?',
  ],
  [
    'someone who passes on a bounce',
    [ANA, 'Subject: Mensaje no entregado', 'User-Agent: K-9 Mail'],
    'Me sale esto: no se pudo entregar a sac@tienda.example. 550 5.1.1 User unknown',
  ],
  [
    'someone who quotes a bounce subject',
    [ANA, 'Subject: Undelivered Mail Returned to Sender'],
    'Les escribí y me vuelve.',
  ],
  [
    'a null sender by a clumsy relay, from a telephone',
    ['Return-Path: <>', ANA, 'Subject: Pedido', 'X-Mailer: iPhone Mail (22D72)'],
  ],
  [
    'an invitation',
    [ANA, 'Subject: Visita', 'Content-Type: text/calendar; method=REQUEST'],
    'BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Visita\nEND:VEVENT\nEND:VCALENDAR',
  ],
  ['a person called Alerta', ['From: Alerta Pérez <alerta.perez@example.es>', 'Subject: Pedido']],
  ['no From at all', ['Subject: Pedido']],
];

const machines: [name: string, kind: MailKind, headers: string[], text?: string][] = [
  [
    'Exchange out of office',
    'auto-reply',
    [
      'From: Luis <luis@example.es>',
      'Subject: Respuesta automática: Su caso',
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
    ],
  ],
  ['sieve vacation', 'auto-reply', [ANA, 'Subject: Auto: Re: Su caso', 'Auto-Submitted: auto-replied (vacation)']],
  [
    'Gmail vacation',
    'auto-reply',
    [
      ANA,
      'Subject: Fuera de la oficina Re: Su caso',
      'Precedence: bulk',
      'X-Autoreply: yes',
      'Message-ID: <CAx@mail.gmail.com>',
    ],
  ],
  ['cPanel autoresponder', 'auto-reply', [ANA, 'Subject: Recibido', 'X-Autorespond: Su caso']],
  ['Precedence: auto_reply', 'auto-reply', [ANA, 'Subject: x', 'Precedence: auto_reply']],
  [
    'an old vacation program',
    'auto-reply',
    [ANA, 'Subject: Re: Su caso TDA-1', 'Precedence: junk'],
    'Estoy fuera de la oficina hasta el lunes.',
  ],
  ['only its subject', 'auto-reply', [ANA, 'Subject: Automatic reply: Your case']],
  ['subject and null sender', 'auto-reply', ['Return-Path: <>', ANA, 'Subject: Fuera de oficina: caso']],
  [
    'an absent note with a null sender',
    'auto-reply',
    ['Return-Path: <>', ANA, 'Subject: Su caso'],
    'I am currently out of the office until Monday.',
  ],
  ['a null sender', 'auto-generated', ['Return-Path: <>', 'From: Sistema <sistema@example.es>', 'Subject: Aviso']],
  ["a shop's notice", 'auto-generated', ['From: Tienda <no-reply@otra.example>', 'Subject: Su pedido ha salido']],
  ['in Spanish', 'auto-generated', ['From: Banco <noresponder@banco.example>', 'Subject: Movimiento']],
  [
    'an alarm',
    'auto-generated',
    ['From: Zabbix <zabbix@example.es>', 'Subject: PROBLEM', 'Auto-Submitted: auto-generated'],
  ],
  [
    'our own automatic mail come back',
    'auto-generated',
    ['From: SAC <sac@tienda.example>', 'Subject: Acuse', 'X-Cauce-Loop: abc'],
  ],
  [
    'a newsletter',
    'list',
    [
      'From: Marca <hola@marca.example>',
      'Subject: ¡Rebajas!',
      'List-Id: <x.marca.example>',
      'List-Unsubscribe: <https://marca.example>',
      'Precedence: bulk',
    ],
  ],
  [
    'a newsletter without List-Id',
    'list',
    [
      'From: Marca <hola@marca.example>',
      'Subject: ¡Rebajas!',
      'List-Unsubscribe: <https://marca.example>',
      'Feedback-ID: 1:2:3:ses',
    ],
  ],
  [
    'a discussion list',
    'list',
    [
      ANA,
      'Subject: [debian-es] Re: hola',
      'In-Reply-To: <1@x>',
      'User-Agent: Mutt',
      'List-Id: <debian-user-spanish.lists.debian.org>',
      'List-Post: <mailto:debian-user-spanish@lists.debian.org>',
      'Precedence: list',
    ],
  ],
  [
    "a repository's notice",
    'list',
    [
      'From: Ana <notifications@github.com>',
      'Subject: Re: [x/y] Fallo',
      'In-Reply-To: <x@github.com>',
      'List-ID: x/y <y.x.github.com>',
      'Precedence: list',
      'List-Unsubscribe: <https://github.com>',
    ],
  ],
  [
    'Exim bounce',
    'bounce',
    [
      'Return-Path: <>',
      'From: Mail Delivery System <Mailer-Daemon@example.es>',
      'Subject: Mail delivery failed: returning message to sender',
      'X-Failed-Recipients: nadie@example.net',
    ],
    'A message that you sent could not be delivered to one or more of its recipients.',
  ],
];

describe('person or machine', () => {
  test.each(people)('a person: %s', async (_name, headers, text) => {
    expect((await kindOf(headers, text)).kind).toBe('person');
  });

  test.each(machines)('a machine: %s', async (_name, kind, headers, text) => {
    const found = await kindOf(headers, text);
    expect(found.kind).toBe(kind);
    expect(found.kindReasons.length).toBeGreaterThan(0);
  });

  test('the envelope sender given by the SMTP server counts more than a header', async () => {
    const raw = Buffer.from(
      'Return-Path: <ana@example.es>\r\nFrom: postmaster@example.es\r\nSubject: Mensaje no entregado\r\n\r\nNo se pudo entregar a nadie@example.net',
    );
    const mail = await parseMail(memorySource(raw), { envelopeFrom: '' }, DEFAULT_LIMITS);
    expect([mail.returnPath, mail.kind, mail.bounce?.recipient]).toEqual(['', 'bounce', 'nadie@example.net']);
  });

  test('the value of our loop header is handed out', async () => {
    const mail = await parseMail(memorySource(Buffer.from('X-Cauce-Loop: tienda-1\r\n\r\nHola')), {}, DEFAULT_LIMITS);
    expect(mail.loop).toBe('tienda-1');
  });
});
