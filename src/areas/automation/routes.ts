import { flushEvents } from '#platform/log/append.ts';
import { route, type Route } from '#platform/http/route.ts';
import type { Work } from '#platform/work/index.ts';
import { automationApi as api, type RuleDetail } from './contract.ts';
import { changeRule, makeRule, moveRule, switchRule, takeAway } from './rules/keep-rules.ts';
import { viewRule, viewRules, viewRuns } from './rules/rules.view.ts';
import { tryRule } from './trying/try-rule.ts';

/** Answers with the rule as it leaves it. */
async function after(work: Work, id: string, done: Promise<unknown>): Promise<RuleDetail> {
  await done;
  await flushEvents(work);
  return viewRule(work, id);
}

export const routes: readonly Route[] = [
  route(api.listAutomations, (work) => viewRules(work)),
  route(api.getAutomation, (work, { params }) => viewRule(work, params.id)),
  route(api.listAutomationRuns, (work, { params, query }) => viewRuns(work, params.id, query)),
  route(api.makeAutomation, async (work, { body }) => viewRule(work, await makeRule(work, body))),
  route(api.changeAutomation, (work, { params, body }) => after(work, params.id, changeRule(work, params.id, body))),
  route(api.tryAutomation, (work, { params }) => after(work, params.id, tryRule(work, params.id))),
  route(api.switchAutomation, (work, { params, body }) => after(work, params.id, switchRule(work, params.id, body.on))),
  route(api.moveAutomation, async (work, { params, body }) => ({ moved: await moveRule(work, params.id, body.to) })),
  route(api.retireAutomation, async (work, { params }) => {
    await takeAway(work, params.id);
    return { retired: true };
  }),
];
