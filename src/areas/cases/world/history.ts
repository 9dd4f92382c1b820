import { addWorkingDays, rulingPack } from '#areas/clocks/index.ts';
import { addMs, DAY, HOUR } from '#platform/clock/index.ts';
import type { EventData } from '#platform/log/index.ts';
import { promised, targetsFromLog } from '../course/target-history.rules.ts';
import type { Ball } from '../contract.ts';
import { makeChance, type Chance } from './chance.ts';
import { lawOfOpening, legalOf, mayAskCompletion } from './legal.ts';
import { sampleConsultation } from './consulting.ts';
import { courseOf, type Step } from './course.ts';
import { endPromises, isTold, noticeText, promisedFor } from './promises.ts';
import type { SampleCase, SampleCompany, SampleCustomer } from './sample-case.ts';
import { products, references, stories } from './stories.ts';

const SYSTEM = 'system:demo';

export function sampleCase(receivedAt: Date, company: SampleCompany, chance: Chance): SampleCase {
  const story = chance.weighted(stories);
  const customer = chance.one(company.customers);
  const agent = chance.one(company.agents);
  const fill = filler(customer, receivedAt, company, chance);
  const { calendar } = company.team;
  const legalPack = rulingPack(company.legalPack, receivedAt, calendar.zone)?.id ?? null;
  const asks = mayAskCompletion(story, legalPack);
  const steps = courseOf(story, { receivedAt, now: company.now, calendar, asks }, chance);
  const channel = chance.weighted(CHANNELS).channel;
  const made: SampleCase = {
    id: chance.id(receivedAt.getTime()),
    story,
    customer,
    agent: steps.some((step) => step.kind === 'taken') ? agent : null,
    channel,
    priority: chance.happens(0.08) ? 'high' : 'normal',
    subject: fill(story.subject),
    receivedAt,
    legalPack,
    messages: [],
    note: null,
    events: [],
    targets: [],
    legal: [],
    consultation: null,
    promises: [],
    balls: [],
    snoozedUntil: null,
    snoozedAt: null,
    resolvedAt: null,
    notifiedAt: null,
    petition: fill(story.petition),
    reasoned: fill(story.reasoned),
    tagId: company.tagIds.length > 0 && chance.happens(0.25) ? chance.one(company.tagIds) : null,
  };
  for (const step of steps) tell(made, step, { company, agent, fill, chance });
  made.targets = targetsFromLog(made.events, () => company.team.calendar);
  made.legal = legalOf(made, company);
  return made;
}

const CHANNELS = [
  { channel: 'email', weight: 62 },
  { channel: 'form', weight: 22 },
  { channel: 'phone', weight: 9 },
  { channel: 'counter', weight: 4 },
  { channel: 'post', weight: 3 },
] as const;

interface Teller {
  company: SampleCompany;
  agent: { id: string; name: string };
  fill: (text: string) => string;
  chance: Chance;
}

/** Writes one step as the real verbs would: its events, its message, whose turn it becomes. */
function tell(made: SampleCase, step: Step, teller: Teller): void {
  TELL[step.kind](new Telling(made, step, teller));
}

class Telling {
  readonly made: SampleCase;
  readonly at: Date;
  readonly until: Date | undefined;
  readonly by: Teller;
  constructor(made: SampleCase, { at, until }: Step, by: Teller) {
    this.made = made;
    this.at = at;
    this.until = until;
    this.by = by;
  }
  get person(): string {
    return `person:${this.by.agent.id}`;
  }
  event(type: string, actor: string, data: EventData): void {
    this.made.events.push({ type, actor, at: this.at, data });
  }
  turn(ball: Ball): void {
    this.made.balls.push({ ball, since: this.at });
  }
  message(out: boolean, text: string, automatic: 'notice' | null = null): string {
    const { made, at, by } = this;
    const id = by.chance.id(at.getTime());
    const subject = made.messages.length === 0 ? made.subject : `Re: ${made.subject}`;
    const mailId = `<${id}@${out ? 'ribera.example' : 'correo.example'}>`;
    made.messages.push({ id, out, text: by.fill(text), at, subject, mailId, automatic });
    return id;
  }
}

