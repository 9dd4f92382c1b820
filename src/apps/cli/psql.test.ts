import { expect, test } from 'vitest';
import { psqlEnvironment } from './psql.ts';

test('a real psql gets the whole address: how to encrypt, and the folder of an embedded database', () => {
  expect(
    psqlEnvironment('postgres://ana:p%40ss@db.example:6432/cauce?sslmode=verify-full&sslrootcert=%2Fca.pem'),
  ).toEqual({
    PGHOST: 'db.example',
    PGPORT: '6432',
    PGUSER: 'ana',
    PGPASSWORD: 'p@ss',
    PGDATABASE: 'cauce',
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: '/ca.pem',
  });
  expect(psqlEnvironment('postgres://cauce:x@localhost/cauce?host=%2Fdata%2Frun').PGHOST).toBe('/data/run');
  expect(psqlEnvironment('postgres://cauce:x@[::1]/cauce').PGHOST).toBe('::1');
});
