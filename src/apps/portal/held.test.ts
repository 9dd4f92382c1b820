import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { makeServer } from '#apps/server/index.ts';
import { makeHouse } from '#tests/support/house.ts';

const house = await makeHouse();
const app = await makeServer(house);
afterAll(async () => {
  await app.close();
  await house.close();
});

test('a file that was sent has its row, which backups go by, before anybody works the form off', async () => {
  const part = (disposition: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`;
  const who = await app.inject({
    method: 'POST',
    url: '/contacto',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: `${part('name="text"', 'Falta una pieza')}${part('name="files"; filename="a.txt"', 'sola')}--b--\r\n`,
  });
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(who.body)?.[1] ?? '';
  const sent = await app.inject({
    method: 'POST',
    url: '/contacto/enviar',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      token: hidden('token'),
      files: hidden('files'),
      text: 'Falta una pieza',
      name: 'Eva',
      email: 'eva@cliente.example',
    }).toString(),
  });
  expect(sent.statusCode).toBe(303);
  const sha256 = createHash('sha256').update('sola').digest('hex');
  const rows = await house.database.db.selectFrom('file').select('sha256').where('sha256', '=', sha256).execute();
  expect(rows).toHaveLength(1);
});
