import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '#platform/http/server.ts';
import { openMetrics } from '#platform/observe/metrics.ts';
import { openHub } from '#platform/realtime/hub.ts';
import type { House } from '#platform/work/index.ts';
import { authenticate, authenticateUpgrade } from '#areas/identity/index.ts';
import { gauges, personWithChangedRights, routes, texts, visibility } from '#apps/parts.ts';
import { servePortal } from '#apps/portal/index.ts';
import { serveHealth, type Health } from './health.ts';
import { serveAgentApp } from './pages.ts';
import { serveReference } from './reference.ts';

export interface RunningServer {
  app: FastifyInstance;
  url: string;
  /** No request is cut: new ones are turned away, those under way finish. */
  stop(): Promise<void>;
}

const IDLE_MS = 250;
const VERSION = (
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string }
).version;

export async function makeServer(house: House, health: Health = { stopping: false }): Promise<FastifyInstance> {
  const metrics = openMetrics(house, gauges);
  const app = await buildServer(house, {
    routes,
    authenticate,
    texts,
    observe: ({ route, method, status, seconds }) => metrics.requests.observe({ route, method, status }, seconds),
  });
  // A connection whose answer was under way would be kept open for the next request, and the server waits for it to end.
  app.addHook('onSend', async (_request, reply) => {
    if (health.stopping) reply.header('connection', 'close');
  });
  serveHealth(app, house, health, metrics);
  serveReference(
    app,
    house,
    routes.map((route) => route.endpoint),
    VERSION,
  );
  await serveAgentApp(app);
  await servePortal(app, house);
  return app;
}

export async function startServer(house: House): Promise<RunningServer> {
  const health: Health = { stopping: false };
  const app = await makeServer(house, health);
  const hub = openHub(house, { authenticate: authenticateUpgrade, visibility, changesRights: personWithChangedRights });
  hub.attach(app.server);
  const url = await app.listen({ port: house.config.port, host: house.config.host });
  if (house.config.port === 0) house.config.baseUrl = url;
  return {
    app,
    url,
    async stop() {
      health.stopping = true;
      await hub.close();
      const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_MS);
      await app.close().finally(() => clearInterval(idle));
    },
  };
}
