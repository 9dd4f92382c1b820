import { Bytes, route, type Route } from '#platform/http/route.ts';
import { casesApi } from '#areas/cases/contract.ts';
import { createCaseDirectly } from '../direct/create-case.ts';
import { intakeApi } from '../contract.ts';
import { viewArrival } from './arrival.view.ts';
import { listArrivals } from './list.ts';
import { makeCase, markSpam, rawFileOf, readAgain, readArrivalRow } from './verbs.ts';

export const routes: readonly Route[] = [
  route(casesApi.createCase, (work, { body }) => createCaseDirectly(work, body)),
  route(intakeApi.listIntake, (work, { query }) => listArrivals(work, query)),
  route(intakeApi.getIntake, async (work, { params }) =>
    viewArrival(await readArrivalRow(work, params.id), work.actor),
  ),
  route(intakeApi.getIntakeRaw, async (work, { params }) => {
    const row = await readArrivalRow(work, params.id);
    const { sha256, size, name, type } = rawFileOf(row);
    return new Bytes(work.house.files.read(sha256), { type, name: `${row.id}-${name}`, size });
  }),
  route(intakeApi.readAgain, (work, { params }) => readAgain(work, params.id)),
  route(intakeApi.makeCase, (work, { params, body }) => makeCase(work, params.id, body)),
  route(intakeApi.markSpam, (work, { params, body }) => markSpam(work, params.id, body.spam)),
];
