// A Cauce of its own for the tests that kill one: starts the database of the folder it is given and waits to be ended.
import { startEmbedded } from '#platform/db/embedded.ts';

try {
  const server = await startEmbedded({ dataDir: process.argv[2] ?? '' });
  console.log(JSON.stringify({ url: server.url, pid: server.pid }));
  process.stdin.resume();
} catch (error) {
  console.log(JSON.stringify({ error: (error as Error).message, fault: (error as { fault?: string }).fault }));
  process.exitCode = 1;
}
