import type { FastifyInstance } from 'fastify';
import type { Metrics } from '#platform/observe/metrics.ts';
import type { House } from '#platform/work/index.ts';

export interface Health {
  /** Set when the process starts to stop: load balancers turn away before the last request is cut. */
  stopping: boolean;
}

/** /livez: the process answers. /readyz: it can do its work. /metrics: for this machine only. */
export function serveHealth(app: FastifyInstance, house: House, health: Health, metrics: Metrics): void {
  app.get('/livez', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (health.stopping) return reply.status(503).send({ status: 'stopping' });
    try {
      await house.database.pool.query('select 1');
      return { status: 'ok' };
    } catch {
      return reply.status(503).send({ status: 'database away' });
    }
  });
  app.get('/metrics', async (request, reply) => {
    if (!isLoopback(request.socket.remoteAddress) || request.headers['x-forwarded-for'] !== undefined)
      return reply.status(404).send();
    return reply
      .type(metrics.registry.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.scrape());
  });
}

function isLoopback(address: string | undefined): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}
