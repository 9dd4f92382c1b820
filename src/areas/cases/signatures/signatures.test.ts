import { afterAll, expect, it, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';
import { signatureFor } from './signature.rules.ts';

const ONE = { language: 'es', teamId: 't', plain: '', name: 'Ana' };
test.each([
  ['one’s own in the language', [{ teamId: null, language: 'es', text: 'Ana B.' }], { plain: 'A.' }, 'Ana B.'],
  ['what one signs with anywhere', [{ teamId: null, language: 'en', text: 'Ana, agent' }], { plain: 'A.' }, 'A.'],
  ['the team’s under one’s name', [{ teamId: 't', language: 'es', text: 'Posventa' }], {}, 'Ana\nPosventa'],
  ['not another team’s', [{ teamId: 'x', language: 'es', text: 'Ventas' }], {}, 'Ana'],
  ['one’s name', [], {}, 'Ana'],
])('%s', (_what, signatures, more, signed) => {
  expect(signatureFor(signatures, { ...ONE, ...more })).toBe(signed);
});

const house = await casesHouse();
afterAll(house.close);
const { agent, lead, auditor } = house.callers;

it('each writes their own, whoever leads a team’s; the mail has it once, in the language of the case', async () => {
  const put = (body: object, as = agent) => house.api.call(api.putSignature, { body: body as never }, as);
  const refused = async (body: object, as: typeof agent) =>
    (await house.api.refused(api.putSignature, { body: body as never }, as)).code;
  expect(await refused({ teamId: house.teamId, language: 'es', text: 'x' }, agent)).toBe('signature.team_not_yours');
  expect(await refused({ teamId: newId(), language: 'es', text: 'x' }, lead)).toBe('team.not_found');
  expect(await refused({ language: 'es', text: 'x' }, auditor)).toBe('case.reads_only');
  await put({ teamId: house.teamId, language: 'es', text: 'Posventa' }, lead);
  await Promise.all([put({ language: 'en', text: 'First' }), put({ language: 'en', text: 'Kind regards, Ana' })]);
  await put({ language: 'es', text: 'Un saludo, Ana' });
  expect((await put({ language: 'en', text: '' })).signatures.map(({ teamId, text }) => [teamId, text])).toEqual([
    [null, 'Un saludo, Ana'],
    [house.teamId, 'Posventa'],
  ]);
  const { reference, id } = await house.aCase();
  await house.api.call(api.reply, { params: { reference }, body: { text: 'Sale hoy.' } }, agent);
  const mail = await house.house.database.db
    .selectFrom('outbox')
    .select('mail')
    .where('case_id', '=', id)
    .where('kind', '=', 'reply')
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(mail).match(/Un saludo, Ana/g)).toHaveLength(2);
});
