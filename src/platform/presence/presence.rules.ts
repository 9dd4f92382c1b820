/* Browser-safe: who is where, as screens tell it and hear it. Ids only. */

export const DOINGS = ['viewing', 'writing', 'unsaved'] as const;
/** Looks at it, writes in it, or has something written in it that was not sent. */
export type Doing = (typeof DOINGS)[number];

/** Where a screen is: `case:42`, and what is done there. */
export interface Place {
  at: string;
  as: Doing;
}

/** What the others do, thing by thing, nobody where the last one left: `[['case:42', [['person', 'writing']]]]`. */
export type Here = [stream: string, people: [personId: string, doing: Doing][]][];

const STREAM = /^[a-z_]{1,40}:[0-9a-f-]{36}$/;

/** What a screen said of itself: a place, null when nowhere, undefined when it is nonsense. */
export function readPlace(said: string): Place | null | undefined {
  try {
    const { at, as } = JSON.parse(said) as { at?: unknown; as?: unknown };
    if (at === null) return null;
    const doing = DOINGS.find((one) => one === as);
    return typeof at === 'string' && STREAM.test(at) && doing ? { at, as: doing } : undefined;
  } catch {
    return undefined;
  }
}

const WEIGHT: Record<Doing, number> = { writing: 2, unsaved: 1, viewing: 0 };

/** Each person once a thing, by what they do most on any of their screens. */
export function gathered(rows: readonly { personId: string; stream: string; doing: Doing }[]): Here {
  const things = new Map<string, Map<string, Doing>>();
  for (const { personId, stream, doing } of rows) {
    const people = things.get(stream) ?? new Map<string, Doing>();
    const known = people.get(personId);
    if (!known || WEIGHT[doing] > WEIGHT[known]) people.set(personId, doing);
    things.set(stream, people);
  }
  return [...things].map(([stream, people]) => [stream, [...people]]);
}
