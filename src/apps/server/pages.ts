import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const DIST = path.join(import.meta.dirname, '../../../dist/agent');

/** The agent application: hashed assets for a year, the page itself asked for each time. Every address under /app is its own. */
export async function serveAgentApp(app: FastifyInstance): Promise<void> {
  if (!existsSync(path.join(DIST, 'index.html'))) return;
  const page = readFileSync(path.join(DIST, 'index.html'));
  const etag = `"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`;
  await app.register(fastifyStatic, {
    root: path.join(DIST, 'assets'),
    prefix: '/app/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    preCompressed: true,
  });
  const send = (request: { headers: { 'if-none-match'?: string } }, reply: import('fastify').FastifyReply) => {
    reply.header('cache-control', 'no-cache').header('etag', etag);
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    return reply.type('text/html; charset=utf-8').send(page);
  };
  // Looked for anew each time: it decides what is kept on the device.
  app.get('/app/sw.js', (_request, reply) =>
    reply
      .header('cache-control', 'no-cache')
      .type('text/javascript; charset=utf-8')
      .send(readFileSync(path.join(DIST, 'sw.js'))),
  );
  app.get('/app', (_request, reply) => reply.redirect('/app/'));
  app.get('/app/*', send);
}
