import { describe, expect, it } from 'vitest';
import { silenceFor } from './auto-answer.rules.ts';
import { htmlBody, plainBody } from './body.rules.ts';
import { mailLanguage } from './language.rules.ts';
import { longDate, zoneName } from './long-date.rules.ts';
import { en } from '../messages.en.ts';
import { es } from '../messages.es.ts';
import { say } from '../say.ts';
import { caseSubject, plainSubject } from './subject.rules.ts';

describe('subjects', () => {
  it.each([
    ['Pedido incompleto', 'Re: [RC-24817] Pedido incompleto'],
    ['RE: Pedido incompleto', 'Re: [RC-24817] Pedido incompleto'],
    ['Re: RV: Fwd: RE[2]: Pedido incompleto', 'Re: [RC-24817] Pedido incompleto'],
    ['Re: [RC-24817] Pedido incompleto', 'Re: [RC-24817] Pedido incompleto'],
    ['[INC-99] Avería', 'Re: [RC-24817] [INC-99] Avería'],
    ['Reclamación: falta una pieza', 'Re: [RC-24817] Reclamación: falta una pieza'],
    ['', 'Re: [RC-24817]'],
  ])('«%s» is answered as «%s»', (given, answered) => {
    expect(caseSubject('RC-24817', given, true)).toBe(answered);
  });
  it('keeps the customer’s words apart, for programs that group by them', () => {
    expect(plainSubject('RC-24817', 'Re: [RC-24817] Re: Pedido')).toBe('Pedido');
    expect(caseSubject('RC-24817', 'Tu llamada', false)).toBe('[RC-24817] Tu llamada');
  });
});

describe('bodies', () => {
  const body = {
    language: 'es' as const,
    text: 'Hola, Marta:\n\nSale hoy.\nMira https://ribera.example/a?b=1&c=2.',
    signature: ['Ana', '', 'Comercial Ribera'],
    quote: { intro: 'Marta escribió:', text: 'Falta\nuna pieza' },
  };
  it('plain text has the signature under its line and the quote below', () => {
    expect(plainBody(body)).toBe(
      'Hola, Marta:\n\nSale hoy.\nMira https://ribera.example/a?b=1&c=2.\n\n-- \nAna\n\nComercial Ribera\n\nMarta escribió:\n> Falta\n> una pieza\n',
    );
  });
  it('HTML is paragraphs, breaks and links', () => {
    expect(htmlBody(body)).toContain(
      '<p>Sale hoy.<br>Mira <a href="https://ribera.example/a?b=1&#38;c=2">https://ribera.example/a?b=1&#38;c=2</a>.</p>',
    );
  });
  it('nothing a person typed becomes markup (T41)', () => {
    const html = htmlBody({
      ...body,
      text: `<script>alert(1)</script> https://x.example/"onmouseover="a javascript:alert(1) https://x.example/<img src=x onerror=a>`,
      signature: ['<b>x</b>'],
    });
    expect(html.match(/<(?!\/?(?:div|p|br|a|blockquote)\b)[^>]*>/g)).toBeNull();
    expect(html).not.toMatch(/<a [^>]*(?:onmouseover|javascript)/);
  });
});

describe('dates and languages', () => {
  it('are written in full, in the company’s zone', () => {
    const at = new Date('2026-09-22T07:42:00.000Z');
    expect(longDate(at, 'Europe/Madrid', 'es')).toBe('martes 22 de septiembre de 2026 a las 9:42');
    expect(longDate(at, 'Europe/Madrid', 'en')).toBe('Tuesday 22 September 2026 at 09:42');
    expect(zoneName(at, 'Europe/Madrid', 'es')).toBe('hora de verano de Europa central');
    expect(longDate(new Date('2026-12-31T23:30:00.000Z'), 'Europe/Madrid', 'es')).toBe(
      'viernes 1 de enero de 2027 a las 0:30',
    );
  });
  it.each([
    ['es', 'es'],
    ['ca', 'es'],
    ['gl', 'es'],
    ['eu', 'es'],
    ['pt', 'es'],
    ['pt-BR', 'es'],
    ['en', 'en'],
    ['fr', 'en'],
    ['de', 'en'],
    [null, 'es'],
  ])('%s is written in %s', (given, ours) => {
    expect(mailLanguage(given)).toBe(ours);
  });
  it('every text exists in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(es).toSorted());
  });
  it('never mixes tú and usted', () => {
    const values = { reference: 'RC-1', link: 'L', key: 'K', date: 'D', zone: 'Z', name: 'N', article: 'A' };
    for (const key of Object.keys(es).filter((one) => one.startsWith('mail.'))) {
      expect(say('es', key, { ...values, form: 'usted' }), key).not.toMatch(
        /\b(tu|tus|te|tú|puedes|quieres|has|tienes|responde|guárdala)\b/i,
      );
      expect(say('es', key, { ...values, form: 'tu' }), key).not.toMatch(
        /\b(su|sus|le|usted|puede|quiere|ha|responda|guárdela)\b/i,
      );
    }
  });
});

describe('who is not answered by itself', () => {
  const own = new Set(['clientes@ribera.example']);
  const person = { automatic: null, returnPath: 'marta@correo.example' };
  it('people are answered', () => {
    for (const address of [
      'marta@correo.example',
      'reply.perez@correo.example',
      'bouncer@correo.example',
      'noelia@correo.example',
      'postmasters.club@correo.example',
    ])
      expect(silenceFor(address, person, own), address).toBeNull();
  });
  it.each([
    'no-reply@x.example',
    'NoReply@x.example',
    'noreply-abc@x.example',
    'do-not-reply@x.example',
    'no-responder@x.example',
    'mailer-daemon@x.example',
    'postmaster@x.example',
    'owner-lista@x.example',
    'lista-request@x.example',
    'bounce+123@x.example',
    'bounces@x.example',
  ])('%s is not', (address) => {
    expect(silenceFor(address, person, own)).toBe('unanswerable');
  });
  it('nor our own addresses, nor what came by itself', () => {
    expect(silenceFor('Clientes@Ribera.example', person, own)).toBe('own_address');
    expect(silenceFor('clientes+rc-1.abcdefghijklmnop@ribera.example', person, own)).toBe('own_address');
    for (const automatic of ['auto-reply', 'list', 'bounce', 'calendar', 'auto-generated'])
      expect(silenceFor('marta@correo.example', { ...person, automatic }, own)).toBe('automatic');
    expect(silenceFor('marta@correo.example', { automatic: null, returnPath: '' }, own)).toBe('automatic');
    expect(silenceFor('marta@correo.example', null, own)).toBeNull();
  });
});
