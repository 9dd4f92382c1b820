import { peopleByIds } from '#areas/identity/index.ts';
import type { Selector } from '#areas/cases/index.ts';
import { missing } from '#platform/errors/index.ts';
import type { HandlerInput } from '#platform/http/contract.ts';
import type { Work } from '#platform/work/index.ts';
import {
  type automationApi as api,
  type RuleDetail,
  type RuleSummary,
  type RuleVersion,
  type RunView,
  trial,
} from '../contract.ts';
import { mayKeepRules, maySwitchOn } from '../policy.rules.ts';
import { allRules, ruleById, type RuleRow, type Version } from './automation.store.ts';
import { figuresOf, type Figures, NO_FIGURES, runsOf, type RunRow } from './figures.store.ts';
import { whyWords } from './why.ts';
import { newestVersions, triedOf, versionsOf, type KeptVersion } from './version.store.ts';

export async function viewRules(work: Work): Promise<{ rules: RuleSummary[]; can: Record<string, true | string> }> {
  const { db, now, actor } = work;
  const rules = await allRules(db);
  const figures = await figuresOf(db, now);
  const newest = new Map((await newestVersions(db)).map((one) => [one.ruleId, one]));
  const names = await peopleByIds(
    db,
    rules.map(({ ownerId }) => ownerId),
  );
  const keeps = mayKeepRules(actor);
  return {
    rules: rules.flatMap((rule) => {
      const version = newest.get(rule.id);
      const name = names.get(rule.ownerId)?.name ?? '';
      return version
        ? [summaryOf(work, { ...rule, ownerName: name }, version, figures.get(rule.id) ?? NO_FIGURES)]
        : [];
    }),
    can: { keep: keeps.ok || keeps.reason },
  };
}

export async function viewRule(work: Work, id: string): Promise<RuleDetail> {
  const { db, now } = work;
  const rule = await ruleById(db, id);
  if (!rule) throw missing('automation.not_found');
  const versions = await versionsOf(db, id);
  const newest = versions[0];
  if (!newest) throw missing('automation.not_found');
  const ownerName = (await peopleByIds(db, [rule.ownerId])).get(rule.ownerId)?.name ?? '';
  const figures = (await figuresOf(db, now)).get(id) ?? NO_FIGURES;
  const tried = trial.safeParse(await triedOf(db, id, rule.version));
  return {
    ...summaryOf(work, { ...rule, ownerName }, newest, figures),
    versions: versions.map(versionView),
    trial: tried.data ?? null,
  };
}

type Shown = Version & { triedAt: Date | null };

function summaryOf(work: Work, rule: RuleRow & { ownerName: string }, newest: Shown, figures: Figures): RuleSummary {
  const { id, name, position, version, versionOn } = rule;
  const [keep, switchOn] = [mayKeepRules(work.actor), maySwitchOn(work.actor, newest)];
  return {
    id,
    name,
    position,
    version,
    versionOn,
    state: stateOf(rule, newest),
    onSince: rule.onSince?.toISOString() ?? null,
    owner: { id: rule.ownerId, name: rule.ownerName },
    trigger: newest.trigger,
    selector: asView(newest.selector),
    actions: newest.actions,
    triedAt: newest.triedAt?.toISOString() ?? null,
    runs: { ...figures, lastAt: figures.lastAt?.toISOString() ?? null },
    can: { keep: keep.ok || keep.reason, switchOn: switchOn.ok || switchOn.reason },
  };
}

/** A draft has never been on and was not tried; off, it could be. */
function stateOf({ versionOn, pausedAt }: RuleRow, { triedAt }: Shown): RuleSummary['state'] {
  if (versionOn !== null) return pausedAt ? 'paused' : 'on';
  return triedAt ? 'off' : 'draft';
}

function versionView({
  version,
  trigger,
  selector,
  actions,
  reason,
  madeById,
  madeBy,
  madeAt,
  triedAt,
}: KeptVersion): RuleVersion {
  return {
    version,
    trigger,
    selector: asView(selector),
    actions,
    reason,
    madeBy: { id: madeById, name: madeBy },
    madeAt: madeAt.toISOString(),
    triedAt: triedAt?.toISOString() ?? null,
  };
}

function asView({ terms, words }: Selector): RuleVersion['selector'] {
  return { words, terms: terms.map((term) => ({ ...term, values: [...term.values] })) };
}

type Query = HandlerInput<typeof api.listAutomationRuns>['query'];

export async function viewRuns(
  work: Work,
  id: string,
  query: Query,
): Promise<{ runs: RunView[]; next: string | null }> {
  if (!(await ruleById(work.db, id))) throw missing('automation.not_found');
  const [at, last] = (query.after ?? '').split(' ');
  const after = at && last && UUID.test(last) && !Number.isNaN(Date.parse(at)) ? { at: new Date(at), id: last } : null;
  const rows = await runsOf(work.db, id, { state: query.state, after, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  const end = rows.length > query.limit ? page.at(-1) : undefined;
  return { runs: page.map((row) => runView(work, row)), next: end ? `${end.at.toISOString()} ${end.id}` : null };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function runView(work: Work, { code, details, at, ...row }: RunRow): RunView {
  const language = work.actor.kind === 'person' ? work.actor.language : 'es';
  return { ...row, at: at.toISOString(), why: code ? whyWords(language, code, details ?? {}) : null };
}
