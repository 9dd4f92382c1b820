import { Bytes, route, type Route } from '#platform/http/route.ts';
import { intakeApi } from '../contract.ts';
import { viewArrival } from './arrival.view.ts';
import { listArrivals } from './list.ts';
import { makeCase, markSpam, rawFileOf, readAgain, readArrivalRow } from './verbs.ts';

export const routes: readonly Route[] = [
  route(intakeApi.listIntake, (work, { query }) => listArrivals(work, query)),
  route(intakeApi.getIntake, async (work, { params }) =>
    viewArrival(await readArrivalRow(work, params.id), work.actor),
  ),
  route(intakeApi.getIntakeRaw, async (work, { params }) => {
    const row = await readArrivalRow(work, params.id);
    const { name, type } = rawFileOf(row);
    return new Bytes(work.house.files.read(row.sha256), { type, name: `${row.id}-${name}`, size: row.size });
  }),
  route(intakeApi.readAgain, (work, { params }) => readAgain(work, params.id)),
  route(intakeApi.makeCase, (work, { params, body }) => makeCase(work, params.id, body)),
  route(intakeApi.markSpam, (work, { params, body }) => markSpam(work, params.id, body.spam)),
];
