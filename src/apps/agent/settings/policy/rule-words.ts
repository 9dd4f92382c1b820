import type { Approver, PolicyRule, SpendingWindow } from '#areas/authority/contract.ts';
import type { Names } from './use-names.ts';

/** A row as one sentence: to whom and what it applies, and who decides. */
export function ruleWords(names: Names, rule: PolicyRule, currency: string): { subject: string; outcome: string } {
  const { t } = names;
  const solutions =
    rule.solutions.length > 0 ? lower(either(names, rule.solutions.map(names.solution))) : t('policy.anything');
  const conditions = conditionWords(names, rule, currency);
  const what = [solutions, ...conditions].join(', ');
  return {
    subject: t('policy.subject', { who: whoWords(names, rule.who), what }),
    outcome: outcomeWords(names, rule, currency),
  };
}

function whoWords(names: Names, { roles, teamIds, personIds, minDays }: PolicyRule['who']): string {
  const { t, formats } = names;
  const who = [
    personIds.length > 0 ? formats.list(personIds.map(names.person)) : '',
    roles.length > 0 ? formats.list(roles.map(names.role)) : '',
    teamIds.length > 0 ? t('policy.who.team', { names: formats.list(teamIds.map(names.team)) }) : '',
    minDays === null ? '' : t('policy.who.days', { n: minDays }),
  ].filter(Boolean);
  return who.length > 0 ? capital(who.join(' ')) : t('policy.who.everybody');
}

function conditionWords(names: Names, { when }: PolicyRule, ofPolicy: string): string[] {
  const { t, formats } = names;
  const currency = when.currency ?? ofPolicy;
  const of = (values: readonly string[], name: (value: string) => string): string | null =>
    values.length > 0 ? either(names, values.map(name)) : null;
  const said: [string | null, (value: string) => string][] = [
    [
      when.maxAmount === null ? null : formats.money(when.maxAmount, currency),
      (amount) => t('policy.when.amount', { amount }),
    ],
    [
      when.maxShare === null ? null : formats.percent(when.maxShare / 100, 0),
      (share) => t('policy.when.share', { share }),
    ],
    [
      when.minMargin === null ? null : formats.percent(when.minMargin / 100, 0),
      (share) => t('policy.when.margin', { share }),
    ],
    [when.maxDays === null ? null : String(when.maxDays), () => t('policy.when.days', { n: when.maxDays })],
    [
      windowWords(names, when.perCustomer, currency),
      (limits) => t('policy.when.customer', { limits, n: when.perCustomer?.days }),
    ],
    [
      windowWords(names, when.perAgent, currency),
      (limits) => t('policy.when.agent', { limits, n: when.perAgent?.days }),
    ],
    [of(when.segments, names.segment), (list) => t('policy.when.segments', { list: lower(list) })],
    [of(when.families, (family) => family), (list) => t('policy.when.families', { list })],
    [of(when.channels, names.channel), (list) => t('policy.when.channels', { list: lower(list) })],
    [of(when.reasons, names.reason), (list) => t('policy.when.reasons', { list: lower(list) })],
    [when.currency, (list) => t('policy.when.currency', { list })],
  ];
  return said.flatMap(([value, say]) => (value === null ? [] : [say(value)]));
}

function windowWords({ t, formats }: Names, window: SpendingWindow | null, currency: string): string | null {
  if (!window) return null;
  const limits = [
    ...(window.maxAmount === null ? [] : [formats.money(window.maxAmount, currency)]),
    ...(window.maxCount === null ? [] : [t('policy.when.times', { n: window.maxCount })]),
  ];
  return limits.length > 0 ? formats.list(limits) : null;
}

function outcomeWords(names: Names, rule: PolicyRule, currency: string): string {
  const { t } = names;
  if (rule.level === 1) return t('policy.then.own');
  if (rule.level === 3) return chainWords(names, rule.approvers, rule.fourEyesAbove, rule.when.currency ?? currency);
  const area = rule.areaId ? names.area(rule.areaId) : t('policy.gone');
  return t(rule.handOver ? 'policy.then.handOver' : 'policy.then.consult', { area });
}

/** «autoriza Javier Mora; sustituye Teresa Ruiz a los 45 min; después, Teresa Ruiz». */
export function chainWords(
  names: Names,
  chain: readonly Approver[],
  fourEyesAbove: number | null,
  currency: string,
): string {
  const { t, formats } = names;
  const parts = chain.flatMap(({ role, personId, deputyId, deputyMinutes }, at) => {
    const who = personId ? names.person(personId) : role ? t(`policy.approver.${role}`) : t('policy.gone');
    return [
      t(at === 0 ? 'policy.then.authorise' : 'policy.then.next', { who }),
      ...(deputyId
        ? [t('policy.then.deputy', { who: names.person(deputyId), time: formats.duration(deputyMinutes) })]
        : []),
    ];
  });
  const eyes =
    fourEyesAbove === null ? [] : [t('policy.then.fourEyes', { amount: formats.money(fourEyesAbove, currency) })];
  return `${[...(parts.length > 0 ? parts : [t('policy.then.nobody')]), ...eyes].join('; ')}.`;
}

/** «reembolso o abono»: one of them is enough. */
function either({ formats }: Names, items: readonly string[]): string {
  return new Intl.ListFormat(formats.locale, { type: 'disjunction' }).format(items);
}

function lower(text: string): string {
  return text.toLocaleLowerCase();
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
