import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '#tests/support/certificate.ts';
import { startOddServer, startReceiver } from '../outbox.fixture.ts';
import { timeToSend } from './retry.rules.ts';
import { readRelayUrl, SEND_LIMITS, sendOnce } from './relay.ts';

const send = (url: string, limits = SEND_LIMITS) =>
  sendOnce(
    readRelayUrl(url, 'http://127.0.0.1:3000'),
    { from: 'a@ribera.example', to: ['b@correo.example'] },
    () => Readable.from(['Subject: x\r\n\r\nhola\r\n'], { objectMode: false }),
    limits,
  );

describe('certificates of the relay (T48)', () => {
  const before = getCACertificates('default');
  const [good, expired] = [makeCertificate('127.0.0.1'), makeCertificate('127.0.0.1', -1)];
  beforeAll(() => setDefaultCACertificates([...before, good.cert, expired.cert]));
  afterAll(() => setDefaultCACertificates(before));

  it('good ones are taken', async () => {
    const receiver = await startReceiver({ server: { secure: true, ...good, disabledCommands: ['AUTH'] } });
    expect((await send(receiver.url)).kind).toBe('taken');
    await receiver.close();
    expect(receiver.mails).toHaveLength(1);
  });

  it('expired ones are refused: the mail waits', async () => {
    const receiver = await startReceiver({ server: { secure: true, ...expired, disabledCommands: ['AUTH'] } });
    expect(await send(receiver.url)).toMatchObject({ kind: 'unreached', reply: expect.stringMatching(/expired/) });
    await receiver.close();
    expect(receiver.mails).toEqual([]);
  });

  it('self-signed is refused, and no password is said', async () => {
    let asked = false;
    const receiver = await startReceiver({
      server: {
        secure: true,
        authOptional: false,
        disabledCommands: [],
        onAuth: (_auth, _session, callback) => ((asked = true), callback(null, { user: 'x' })),
      },
    });
    const attempt = await send(receiver.url.replace('://', '://user:secret@'));
    await receiver.close();
    expect(attempt).toMatchObject({ kind: 'unreached', reply: expect.stringMatching(/self.signed|certificate/i) });
    expect(asked).toBe(false);
  });
});

describe('what a try comes to', () => {
  it('a password refused is our set-up, not the mail’s fault: it is tried again', async () => {
    const receiver = await startReceiver({
      server: {
        disabledCommands: ['STARTTLS'],
        authOptional: false,
        onAuth: (_auth, _session, callback) =>
          callback(Object.assign(new Error('bad credentials'), { responseCode: 535 })),
      },
    });
    const attempt = await send(receiver.url.replace('://', '://user:wrong@'));
    await receiver.close();
    expect(attempt).toMatchObject({ kind: 'unreached', reply: expect.stringContaining('535') });
  });

  it('the sender refused for good is told as such', async () => {
    const receiver = await startReceiver({
      server: {
        disabledCommands: ['AUTH', 'STARTTLS'],
        onMailFrom: (_address, _session, callback) =>
          callback(Object.assign(new Error('sender unknown'), { responseCode: 550 })),
      },
    });
    expect(await send(receiver.url)).toEqual({ kind: 'refused', code: 550, reply: '550 sender unknown' });
    await receiver.close();
  });

  it('a server that says nothing is left after the greeting time', async () => {
    const odd = await startOddServer(() => undefined);
    const began = performance.now();
    expect(await send(odd.url, { ...SEND_LIMITS, greetingMs: 200 })).toMatchObject({ kind: 'unreached' });
    expect(performance.now() - began).toBeLessThan(2_000);
    await odd.close();
  });

  it('a mail that goes on leaving is given the time its size needs', async () => {
    const receiver = await startReceiver();
    async function* slowly() {
      yield 'Subject: x\r\n\r\n';
      for (let n = 0; n < 6; n += 1) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        yield `${'x'.repeat(62)}\r\n`.repeat(1_024);
      }
    }
    const limits = { ...SEND_LIMITS, wholeMs: 250 };
    const attempt = await sendOnce(
      readRelayUrl(receiver.url, 'http://127.0.0.1'),
      { from: 'a@a.example', to: ['b@b.example'] },
      () => Readable.from(slowly(), { objectMode: false }),
      limits,
    );
    await receiver.close();
    expect(attempt).toMatchObject({ kind: 'taken' });
  });

  it.each([
    { what: 'the talk alone', bytes: 0, whole: false, seconds: 120 },
    { what: 'a page of text', bytes: 16 * 1024, whole: false, seconds: 121 },
    { what: 'the largest mail', bytes: 70 * 1024 * 1024, whole: false, seconds: 120 + 4_480 },
    { what: 'and all of it has left', bytes: 70 * 1024 * 1024, whole: true, seconds: 120 + 4_480 + 600 },
  ])('$what: $seconds s', ({ seconds, ...content }) => {
    expect(timeToSend(SEND_LIMITS, content)).toBe(seconds * 1_000);
  });

  it('a server that reads the whole mail through before its yes is waited for, so that it does not get it twice', async () => {
    const receiver = await startReceiver({
      server: {
        disabledCommands: ['AUTH', 'STARTTLS'],
        onData: (stream, _session, callback) =>
          void stream.resume().on('end', () => setTimeout(() => callback(null, 'kept'), 400)),
      },
    });
    expect(await send(receiver.url, { ...SEND_LIMITS, wholeMs: 250 })).toMatchObject({ kind: 'taken' });
    await receiver.close();
  });

  it('a file that can’t be read ends the try without half a mail', async () => {
    const receiver = await startReceiver();
    const broken = new Readable({ read: () => void broken.destroy(new Error('ENOENT: file gone')) });
    expect(
      await sendOnce(
        readRelayUrl(receiver.url, 'http://127.0.0.1'),
        { from: 'a@a.example', to: ['b@b.example'] },
        () => broken,
        SEND_LIMITS,
      ),
    ).toMatchObject({ kind: 'broken', reply: expect.stringContaining('file gone') });
    await receiver.close();
    expect(receiver.mails).toEqual([]);
  });
});

describe('relay addresses', () => {
  it('reads host, port, user and encryption', () => {
    expect(readRelayUrl('smtps://us%40er:p%3Ass@mail.example', 'https://ayuda.ribera.example')).toEqual({
      host: 'mail.example',
      port: 465,
      secure: true,
      auth: { user: 'us@er', pass: 'p:ss' },
      name: 'ayuda.ribera.example',
    });
    expect(readRelayUrl('smtp://[::1]', 'http://127.0.0.1:3000')).toMatchObject({
      host: '::1',
      port: 25,
      auth: null,
      name: undefined,
    });
    expect(readRelayUrl('smtp://mail.example', 'http://127.0.0.1')).toMatchObject({ port: 587 });
  });
  it.each(['mail.example:25', 'http://mail.example', 'smtp://', ''])('refuses «%s» without repeating it', (text) => {
    expect(() => readRelayUrl(text, 'http://x')).toThrow(/CAUCE_SMTP_RELAY_URL/);
  });
});
