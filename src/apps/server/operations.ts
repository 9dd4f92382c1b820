import type { AreaParts } from '#platform/area/index.ts';
import { missing } from '#platform/errors/index.ts';
import { ownRoute, route } from '#platform/http/route.ts';
import { deadJobs, runAgain } from '#platform/jobs/dead.ts';
import { verifyLog } from '#platform/log/index.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { operationsApi as api } from './operations.contract.ts';

/** Pages of the administrator that belong to no business area. */
export const operations: AreaParts = {
  events: [],
  texts: { es, en },
  routes: [
    route(api.listDeadJobs, async (work) => {
      const { jobs, waiting } = await deadJobs(work.house);
      return { waiting, jobs: jobs.map((job) => ({ ...job, at: job.at.toISOString() })) };
    }),
    ownRoute(api.runJobAgain, async (work, { params }) => {
      if (!(await runAgain(work.house, params.id))) throw missing('job.not_found');
      return {};
    }),
    ownRoute(api.verifyLog, async (work) => {
      const found = await verifyLog(work.db);
      return { ...found, broken: found.broken.map(({ what, stream, n, detail }) => ({ what, stream, n, detail })) };
    }),
  ],
};
