import type { AreaParts } from '#platform/area/index.ts';
import { route } from '#platform/http/route.ts';
import { liveTo } from '#platform/realtime/live-rules.ts';
import { workloadApi as api, workloadEvents } from './contract.ts';
import { myContributions, myDay } from './day/day.ts';
import { setEffort } from './load/effort.ts';
import { getTeam, leadsOthers, setShift, setSkills } from './load/team.ts';
import { en } from './messages.en.ts';
import { es } from './messages.es.ts';
import { answerRelief, listRelief, undoRelief } from './relief/answer.ts';
import { askRelief, withdrawRelief } from './relief/ask.ts';
import { proposeRelief } from './relief/propose.ts';

export const parts: AreaParts = {
  routes: [
    route(api.myDay, (work) => myDay(work)),
    route(api.myContributions, (work, input) => myContributions(work, input)),
    route(api.getTeam, (work) => getTeam(work)),
    route(api.setSkills, (work, input) => setSkills(work, input)),
    route(api.setShift, (work, input) => setShift(work, input)),
    route(api.setEffort, (work, { body }) => setEffort(work, body.type, body.minutes)),
    route(api.proposeRelief, (work) => proposeRelief(work)),
    route(api.askRelief, (work, { body }) => askRelief(work, body)),
    route(api.withdrawRelief, (work) => withdrawRelief(work)),
    route(api.listRelief, (work) => listRelief(work)),
    route(api.answerRelief, (work, input) => answerRelief(work, input)),
    route(api.undoRelief, (work, input) => undoRelief(work, input)),
  ],
  events: workloadEvents,
  // A request is of whoever asks and of those who lead.
  live: [liveTo(['relief'], 'cases:read', (actor, id) => actor.id === id || leadsOthers(actor))],
  texts: { es, en },
};
