import type { AreaParts } from '#platform/area/index.ts';
import { missing } from '#platform/errors/index.ts';
import { ownRoute, route } from '#platform/http/route.ts';
import { deadJobs, runAgain } from '#platform/jobs/dead.ts';
import { verifyLog } from '#platform/log/index.ts';
import { operationsApi as api } from './operations.contract.ts';

/** Pages of the administrator that belong to no business area. */
export const operations: AreaParts = {
  events: [],
  texts: {
    es: { 'error.job.not_found': 'Esa tarea ya no está pendiente: quizá otra persona la ha vuelto a lanzar.' },
    en: { 'error.job.not_found': 'That job is no longer waiting: somebody else may have run it again.' },
  },
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
