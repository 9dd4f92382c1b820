import type { OpenPolicy, PolicyRule, ProposalView } from '#areas/authority/contract.ts';
import type { App } from '#tests/support/app.ts';
import { linkIn, post, type Hand } from './hands.ts';
import { DIRECTOR, type People } from './people.ts';
import type { Seeds } from './seeds.ts';

/** Said in a language the customer does not write, by a way they did not choose: both want their reason. */
const ENGLISH =
  'We have checked the delivery note of your order and all four chairs were delivered to the house, as you can see here.';

interface Made {
  proposals: ProposalView[];
}

export interface Circuits {
  reference: string;
  /** One that no list of open cases has. */
  resolved: string;
  /** A draft policy. */
  draftId: string;
  /** Of something applied, as the review of decisions calls it. */
  appliedId: string;
  /** Pages that wait for a press, and pages of what was decided. */
  links: string[];
  authorisations: string[];
  consultations: string[];
}

/** What may be proposed, and who decides it. Codes are matched, so the hostile conditions stand in a draft; gives its id. */
async function makePolicy(seed: Seeds, { adela, areas }: People): Promise<string> {
  await adela('PUT /solution-kinds/:code', {
    params: { code: 'hostil' },
    body: { labelEs: seed(120), labelEn: seed(120), priced: true, active: true },
  });
  const made = await adela<OpenPolicy>('POST /policies', { body: { name: seed.hidden(120), fromId: null } });
  const [own] = made.definition.rules as [PolicyRule];
  const director = { role: 'director' as const, personId: null, deputyId: null, deputyMinutes: 60 };
  const anybody = { roles: [], teamIds: [], personIds: [], minDays: null };
  const when = { ...own.when, maxAmount: null };
  const definition = {
    ...made.definition,
    rules: [
      { ...own, id: 'AB-01', who: anybody, solutions: ['hostil'], when: { ...when, maxAmount: 5_000 } },
      { ...own, id: 'CA-01', who: anybody, solutions: ['exchange'], when, level: 2, areaId: areas[0] },
    ],
    otherwise: { approvers: [director], fourEyesAbove: null },
    surprise: { yearly: 10_000, each: 1_000 },
  };
  const params = { id: made.id };
  const { revision } = await adela<OpenPolicy>('PUT /policies/:id', {
    params,
    body: { name: seed(120), definition, revision: made.revision },
  });
  await adela('POST /policies/:id/publication', {
    params,
    body: { reason: seed(2000), effectiveAt: null, revision, overNumber: null },
  });
  const draft = await adela<OpenPolicy>('POST /policies', { body: { name: seed.hidden(120), fromId: made.id } });
  // Only families are words; a code that names nothing is not shown.
  const [segments, channels, reasons] = [[seed.hidden(60)], [seed.hidden(60)], [seed.hidden(60)]];
  const hostile = { families: [seed(60)], segments, channels, reasons };
  await adela('PUT /policies/:id', {
    params: { id: draft.id },
    body: {
      name: seed(120),
      definition: { ...definition, rules: [{ ...definition.rules[0], when: { ...when, ...hostile } }] },
      revision: draft.revision,
    },
  });
  return draft.id;
}

/** A case of somebody who asked to be called instead of written to. */
export async function aCase(seed: Seeds, { adela }: People, email: string): Promise<string> {
  const { id } = await adela<{ id: string }>('POST /customers', {
    body: {
      name: seed(200),
      preferredChannel: 'phone',
      addresses: [{ kind: 'email', value: email, label: seed.hidden(40), primary: true }],
    },
  });
  const { reference } = await adela<{ reference: string }>('POST /cases', {
    body: {
      subject: seed(500),
      text: `${seed(200)}\nLa silla del pedido llegó rota y nadie me contesta.`,
      customer: { id },
    },
  });
  return reference;
}

/** Every text of the three circuits, through whoever writes it. */
export async function makeCircuits(app: App, seed: Seeds, people: People): Promise<Circuits> {
  const draftId = await makePolicy(seed, people);
  const reference = await aCase(seed, people, 'circuitos@cliente.example');
  const params = { reference };
  const { adela } = people;
  const answer = withReasons(seed);
  await adela('POST /cases/:reference/replies', { params, body: { ...answer(), undoSeconds: 0, then: 'keep' } });
  const consultations = await consult(app, seed, people, reference);
  const { appliedId, authorisations, links } = await proposeAll(app, seed, people, reference);
  await adela('POST /cases/:reference/surprises', { params, body: { amountMinor: 500, why: seed(280) } });
  const resolved = await aCase(seed, people, 'decidida@cliente.example');
  const decided = { params: { reference: resolved } };
  await people.director('POST /cases/:reference/direct-decision', {
    ...decided,
    body: { ...solution(seed, 9_000), reply: answer() },
  });
  await adela('POST /cases/:reference/resolution', {
    ...decided,
    body: { ...answer(), insist: true, petitions: [{ text: seed(2000), outcome: 'granted', reason: seed(2000) }] },
  });
  return {
    reference,
    resolved,
    draftId,
    appliedId,
    authorisations,
    links: [...links, ...consultations.links],
    consultations: consultations.ids,
  };
}