const TELL: Record<Step['kind'], (telling: Telling) => void> = {
  received(telling) {
    const { made, at, by } = telling;
    const { team, brandId, mailbox, policies } = by.company;
    const applying = policies.filter((policy) => (policy.applies.priority ?? 'normal') === made.priority);
    const clocks = {
      at: at.toISOString(),
      calendar: [team.ref.id, team.ref.version],
      targets: promised(applying),
      taken: false,
      ...lawOfOpening(made.story, made.legalPack),
    };
    const facts = { channel: made.channel, type: made.story.type, priority: made.priority, customer: made.customer.id };
    telling.event('case.opened', SYSTEM, {
      ...clocks,
      ...facts,
      team: team.id,
      owner: null,
      brand: brandId,
      mailbox: mailbox.id,
      ball: 'ours',
    });
    telling.event('case.key_issued', SYSTEM, { channel: made.channel, language: made.story.language });
    const message = telling.message(false, made.story.opening);
    telling.event('case.message_received', SYSTEM, {
      message,
      channel: made.channel,
      automatic: null,
      held: null,
      threaded_by: 'new',
    });
    telling.turn('ours');
  },
  acknowledged: (telling) => telling.event('case.acknowledged', 'system:outbox', {}),
  taken: (telling) => telling.event('case.taken', telling.person, { owner: telling.by.agent.id, from: null }),
  noted(telling) {
    const { made, at, by } = telling;
    made.note = { id: by.chance.id(at.getTime()), text: by.fill(made.story.note), at };
    telling.event('case.noted', telling.person, { note: made.note.id, mentions: [] });
  },
  consulted(telling) {
    const { made, at, by } = telling;
    // Seeded by its case: two are asked at the same opening of the doors.
    const own = makeChance(Number.parseInt(made.id.slice(-8), 16));
    const c = sampleConsultation(made.story.reason, at, by.company, own);
    made.consultation = c;
    const data = { consultation: c.id, area: c.areaId, kind: 'question' };
    telling.event('consultation.asked', telling.person, {
      ...data,
      due: c.dueAt.toISOString(),
      blocks: true,
      told: 'address',
      files: 0,
    });
    telling.event('case.consulted', telling.person, { ...data, ball: 'inside' });
    telling.turn('inside');
    if (isTold(made, own)) inform(telling, c.dueAt, own);
  },
  returned(telling) {
    const { made, at } = telling;
    const c = made.consultation;
    if (!c) return;
    c.answeredAt = at;
    const data = { consultation: c.id, area: c.areaId };
    telling.event('consultation.answered', 'system:consultation-link', {
      ...data,
      kind: 'question',
      code: `r${c.answer + 1}`,
      via: 'link',
      late: at > c.dueAt,
      files: 0,
    });
    telling.event('case.returned', 'system:cases', { ...data, ball: 'ours' });
    telling.turn('ours');
  },
  asked(telling) {
    const { made, at, by } = telling;
    const until = addWorkingDays(by.company.team.calendar, at, 10);
    const message = telling.message(true, ASKED[made.story.language === 'en' ? 'en' : 'es']);
    telling.event('case.reply_written', telling.person, { message, ball: 'customer', waits: true });
    telling.event('case.completion_asked', telling.person, { message, until: until.toISOString() });
    sent(telling, message);
    telling.turn('customer');
  },
  replied: (telling) => answer(telling, telling.made.story.reply),
  answered: (telling) => answer(telling, telling.made.story.final),
  insisted(telling) {
    const { made } = telling;
    const channel = made.channel === 'form' ? 'email' : made.channel;
    const message = telling.message(false, made.story.insists);
    telling.event('case.message_received', SYSTEM, {
      message,
      channel,
      automatic: null,
      held: null,
      threaded_by: 'token',
      ball: 'ours',
      waits: false,
    });
    telling.turn('ours');
  },
  snoozed(telling) {
    const { made, at, by, until } = telling;
    made.snoozedAt = at;
    made.snoozedUntil = until ?? addMs(at, by.chance.whole(20 * HOUR, 4 * DAY));
    telling.event('case.snoozed', telling.person, { until: made.snoozedUntil.toISOString(), ball: 'snoozed' });
    telling.turn('snoozed');
  },
  resolved(telling) {
    telling.made.resolvedAt = telling.at;
    telling.event('case.petitions_set', telling.person, { petitions: 1 });
    telling.event('case.resolved', telling.person, { petitions: 1, ball: 'resolved', waits: false });
    telling.turn('resolved');
    notify(telling);
  },
};

