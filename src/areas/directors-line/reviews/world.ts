import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import { transact, type House, type PersonActor } from '#platform/work/index.ts';
import type { DecisionKind, Verdict } from './contract.ts';
import { drawDecisions } from './decision.store.ts';
import { answerFeedback, readFeedback, reviewDecision, showPraise } from './mark.ts';

interface Sample {
  kind: DecisionKind;
  verdict: Verdict;
  word: string;
  hoursAgo: number;
  shown?: boolean;
  read?: boolean;
  answer?: string;
}

const SAMPLES: readonly Sample[] = [
  {
    kind: 'surprise',
    verdict: 'praised',
    word: 'Nadie te lo pidió y era justo lo que hacía falta. Así nos recuerdan.',
    hoursAgo: 30,
    shown: true,
    read: true,
  },
  {
    kind: 'concession',
    verdict: 'apt',
    word: 'En el primer contacto y sin hacerle esperar. Bien medido.',
    hoursAgo: 27,
    read: true,
  },
  {
    kind: 'refusal',
    verdict: 'doubtful',
    word: 'El plazo había pasado, pero ¿no podíamos ofrecerle el cambio pagando los portes?',
    hoursAgo: 26,
    answer: 'Lo pensé, y no sabía si podía. La próxima vez lo consulto antes de decir que no.',
  },
  {
    kind: 'concession',
    verdict: 'wrong',
    word: 'Ya se le había abonado por lo mismo en otro caso: mira siempre los anteriores.',
    hoursAgo: 5,
  },
];
const BACK = 21 * DAY;

/** What the Director has said lately of what the team decided, by the verbs themselves. */
export async function loadReviews(house: House, director: PersonActor): Promise<void> {
  const { db } = house.database;
  const now = house.clock.now();
  const sought = { from: addMs(now, -BACK), to: now, seed: 'sample', each: 3, kind: null, personId: null };
  for (const { kind, verdict, word, hoursAgo, shown, read, answer } of SAMPLES) {
    const [found] = await drawDecisions(db, { ...sought, kind, marked: false }, 'es');
    if (!found) continue;
    const at = { now: addMs(now, -hoursAgo * HOUR) };
    const { id } = await transact(house, director, (work) => reviewDecision(work, found, { verdict, word }), at);
    if (shown) await transact(house, director, (work) => showPraise(work, id, true), at);
    const agent: PersonActor = { ...director, ...found.person, roles: ['agent'] };
    if (read) await transact(house, agent, (work) => readFeedback(work, id), at);
    if (answer) await transact(house, agent, (work) => answerFeedback(work, id, answer), at);
  }
}
