import { newToken } from '#platform/ids/index.ts';
import type { App } from '#tests/support/app.ts';
import { waitFor } from '#tests/support/wait.ts';
import { post } from './hands.ts';
import type { People } from './people.ts';
import type { Seeds } from './seeds.ts';

interface Contact {
  id: string;
  reference: string;
  origin: string;
}

export interface Line {
  contacts: string[];
  findings: string[];
  receivedPath: string;
}

/** Who asked for the Director, what was said to them, what they say of decisions, and what was learnt. */
export async function makeLine(
  app: App,
  seed: Seeds,
  people: People,
  { reference, appliedId }: { reference: string; appliedId: string },
): Promise<Line> {
  const { adela, director } = people;
  await adela('POST /cases/:reference/director', { params: { reference }, body: { reason: seed(500) } });
  const asks = (): Promise<string> =>
    post(app, '/direccion', {
      token: newToken(),
      text: seed(200),
      name: seed(200),
      email: `${newToken().replaceAll(/\W/g, '').toLowerCase()}@cliente.example`,
    });
  const receivedPath = await asks();
  await asks();
  const contacts = await waitFor('everybody to stand in the line', async () => {
    const line = await director<{ contacts: Contact[] }>('GET /direct-line');
    return line.contacts.length === 3 && line.contacts;
  });
  const [first, second] = contacts.filter(({ origin }) => origin === 'page') as [Contact, Contact];
  const passedUp = contacts.find(({ origin }) => origin === 'agent');
  const say = (contact: Contact | undefined, verb: string, body: object): Promise<unknown> =>
    director(`POST /direct-line/contacts/:id/${verb}`, { params: { id: contact?.id ?? '' }, body });
  await say(first, 'calls', { outcome: 'spoken', notes: seed(2000) });
  // Needed by nothing, so kept nowhere.
  const reasons = { language: seed.hidden(200), channel: seed.hidden(200) };
  await say(first, 'answer', { text: seed(2000), reasons });
  await say(first, 'closing', { learnt: seed(500) });
  await say(passedUp, 'returning', { instruction: seed(2000) });
  await review(seed, people, appliedId);
  const findings = await find(seed, people, second);
  return {
    contacts: contacts.map(({ id }) => id),
    findings,
    receivedPath,
  };
}

async function review(seed: Seeds, { adela, director }: People, decisionId: string): Promise<void> {
  const { id } = await director<{ id: string }>('PUT /decisions/:source/:id/review', {
    params: { source: 'proposal', id: decisionId },
    body: { verdict: 'praised', word: seed(500) },
  });
  await director('PUT /decision-reviews/:id/showing', { params: { id }, body: { shown: true } });
  await adela('POST /my/feedback/:id/answer', { params: { id }, body: { text: seed(2000) } });
}

/** One that was passed on and explained, and one that still waits; both with the customer's own words. */
async function find(seed: Seeds, { adela, keeper, areas }: People, contact: Contact): Promise<string[]> {
  const params = { reference: contact.reference };
  const { messages } = await adela<{ messages: { id: string; text: string }[] }>(
    'GET /cases/:reference/finding-draft',
    { params },
  );
  const make = (): Promise<{ id: string }> =>
    adela('POST /cases/:reference/findings', {
      params,
      body: {
        fault: 'process',
        areaId: areas[0],
        summary: seed(600),
        messageId: messages[0]?.id ?? null,
        quote: messages[0]?.text ?? '',
        contactId: contact.id,
      },
    });
  const [one, other] = [await make(), await make()];
  await keeper('POST /findings/:id/passes', {
    params: { id: one.id },
    body: { areaId: areas[1], word: seed(2000) },
  });
  await keeper('POST /findings/:id/answer', {
    params: { id: one.id },
    body: { state: 'explained', answer: seed(2000) },
  });
  return [one.id, other.id];
}
