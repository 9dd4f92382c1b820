import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishArticle, writeArticle } from '#areas/knowledge/index.ts';

import { newId } from '#platform/ids/index.ts';
import { reading, system, transact, type PersonActor } from '#platform/work/index.ts';
import { personActor } from '#tests/support/actor.ts';
import { makeHouse } from '#tests/support/house.ts';
import { aTeam, staff } from '#tests/support/people.ts';
import { setUp } from '#areas/organisation/index.ts';
import { BARE_MESSAGE } from '../opening/new-case.ts';
import { openCaseWithMessage } from '../opening/open.ts';
import { articleUses, caseKnowledge, useArticle } from './case-knowledge.ts';
import { usedIn } from './use.store.ts';

const house = await makeHouse();
afterAll(() => house.close());
const ids: Record<'open' | 'hidden' | 'inside' | 'outside', string> = { open: '', hidden: '', inside: '', outside: '' };
const caseIds = { open: '', hidden: '' };
let lead: PersonActor;
let agent: PersonActor;

beforeAll(async () => {
  const people = await staff(house);
  lead = personActor('lead', { id: people.lead.id });
  const setup = await transact(house, system('tests'), (work) =>
    setUp(work, { companyName: 'Ribera', language: 'es', zone: 'Europe/Madrid', memberIds: [people.agent.id] }),
  );
  agent = personActor('agent', { id: people.agent.id, teamIds: [setup.teamId] });
  const other = await aTeam(house, 'Reservado');
  for (const [name, teamId] of [
    ['open', setup.teamId],
    ['hidden', other.id],
  ] as const) {
    const subject = 'La caldera pierde agua';
    const made = await transact(house, system('tests'), (work) =>
      openCaseWithMessage(
        work,
        {
          subject,
          channel: 'email',
          customerId: null,
          requester: { name: 'Ana', address: 'ana@cliente.example' },
          teamId,
        },
        {
          ...BARE_MESSAGE,
          channel: 'email',
          from: { name: 'Ana', address: 'ana@cliente.example' },
          subject,
          text: 'Desde ayer gotea por debajo y baja la presión.',
          threadedBy: 'new',
          attachments: [],
          customerId: null,
          language: 'es',
          at: work.now,
          receivedAt: work.now,
          mailId: `<${newId()}@cliente.example>`,
        },
      ),
    );
    ids[name] = made.reference;
    caseIds[name] = made.id;
  }
  for (const [name, audience] of [
    ['outside', 'public'],
    ['inside', 'internal'],
  ] as const)
    ids[name] = await transact(house, lead, async (work) => {
      const title = name === 'outside' ? 'La caldera pierde presión' : 'Caldera: margen del recambio de agua';
      const html = `<h3>Presión</h3><p>Entre 1 y 1,5 bar; si <strong>pierde</strong> agua, ciérrala.</p>`;
      const facts = { sectionId: null, reviewOn: null, families: [], translationOf: null, gapId: null };
      const id = await writeArticle(work, lead.id, { title, html, audience, language: 'es', ...facts });
      await publishArticle(work, id, 1);
      return id;
    });
});

test('a case is told what speaks of the same and by which words; one that is not theirs is not there', async () => {
  const { suggested } = await caseKnowledge(reading(house, agent), ids.open);
  expect(suggested.map(({ article }) => article.id)).toContain(ids.outside);
  expect(suggested.find(({ article }) => article.id === ids.outside)?.why).toEqual(
    expect.arrayContaining(['caldera', 'presión']),
  );
  await expect(caseKnowledge(reading(house, agent), ids.hidden)).rejects.toMatchObject({ code: 'case.not_found' });
});

test('T27: an internal article never goes out as a link; as text it does, and either stays on the case once', async () => {
  const use = (articleId: string, how: 'text' | 'link') =>
    transact(house, agent, (work) => useArticle(work, ids.open, { articleId, how }));
  await expect(use(ids.inside, 'link')).rejects.toMatchObject({ code: 'article.internal_link' });
  expect(await usedIn(house.database.db, caseIds.open)).toEqual([]);
  const link = await use(ids.outside, 'link');
  expect(link.html).toBe(
    '<p><a href="http://127.0.0.1:3000/ayuda/la-caldera-pierde-presion">La caldera pierde presión</a></p>',
  );
  expect((await use(ids.inside, 'text')).html).toContain('<p><strong>Presión</strong></p><p>Entre 1');
  await use(ids.outside, 'link');
  expect((await usedIn(house.database.db, caseIds.open)).map(({ how }) => how).toSorted()).toEqual(['link', 'text']);
  const events = await house.database.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'case.article_used')
    .execute();
  expect(events).toHaveLength(2);
});

test('of the cases it was used in each sees their own; how many there are is told to all', async () => {
  await transact(house, personActor('director', { id: lead.id }), (work) =>
    useArticle(work, ids.hidden, { articleId: ids.outside, how: 'text' }),
  );
  expect(await articleUses(reading(house, agent), ids.outside)).toMatchObject({
    total: 2,
    cases: [{ reference: ids.open }],
  });
});
