import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { casesApi } from '#areas/cases/contract.ts';
import { correspondenceApi } from '#areas/correspondence/contract.ts';
import { startApp, type App } from '#tests/support/app.ts';
import type { Delivered } from '#tests/support/mail-client.ts';
import { sendMail } from '#tests/support/smtp-client.ts';
import { waitFor } from '#tests/support/wait.ts';
import { ask, workedOff } from './account.ts';

/* F17: mail servers that answer whatever they get, and mail that comes back to where it left. */

const MAILBOX = 'atencion@ribera.example';
let app: App;
let robots: Promise<void>;
let stopped = false;
beforeAll(async () => {
  app = await startApp({ CAUCE_LOG_LEVEL: 'error' });
  await app.call(correspondenceApi.createMailbox, { body: { address: MAILBOX, name: 'Atención' } });
  robots = answerEverything();
});
afterAll(async () => {
  stopped = true;
  await robots;
  await app?.stop();
}, 60_000);

interface Robot {
  address: string;
  /** What it sends back for a mail it got. */
  answer(received: Delivered, nth: number): string;
}

const answered = ({ mail }: Delivered): string => mail.replyTo?.[0]?.address ?? mail.from?.address ?? MAILBOX;
const ROBOTS = {
  /** Out of office, as RFC 3834 would have it but for answering automatic mail. */
  polite: {
    address: 'vacaciones@fuera.example',
    answer: (received, nth) => `From: <vacaciones@fuera.example>
To: <${answered(received)}>
Subject: Fuera de la oficina: ${received.mail.subject}
Message-ID: <fuera${nth}@fuera.example>
In-Reply-To: ${received.mail.messageId}
Auto-Submitted: auto-replied

Vuelvo el lunes.`,
  },
  /** Marks nothing, but answers in the thread. */
  naive: {
    address: 'respuestas@ingenuo.example',
    answer: (received, nth) => `From: Respuestas <respuestas@ingenuo.example>
To: <${answered(received)}>
Subject: Re: ${received.mail.subject}
Message-ID: <re${nth}@ingenuo.example>
In-Reply-To: ${received.mail.messageId}

Gracias por escribirnos, le contestaremos pronto.`,
  },
  /** Marks nothing and answers nothing in particular: each of its mails looks like a new contact. */
  crude: {
    address: 'robot@tosco.example',
    answer: (_received, nth) => `From: <robot@tosco.example>
To: <${MAILBOX}>
Subject: Hemos recibido su mensaje
Message-ID: <tosco${nth}@tosco.example>

Su mensaje número ${nth} ha sido recibido.`,
  },
  /** Sends on whatever it gets, untouched, to our own mailbox. */
  forwarder: {
    address: 'reenvio@cliente.example',
    answer: ({ raw }) => `Delivered-To: reenvio@cliente.example\n${raw.toString('latin1').replaceAll('\r\n', '\n')}`,
  },
} satisfies Record<string, Robot>;

/** The world's mail server: whatever Cauce sends to one of them, it answers, at once and every time. */
async function answerEverything(): Promise<void> {
  for (let seen = 0; !stopped; await sleep(20)) {
    for (const received of app.outgoing.mails.slice(seen)) {
      seen += 1;
      const robot = Object.values<Robot>(ROBOTS).find(({ address }) => received.to.includes(address));
      if (robot) await mailFrom(robot.address, robot.answer(received, seen));
    }
  }
}

async function mailFrom(from: string, text: string): Promise<void> {
  const reply = await sendMail(app.smtpPort, { from, to: [MAILBOX], data: text.replaceAll('\n', '\r\n') });
  expect(reply.code).toBe(250);
}

const first = (robot: Robot): Promise<void> =>
  mailFrom(
    robot.address,
    `From: <${robot.address}>\nTo: <${MAILBOX}>\nSubject: Mi pedido\nMessage-ID: <primero@${robot.address.split('@')[1]}>\n\n¿Dónde está mi pedido?`,
  );

/** Waits until nothing moves any more, here or on its way out. */
async function silence(): Promise<void> {
  let before = -1;
  await waitFor('the mails to end', async () => {
    await workedOff(app);
    const waits = await ask(app, "select from outbox where state not in ('sent', 'failed', 'undone')");
    const [moved] = await ask<{ n: number }>(
      app,
      'select (select count(*) from intake)::int + (select count(*) from outbox)::int as n',
    );
    const calm = waits.length === 0 && moved?.n === before;
    before = moved?.n ?? 0;
    await sleep(1_000);
    return calm;
  });
}

/** What passed between us and an address: mails to it, arrivals from it, and their cases. */
async function traffic({ address }: Robot): Promise<{ to: number; from: number; cases: number }> {
  const [found] = await ask<{ from: number; cases: number }>(
    app,
    `select count(*)::int as from, count(distinct case_id)::int as cases from intake where envelope ->> 'from' = $1`,
    [address],
  );
  return {
    to: app.outgoing.mails.filter(({ to }) => to.includes(address)).length,
    from: found?.from ?? 0,
    cases: found?.cases ?? 0,
  };
}

