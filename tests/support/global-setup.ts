import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { migrate } from '#platform/db/migrate.ts';
import { execute, startTestPostgres, sweepTemporaryFolders, withDatabase } from './postgres.ts';

/** One PostgreSQL and one migrated template for the whole run; CAUCE_TEST_DATABASE_URL names another server to use. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepTemporaryFolders();
  const external = process.env.CAUCE_TEST_DATABASE_URL;
  const server = external ? null : await startTestPostgres();
  const serverUrl = withDatabase(server?.url ?? external ?? '', 'postgres');
  const template = `cauce_template_${randomBytes(4).toString('hex')}`;
  await execute(serverUrl, `create database ${template}`);
  await migrate(withDatabase(serverUrl, template));
  project.provide('testServerUrl', serverUrl);
  project.provide('testTemplate', template);
  return async () => {
    if (server) await server.remove();
    else await execute(serverUrl, `drop database if exists ${template} with (force)`);
  };
}
