import pg from 'pg';

/** One connection as the database's owner: operators' consoles and the tables closed to the application's role. */
export async function asOwner<T>(ownerUrl: string, name: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: name });
  // A connection that breaks tells whoever waits for an answer; nobody else need hear it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
