import { expect, test } from 'vitest';
import { openLog } from './log.ts';

const WORD = 'anacleta@cliente.example';

function logged(say: (log: ReturnType<typeof openLog>) => void): Record<string, unknown> & { text: string } {
  const lines: string[] = [];
  say(openLog('debug', { write: (line) => void lines.push(line) }));
  expect(lines).toHaveLength(1);
  const text = lines[0] ?? '';
  return { ...(JSON.parse(text) as Record<string, unknown>), text };
}

/** As the database throws it: what was written stands in the message, in the detail and in the query. */
function ofDatabase(): Error {
  return Object.assign(new Error(`invalid input syntax: "${WORD}"`), {
    name: 'DatabaseError',
    code: '23505',
    table: 'person',
    constraint: 'person_email_key',
    detail: `Key (email)=(${WORD}) already exists.`,
    where: WORD,
  });
}

test.each([
  ['beside a sentence', (log: ReturnType<typeof openLog>) => log.error({ err: ofDatabase() }, 'fault')],
  ['alone', (log: ReturnType<typeof openLog>) => log.error(ofDatabase())],
  ['without a sentence', (log: ReturnType<typeof openLog>) => log.warn({ err: ofDatabase() })],
  [
    'with its own message, as libraries do',
    (log: ReturnType<typeof openLog>) => log.error({ err: ofDatabase() }, ofDatabase().message),
  ],
  ['from a child', (log: ReturnType<typeof openLog>) => log.child({ reqId: 1 }).error(ofDatabase())],
])('an error logged %s tells its kind and place, and nothing it quotes', (_, say) => {
  const { text, err } = logged(say);
  expect(text).not.toContain(WORD);
  expect(err).toMatchObject({ name: 'DatabaseError', code: '23505', table: 'person', constraint: 'person_email_key' });
  expect((err as { at: string[] }).at[0]).toContain('log.test.ts');
});

test('what was thrown without being an error is told by its type', () => {
  expect(logged((log) => log.error({ err: WORD }, 'fault'))).toMatchObject({ err: { name: 'string' }, msg: 'fault' });
});

test('names that carry people and secrets are taken out', () => {
  const { text } = logged((log) =>
    log.info({ customer: { email: WORD }, sign: { password: WORD }, headers: { a: WORD } }),
  );
  expect(text).not.toContain(WORD);
});