/** The answer had left before: since then the customer has it. */
function notify(telling: Telling): void {
  const { made } = telling;
  const message = made.messages.findLast(({ out }) => out);
  if (!message) return;
  made.notifiedAt = message.at;
  telling.event('case.notified', telling.person, { message: message.id, at: message.at.toISOString() });
}

/** What they sent after they were asked is what was missing: whoever answers says so, since when it came. */
function takeAsComplete(telling: Telling): void {
  const { events } = telling.made;
  const last = events.findLast(({ type }) => type.startsWith('case.completion_'));
  if (last?.type !== 'case.completion_asked') return;
  const word = events.find(({ type, at }) => type === 'case.message_received' && at > last.at);
  if (word) telling.event('case.completion_received', telling.person, { at: word.at.toISOString() });
}

function answer(telling: Telling, text: string): void {
  takeAsComplete(telling);
  const message = telling.message(true, text);
  telling.event('case.reply_written', telling.person, { message, ball: 'customer', waits: true });
  sent(telling, message);
  telling.made.snoozedUntil = null;
  telling.turn('customer');
}

/** The customer hears that we are on it, and by when we answer. */
function inform(telling: Telling, insideDueAt: Date, chance: Chance): void {
  const { made, at, by } = telling;
  const promisedAt = promisedFor(by.company, insideDueAt, at);
  const messageId = telling.message(true, noticeText(made.story.language, promisedAt), 'notice');
  const id = chance.id(at.getTime());
  made.promises.push({ id, circuit: 2, madeAt: at, promisedAt, messageId, state: 'open', endedAt: null });
  const data = { promise: id, kind: 'answer', promised: promisedAt.toISOString(), circuit: 2, message: messageId };
  telling.event('promise.made', telling.person, data);
}

function sent(telling: Telling, message: string): void {
  telling.event('case.reply_sent', 'system:outbox', { message });
  for (const { id, state } of endPromises(telling.made, telling.at))
    telling.event(`promise.${state}`, 'system:promises', { promise: id });
}

const ASKED = {
  es: 'Hola, {pila}:\n\nPara resolverlo nos falta una foto del albarán o de la etiqueta de la caja. Con que se lea el número es suficiente.\n\nGracias.',
  en: 'Hello, {pila}:\n\nTo resolve it we need a photo of the delivery note or of the label on the box. It is enough if the number can be read.\n\nThank you.',
} as const;

const WEEKDAYS = {
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  ca: ['dilluns', 'dimarts', 'dimecres', 'dijous', 'divendres'],
  gl: ['luns', 'martes', 'mércores', 'xoves', 'venres'],
} as const;

/** Small amounts are far more frequent than large ones. */
function smallest(chance: Chance): number {
  return Math.round(490 + chance.next() ** 3 * 62_000);
}

function filler(customer: SampleCustomer, at: Date, company: SampleCompany, chance: Chance): (text: string) => string {
  const values: Record<string, string> = {
    nombre: customer.name,
    pila: customer.kind === 'company' ? customer.name : (customer.name.split(' ')[0] ?? customer.name),
    pedido: String(
      100_000 + Math.floor((at.getTime() - company.now.getTime() + 400 * DAY) / DAY) * 22 + chance.whole(0, 21),
    ),
    factura: `F-${chance.whole(1_000, 9_999)}`,
    ref: chance.one(references),
    producto: chance.one(products),
    n: String(chance.whole(2, 6)),
    importe: `${new Intl.NumberFormat('es-ES', { minimumFractionDigits: 2, useGrouping: true }).format(smallest(chance) / 100)}\u00A0€`,
    dia: chance.one(WEEKDAYS.es),
  };
  return (text) => text.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
