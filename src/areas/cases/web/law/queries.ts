import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { incidentsApi } from '../../incidents/incident.contract.ts';
import type { WrittenWith } from '../../contract.ts';
import { lawApi } from '../../law/law.contract.ts';

/** What the law asks of the handling of a case; read again with each of its events. */
export const lawQuery = (reference: string) =>
  queryOptions({
    queryKey: oneKey('case', reference, 'rights'),
    queryFn: async ({ signal }) => call(lawApi.caseLaw, { params: { reference } }, { signal }),
  });

type Used = WrittenWith['templates'][number];

/** What is to be said of an answer being written. */
export const replyCheckQuery = (
  reference: string,
  text: string,
  to: readonly string[] | null,
  cc: readonly string[],
  templates: readonly Used[] = [],
) =>
  queryOptions({
    queryKey: oneKey(
      'case',
      reference,
      'reply-check',
      text,
      ...(to ?? ['—']),
      '—',
      ...cc,
      '—',
      ...templates.map(({ id, version }) => `${id} ${version}`),
    ),
    queryFn: async ({ signal }) =>
      call(
        lawApi.checkReply,
        {
          params: { reference },
          body: { text, cc: [...cc], templates: [...templates], ...(to ? { to: [...to] } : {}) },
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const incidentsQuery = queryOptions({
  queryKey: manyKey('incident', 'list'),
  queryFn: async ({ signal }) => call(incidentsApi.listIncidents, {}, { signal }),
});

export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: oneKey('incident', id),
    queryFn: async ({ signal }) => call(incidentsApi.getIncident, { params: { id } }, { signal }),
  });

/** Who asked for a supervisor or a person and still waits, the first to be called on top. */
export const callsQuery = queryOptions({
  queryKey: manyKey('case', 'calls'),
  queryFn: async ({ signal }) => (await call(lawApi.humanRequests, {}, { signal })).requests,
});
