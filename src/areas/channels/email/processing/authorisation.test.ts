import { afterAll, expect, test } from 'vitest';
import { propose } from '#areas/authority/index.ts';
import { aCredit } from '#areas/authority/proposals/proposal.fixture.ts';
import { checkPromises, reconcile } from '#areas/intake/index.ts';
import { transact } from '#platform/work/index.ts';
import { personActor } from '#tests/support/actor.ts';
import { staff } from '#tests/support/people.ts';
import { openPostOffice } from './post-office.fixture.ts';

const office = await openPostOffice();
afterAll(office.close);
const { house, deliver } = office;
const { db } = house.database;
const people = await staff(house);
const opened = await deliver({ headers: { From: 'ana@cliente.example', Subject: 'Faltan dos piezas' }, body: 'Hola' });

test('a reply to the request is a comment whatever it says: it decides nothing and the customer never reads it', async () => {
  const caseId = opened.caseId as string;
  const actor = personActor('agent', { id: people.agent.id, name: people.agent.name });
  const { proposal } = await transact(house, actor, (work) =>
    propose(work, { caseId, customerId: null, brandId: null }, aCredit(), 'ask'),
  );
  const sent = await db
    .selectFrom('outbox')
    .select(['mail', 'mail_id'])
    .where('kind', '=', 'system')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const to = (sent.mail as unknown as { replyTo: { address: string } }).replyTo.address;
  const say = (from: string, body: string, id: string, more: Record<string, string> = {}) =>
    deliver({
      headers: { From: from, To: to, Subject: 'Re: ¿Autorizas?', 'Message-ID': `<${id}@ribera.example>`, ...more },
      body,
      envelope: { to: [to] },
    });
  expect(await say(people.director.email, 'Autorizado, adelante', 'uno')).toMatchObject({
    outcome: 'inside',
    reason: 'authorisation_said',
    caseId,
    messageId: null,
  });
  await say('otro@fuera.example', 'Autorizado', 'dos');
  const away = await say(people.director.email, 'De viaje', 'tres', { 'Auto-Submitted': 'auto-replied' });
  expect(away.reason).toBe('authorisation_automatic');
  // Replying to the mail itself, at a mailbox that gives it no address of its own.
  await deliver({
    headers: {
      From: people.director.email,
      Subject: 'Re: ¿Autorizas?',
      'Message-ID': '<cuatro@ribera.example>',
      'In-Reply-To': sent.mail_id,
    },
    body: '¿Y el albarán?',
  });
  const said = await db
    .selectFrom('circuit_message')
    .select(['author_id', 'text', 'via'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute();
  expect(said).toEqual([
    { author_id: people.director.id, text: 'Autorizado, adelante', via: 'mail' },
    { author_id: null, text: 'otro@fuera.example: Autorizado', via: 'mail' },
    { author_id: people.director.id, text: '¿Y el albarán?', via: 'mail' },
  ]);
  const rows = await db.selectFrom('authorisation').select('state').where('proposal_id', '=', proposal.id).execute();
  expect(rows).toEqual([{ state: 'pending' }]);
  const thread = await db
    .selectFrom('message')
    .select('text')
    .where('case_id', '=', caseId)
    .where('direction', '=', 'in')
    .execute();
  expect(thread.map(({ text }) => text)).toEqual(['Hola']);
  expect(await checkPromises(house)).toMatchObject({ withoutCase: 0, ids: [] });
  expect((await reconcile(house)).unaccounted).toEqual([]);
});
