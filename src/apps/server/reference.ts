import type { FastifyInstance } from 'fastify';
import { openApi } from '#platform/http/openapi.ts';
import type { AnyEndpoint } from '#platform/http/contract.ts';
import type { House } from '#platform/work/index.ts';

/** /api/openapi.json and a reference a person can read without any script. */
export function serveReference(
  app: FastifyInstance,
  house: House,
  endpoints: readonly AnyEndpoint[],
  version: string,
): void {
  let json: string | undefined;
  app.get('/api/openapi.json', (_request, reply) => {
    json ??= JSON.stringify(openApi(endpoints, { title: 'Cauce', version, baseUrl: house.config.baseUrl }));
    return reply.type('application/json; charset=utf-8').send(json);
  });
  let html: string | undefined;
  app.get('/api/docs', (_request, reply) => {
    html ??= referencePage(endpoints);
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .send(html);
  });
}

function referencePage(endpoints: readonly AnyEndpoint[]): string {
  const byTag = Map.groupBy(endpoints, (endpoint) => endpoint.tag);
  const sections = [...byTag]
    .map(([tag, list]) => `<h2 id="${slug(tag)}">${escape(tag)}</h2>${list.map(entry).join('')}`)
    .join('');
  const index = [...byTag.keys()].map((tag) => `<a href="#${slug(tag)}">${escape(tag)}</a>`).join(' · ');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>API · Cauce</title><style>${STYLE}</style>
<main><h1>Cauce API</h1><p>Bearer tokens with scopes; JSON; refusals are <code>application/problem+json</code> (RFC 9457) in the caller’s language; <code>Idempotency-Key</code> on every POST except signing in, those that return a secret once, and uploads (<code>/api/v1/files</code>: repeated, it is another upload). Machine-readable: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p><nav>${index}</nav>${sections}</main></html>`;
}

function entry(endpoint: AnyEndpoint): string {
  const needs =
    endpoint.access === 'public' ? 'public' : endpoint.scope ? `scope ${endpoint.scope}` : 'browser session only';
  const roles = endpoint.roles ? ` · ${endpoint.roles.join(', ')}` : '';
  const errors =
    endpoint.errors.length > 0
      ? `<p>Refusals: ${endpoint.errors.map((code) => `<code>${escape(code)}</code>`).join(' ')}</p>`
      : '';
  return `<article><h3><code>${endpoint.method} ${escape(endpoint.path)}</code></h3><p>${escape(endpoint.summary)}</p><p class="meta">${escape(needs + roles)} → ${endpoint.status}</p>${errors}</article>`;
}

const STYLE = `body{font:16px/24px system-ui,sans-serif;color:#1A2326;background:#F4F2EC;margin:0}main{max-width:56rem;margin:0 auto;padding:24px 16px}article{background:#fff;border:1px solid #DDD8CB;border-radius:8px;padding:4px 16px;margin:8px 0}h3{margin:8px 0 0;font-size:15px}p{margin:4px 0}.meta{color:#465156;font-size:14px}a{color:#0E5A60}code{overflow-wrap:anywhere}`;

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