test('a machine that answers every mail: one receipt, its answer joins the case, then silence', async () => {
  await Promise.all([first(ROBOTS.polite), first(ROBOTS.naive)]);
  await silence();
  expect(await traffic(ROBOTS.polite)).toEqual({ to: 1, from: 2, cases: 1 });
  expect(await traffic(ROBOTS.naive)).toEqual({ to: 1, from: 2, cases: 1 });
});

test('a person of ours answers it too: its answer joins, and nobody answers that one', async () => {
  const [found] = await ask<{ reference: string }>(
    app,
    `select distinct f.reference from intake i join case_file f on f.id = i.case_id where i.envelope ->> 'from' = $1`,
    [ROBOTS.polite.address],
  );
  const params = { reference: found?.reference ?? '' };
  await app.call(casesApi.reply, { params, body: { text: 'Llega mañana.', undoSeconds: 0 } });
  await app.outgoing.to(ROBOTS.polite.address, ({ mail }) => (mail.text ?? '').includes('Llega mañana.'));
  await silence();
  expect(await traffic(ROBOTS.polite)).toEqual({ to: 2, from: 3, cases: 1 });
});

test('a machine whose answers look like new contacts: none is dropped, and it gets no second receipt', async () => {
  await first(ROBOTS.crude);
  await silence();
  expect(await traffic(ROBOTS.crude)).toEqual({ to: 1, from: 2, cases: 2 });
});

test('a customer’s address that forwards to our mailbox: our own mail come back is no contact', async () => {
  await first(ROBOTS.forwarder);
  await silence();
  expect(await traffic(ROBOTS.forwarder)).toEqual({ to: 1, from: 2, cases: 1 });
  const returned = await ask(app, "select from intake where outcome = 'ignored' and reason = 'own_mail_returned'");
  expect(returned).toHaveLength(1);
});

test('a mail from our mailbox to itself is a case that nobody is told about', async () => {
  const before = app.outgoing.mails.length;
  await first({ address: MAILBOX, answer: () => '' });
  await silence();
  expect(await traffic({ address: MAILBOX, answer: () => '' })).toEqual({ to: 0, from: 1, cases: 1 });
  expect(app.outgoing.mails).toHaveLength(before);
});

test('two of us facing each other: one answers the other once, and both fall silent', async () => {
  const other = await startApp({ CAUCE_LOG_LEVEL: 'error' });
  const theirs = 'hola@vecina.example';
  await other.call(correspondenceApi.createMailbox, { body: { address: theirs, name: 'La vecina' } });
  const post = joinedBy([app, MAILBOX], [other, theirs]);
  try {
    const { reference } = await app.call(casesApi.createCase, {
      body: {
        subject: 'Tu pedido',
        text: 'Por teléfono.',
        customer: { name: 'La vecina', email: theirs },
        acknowledge: false,
      },
    });
    await app.call(casesApi.reply, { params: { reference }, body: { text: 'Sale mañana.', undoSeconds: 0 } });
    await waitFor('a receipt', () => other.outgoing.mails.length > 0);
    await silence();
    await workedOff(other);
    await silence();
    expect(other.outgoing.mails).toHaveLength(1);
    expect(app.outgoing.mails.filter(({ to }) => to.includes(theirs))).toHaveLength(1);
    const here = await app.call(casesApi.getCase, { params: { reference } });
    // Sets: a mail says its date in whole seconds, and all this happens within two.
    expect(here.messages.map(({ direction, automatic }) => `${direction} ${automatic}`).toSorted()).toEqual(
      ['in null', 'out null', 'in auto-reply'].toSorted(),
    );
    expect((await other.call(casesApi.listCases, { query: {} })).cases).toHaveLength(1);
  } finally {
    await post.stop();
    await other.stop();
  }
});

/** The line between two installations: what one sends to the other's mailbox is handed in there. */
function joinedBy(...ends: [App, string][]): { stop(): Promise<void> } {
  let over = false;
  const carry = async (from: App, to: App, address: string): Promise<void> => {
    for (let seen = from.outgoing.mails.length; !over; await sleep(20)) {
      for (const { from: sender, to: recipients, raw } of from.outgoing.mails.slice(seen)) {
        seen += 1;
        const ours = recipients.filter((one) => one.replace(/\+[^@]*@/, '@') === address);
        if (ours.length > 0)
          expect((await sendMail(to.smtpPort, { from: sender, to: ours, data: raw })).code).toBe(250);
      }
    }
  };
  const [one, two] = ends as [[App, string], [App, string]];
  const carrying = [carry(one[0], two[0], two[1]), carry(two[0], one[0], one[1])];
  return {
    async stop() {
      over = true;
      await Promise.all(carrying);
    },
  };
}
