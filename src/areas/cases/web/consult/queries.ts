import { queryOptions } from '@tanstack/react-query';
import { call } from '#platform/http/client.ts';
import { oneKey } from '#platform/http/query-keys.ts';
import type { CaseView } from '../../contract.ts';
import { consultApi } from '../../circuits/consulting/consult.contract.ts';

/** By its id the live events find what was read, by its reference it is asked for. */
export type CaseNamed = Pick<CaseView, 'id' | 'reference'>;

/** Whom the case was taken to inside, what was promised and where its time went; read again with each of its events. */
export const circuitsQuery = ({ id, reference }: CaseNamed) =>
  queryOptions({
    queryKey: oneKey('case', id, 'circuits'),
    queryFn: async ({ signal }) => call(consultApi.caseCircuits, { params: { reference } }, { signal }),
  });

/** Who of an area would answer, by when, and what it is often asked about cases like this one. */
export const areaAnsweringQuery = (reference: string, areaId: string) =>
  queryOptions({
    queryKey: oneKey('case', reference, 'area', areaId),
    queryFn: async ({ signal }) => call(consultApi.areaAnswering, { params: { reference, areaId } }, { signal }),
    staleTime: 60_000,
  });
