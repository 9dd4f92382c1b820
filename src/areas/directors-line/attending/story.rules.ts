/** An event of the case's log, with the name of whoever did it. */
export interface Happened {
  at: Date;
  type: string;
  by: string | null;
  data: Record<string, unknown>;
}
export interface StorySentence {
  at: Date;
  code: string;
  params: Record<string, string | number | null>;
}

type Teller = (event: Happened) => Omit<StorySentence, 'at'> | null;
const plain =
  (code: string): Teller =>
  (event) => ({ code, params: { by: event.by } });

/** Somebody, or a team, had it before; who takes what nobody had takes charge of it. */
const handedOn: Teller = ({ by, data }) =>
  (data.from_owner && data.from_owner !== data.owner) || (data.from_team && data.from_team !== data.team)
    ? { code: 'handedOn', params: { by } }
    : null;

/** What of the log belongs in the story: contacts, decisions with their rule, waits, hand-overs, promises made, kept and broken. */
const TELLERS: Record<string, Teller> = {
  'case.opened': ({ data }) => ({ code: 'opened', params: { channel: word(data.channel) } }),
  'case.message_received': ({ data }) => (data.automatic ? null : { code: 'wrote', params: { by: null } }),
  'case.taken': ({ by, data }) => ({ code: data.from ? 'handedOn' : 'taken', params: { by } }),
  'case.assigned': handedOn,
  'case.handed_over': plain('handedOn'),
  'case.reply_sent': plain('answered'),
  'case.resolved': plain('resolved'),
  'case.reopened': plain('reopened'),
  'case.target_missed': ({ data }) => ({ code: 'late', params: { kind: word(data.kind) } }),
  'proposal.made': ({ by, data }) => ({
    code: data.director === true ? 'overrode' : 'proposed',
    params: {
      by,
      level: typeof data.level === 'number' ? data.level : 3,
      rule: word(data.rule) || 'none',
      policy: typeof data.policy === 'number' ? data.policy : 0,
    },
  }),
  'petition.refused': ({ by, data }) => ({ code: 'refused', params: { by, what: word(data.text) } }),
  'surprise.given': plain('surprised'),
  'promise.made': ({ by, data }) => ({
    code: 'promised',
    params: { by, kind: word(data.kind), for: word(data.promised) },
  }),
  'promise.kept': plain('promiseKept'),
  'promise.broken': plain('promiseBroken'),
  'proposal.applied': plain('applied'),
  'authorisation.decided': ({ by, data }) => ({ code: 'decided', params: { by, state: word(data.outcome) } }),
  'consultation.asked': plain('consulted'),
  'consultation.answered': plain('consultAnswered'),
  'clock.missed': plain('legalMissed'),
  'case.passed_up': plain('passedUp'),
  'direct.asked': ({ data }) =>
    data.note ? null : { code: data.kind === 'call' ? 'directCall' : 'directMessage', params: {} },
  'direct.reached_out': plain('reachedOut'),
  'direct.called': ({ by, data }) => ({ code: 'directCalled', params: { by, outcome: word(data.outcome) } }),
  'direct.returned': plain('returned'),
  'direct.answered': plain('directAnswered'),
  'direct.late': plain('directLate'),
  'direct.closed': ({ data }) =>
    data.as === 'attended' || !data.as ? null : { code: 'directEnded', params: { as: word(data.as) } },
};
export const STORY_EVENTS = Object.keys(TELLERS);

/** The log in plain sentences; the same thing several times in a row is said once, with how often. */
export function storyOf(events: readonly Happened[]): StorySentence[] {
  const told: StorySentence[] = [];
  for (const event of events) {
    const said = TELLERS[event.type]?.(event);
    if (!said) continue;
    const last = told.at(-1);
    if (last && last.code === said.code && last.params.by === said.params.by && REPEATS.has(said.code))
      last.params.n = Number(last.params.n ?? 1) + 1;
    else told.push({ at: event.at, code: said.code, params: { n: 1, ...said.params } });
  }
  return told;
}
const REPEATS = new Set(['wrote', 'answered']);

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