const withReasons = (seed: Seeds) => () => ({
  text: `${seed(200)}\n${ENGLISH}`,
  reasons: { language: seed(200), channel: seed(200) },
});

/** `sow`: of what another version will replace, only the reason went out in a mail. */
const solution = (seed: Seeds, amountMinor: number, code = 'hostil', sow: (max: number) => string = seed) => ({
  currency: 'EUR',
  lines: [{ solution: code, amountMinor, detail: sow(2000), family: sow(60) }],
  reason: seed(2000),
  cause: 'other',
  areaId: null,
  orderRef: sow(60),
});

/** One answered by the area in the program, one from its page, and an order that still waits. */
async function consult(
  app: App,
  seed: Seeds,
  { adela, keeper, areas }: People,
  reference: string,
): Promise<{ ids: string[]; links: string[] }> {
  const params = { reference };
  const ask = async (more: object): Promise<{ id: string; link: string }> => {
    const question = seed(4000);
    const body = { areaId: areas[0], question, orderRef: seed(60), share: ['full_name'], ...more };
    const { asked } = await adela<{ asked: { id: string } }>('POST /cases/:reference/consultations', { params, body });
    return { id: asked.id, link: await linkIn(app, 'taller@ribera.example', 'consulta/', question) };
  };
  const answers = [seed(60), { label: seed(60), meaning: 'no' }];
  const first = await ask({ answers });
  const one = first.id;
  await keeper('POST /consultations/:id/messages', { params: { id: one }, body: { text: seed(2000) } });
  await keeper('POST /consultations/:id/files', {
    params: { id: one },
    query: { name: `${seed(120)}.html` },
    bytes: seed.all,
  });
  await keeper('POST /consultations/:id/passing', {
    params: { id: one },
    body: { areaId: areas[1], note: seed(2000) },
  });
  await keeper('POST /consultations/:id/answer', { params: { id: one }, body: { text: seed(2000) } });
  const second = await ask({ answers: [seed(60), { label: seed(60), meaning: 'no' }] });
  const form = new FormData();
  form.set('text', seed(2000));
  form.set('files', new Blob([seed.all], { type: 'text/html' }), `${seed(120)}.html`);
  await post(app, second.link, form);
  const order = await ask({ kind: 'order', item: seed(200), quantity: 3 });
  const asked = [first, second, order];
  return { ids: asked.map(({ id }) => id), links: asked.map(({ link }) => link) };
}

/** Applied at once; asked, answered, changed, authorised and applied; refused from its page; and one that still waits. */
async function proposeAll(
  app: App,
  seed: Seeds,
  { adela, director }: People,
  reference: string,
): Promise<{ appliedId: string; authorisations: string[]; links: string[] }> {
  const params = { reference };
  const propose = async (hand: Hand, body: object): Promise<ProposalView> =>
    (await hand<Made>('POST /cases/:reference/proposals', { params, body })).proposals.at(-1) as ProposalView;
  const reply = withReasons(seed);
  const own = await propose(adela, { ...solution(seed, 1_000), intent: 'apply', reply: reply() });
  const executionId = own.executions[0]?.id ?? '';
  await adela('POST /executions/:id/confirmation', { params: { id: executionId }, body: { proof: seed(500) } });
  await propose(adela, {
    ...solution(seed, 2_000, 'exchange'),
    intent: 'consult',
    question: seed(4000),
    answers: [seed(60), { label: seed(60), meaning: 'no' }],
  });

  const ask = async (
    amountMinor: number,
    sow?: Seeds['hidden'],
  ): Promise<{ made: ProposalView; request: string; link: string }> => {
    const body = { ...solution(seed, amountMinor, 'hostil', sow), intent: 'ask' };
    const made = await propose(adela, body);
    const link = await linkIn(app, DIRECTOR, 'autorizar/', body.reason);
    return { made, request: made.authorisations.at(-1)?.id ?? '', link };
  };
  const { made: asked, request: first, link: firstLink } = await ask(6_000, seed.hidden);
  await director('POST /authorisations/:id/messages', { params: { id: first }, body: { text: seed(2000) } });
  await adela('POST /cases/:reference/authorisations/:id/messages', {
    params: { reference, id: first },
    body: { text: seed(2000) },
  });
  const { proposals } = await adela<Made>('PUT /cases/:reference/proposals/:id', {
    params: { reference, id: asked.id },
    body: solution(seed, 7_000),
  });
  const again = proposals.find(({ id }) => id === asked.id)?.authorisations.at(-1)?.id ?? '';
  await director('POST /authorisations/:id/decision', {
    params: { id: again },
    body: { outcome: 'approve', reason: seed(2000) },
  });
  await adela('POST /cases/:reference/proposals/:id/application', {
    params: { reference, id: asked.id },
    body: { reply: reply() },
  });

  const refused = await ask(8_000);
  await post(app, refused.link, { outcome: 'ask', text: seed(2000) });
  await post(app, refused.link, { outcome: 'refuse', own: seed(1000) });
  const waiting = await ask(8_500);
  return {
    appliedId: own.id,
    authorisations: [first, again, refused.request, waiting.request],
    links: [firstLink, refused.link, waiting.link],
  };
}
