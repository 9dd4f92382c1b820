import { NOTHING_SOUGHT, readSelector, wholeCondition } from '#areas/cases/index.ts';
import type { CaseAction } from '#areas/cases/contract.ts';
import { calendarFor } from '#areas/organisation/index.ts';
import { addMs, DAY, SECOND } from '#platform/clock/index.ts';
import { system, transact, type House, type PersonActor } from '#platform/work/index.ts';
import type { Trigger } from './contract.ts';
import { makeRule, switchRule } from './rules/keep-rules.ts';
import { reader } from './running/follow.ts';
import { passedAt, stretchOf } from './running/moments.rules.ts';
import { momentsIn, occasionOf } from './running/moments.store.ts';
import { matchesOf } from './trying/matches.ts';
import { tryRule } from './trying/try-rule.ts';
import { act, beginHere, tagNamed } from './world.store.ts';

interface Sample {
  name: string;
  trigger: Trigger;
  q: string;
  actions: CaseAction[];
  reason: string;
  is: 'on' | 'off' | 'draft';
}

const SILENT = {
  on: 'since',
  moment: 'customer',
  amount: 2,
  unit: 'working_days',
} as const satisfies Trigger;
const SILENT_NOTE =
  'El cliente lleva dos días hábiles sin contestar. Llámale o escríbele otra vez antes de darlo por perdido.';
const DELIVERY = 'tipo:reclamación -etiqueta:transporte entrega';

/** The rules of the sample: two that have worked for weeks, one that seldom has to, one switched off and one being written. */
export async function loadAutomations(house: House, lead: PersonActor): Promise<void> {
  const carrier = await tagNamed(house, 'transporte');
  const urgent = await tagNamed(house, 'urgente');
  if (!carrier || !urgent) return;
  const now = house.clock.now();
  const since = addMs(now, -52 * DAY);
  const opened: Trigger = { on: 'event', event: 'opened' };
  const samples: Sample[] = [
    {
      name: 'Anuncian acciones legales: primero y a la vista',
      trigger: { on: 'event', event: 'classified' },
      q: 'aviso:legal -prioridad:alta',
      actions: [
        { do: 'priority', priority: 'high' },
        { do: 'tag', tagIds: [urgent] },
      ],
      reason: 'Acordado con Dirección en la reunión de octubre.',
      is: 'on',
    },
    {
      name: 'Reclaman por la entrega: con su etiqueta',
      trigger: opened,
      q: DELIVERY,
      actions: [{ do: 'tag', tagIds: [carrier] }],
      reason: 'Para llevar a Transporte cuántos casos son suyos.',
      is: 'on',
    },
    {
      name: 'El cliente no contesta en dos días hábiles',
      trigger: SILENT,
      q: '',
      actions: [{ do: 'note', text: SILENT_NOTE, personIds: [] }],
      reason: 'Se nos enfriaban casos esperando una foto o un dato.',
      is: 'on',
    },
    {
      name: 'A punto de vencer y sin responsable',
      trigger: { on: 'before_due', hours: 4 },
      q: 'responsable:nadie',
      actions: [{ do: 'priority', priority: 'high' }],
      reason: 'Apagada en noviembre: el reparto de la mañana ya lo evita.',
      is: 'off',
    },
    {
      name: 'Devoluciones que se reabren, al día siguiente',
      trigger: { on: 'event', event: 'reopened' },
      q: 'tipo:devolución',
      actions: [{ do: 'snooze', amount: 1, unit: 'working_days' }],
      reason: '',
      is: 'draft',
    },
  ];
  const ids: string[] = [];
  for (const sample of samples) ids.push(await keep(house, lead, sample, since));
  const [, tagging = '', asking = ''] = ids;
  await tagged(house, { ruleId: tagging, tagId: carrier, since, now });
  await asked(house, { ruleId: asking, since, now });
  await beginHere(house, reader.name);
}

async function keep(house: House, lead: PersonActor, { is, ...says }: Sample, now: Date): Promise<string> {
  const id = await transact(house, lead, (work) => makeRule(work, says), { now });
  if (is === 'draft') return id;
  await transact(house, lead, (work) => tryRule(work, id), { now: addMs(now, 90 * SECOND) });
  if (is === 'on') await transact(house, lead, (work) => switchRule(work, id, true), { now: addMs(now, 240 * SECOND) });
  return id;
}

interface Span {
  ruleId: string;
  since: Date;
  now: Date;
}

/** What it would have met since is what it met. */
async function tagged(house: House, { ruleId, tagId, since, now }: Span & { tagId: string }): Promise<void> {
  const { met } = await transact(house, system('demo'), async (work) =>
    matchesOf(
      work,
      { trigger: { on: 'event', event: 'opened' }, selector: await readSelector(work, DELIVERY) },
      { from: addMs(since, DAY), to: now },
    ),
  );
  for (const [n, { caseId, at }] of met.toReversed().entries()) {
    const run = { ruleId, version: 1, occasion: `sample:${n}`, caseId, chain: [], because: 'opened', at, place: n };
    await act(house, { run, at: addMs(at, 20 * SECOND), tagId });
  }
}

/** Those who waited so long, each on the morning it was time. Of those who wait still the sweep has nothing left to do. */
async function asked(house: House, { ruleId, since, now }: Span): Promise<void> {
  const span = { from: addMs(since, DAY), to: now };
  const { met, standing } = await transact(house, system('demo'), async (work) => {
    const { calendar } = await calendarFor(work.db, null);
    const stretch = stretchOf(calendar, SILENT, { onSince: span.from, now });
    const condition = await wholeCondition(work, NOTHING_SOUGHT);
    const found = stretch ? await momentsIn(work.db, { ruleId, trigger: SILENT, stretch, condition }, 500) : [];
    const over = await matchesOf(work, { trigger: SILENT, selector: NOTHING_SOUGHT }, span);
    return {
      met: over.met,
      standing: new Map(
        found.map(({ caseId, at }) => [
          `${caseId} ${passedAt(calendar, at, SILENT).getTime()}`,
          occasionOf(caseId, at),
        ]),
      ),
    };
  });
  const still = met.filter((one) => standing.has(keyOf(one)));
  const over = met.filter((one) => !standing.has(keyOf(one))).slice(0, MOST_OVER);
  for (const [n, one] of [...still, ...over].entries()) {
    const { caseId, at } = one;
    const occasion = standing.get(keyOf(one)) ?? `sample:${n}`;
    const run = { ruleId, version: 1, occasion, caseId, chain: [], because: 'since', at, place: n };
    await act(house, { run, at: addMs(at, 30 * SECOND), note: SILENT_NOTE });
  }
}

const MOST_OVER = 12;

function keyOf({ caseId, at }: { caseId: string; at: Date }): string {
  return `${caseId} ${at.getTime()}`;
}
