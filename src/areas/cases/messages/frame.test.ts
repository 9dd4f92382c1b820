import { afterAll, expect, test } from 'vitest';
import { casesHouse } from '../cases.fixture.ts';
import { casesApi as api } from '../contract.ts';

const it = await casesHouse();
afterAll(it.close);

test('a PDF shown in place is not sandboxed, or the browser would not start its viewer; downloaded it is', async () => {
  const stored = await it.house.files.put(Buffer.from('%PDF-1.7\n'));
  const file = { ...stored, name: 'factura.pdf', type: 'application/pdf', inline: false, contentId: null };
  const { reference } = await it.aCase({ message: { attachments: [file] } });
  const { agent } = it.callers;
  const found = await it.api.call(api.getCase, { params: { reference } }, agent);
  const id = found.messages[0]?.attachments[0]?.id as string;
  const policyOf = async (inline: boolean) => {
    const answer = await it.api.send(api.getAttachment, { params: { id }, query: { inline } }, agent);
    return [answer.headers['content-type'], answer.headers['content-security-policy']] as [string, string];
  };
  const [type, shown] = await policyOf(true);
  expect(type).toBe('application/pdf');
  expect(shown).not.toContain('sandbox');
  expect(shown).toContain("default-src 'none'");
  expect((await policyOf(false))[1]).toContain('sandbox');
});
