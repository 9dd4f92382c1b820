import { casesApi } from '#areas/cases/contract.ts';
import { organisationApi } from '#areas/organisation/contract.ts';
import { newId } from '#platform/ids/index.ts';
import { API_TOKEN, type App } from '#tests/support/app.ts';
import { waitFor } from '#tests/support/wait.ts';
import { byForm, byMail, byPortal, makeArrivalByHand } from './arrivals.ts';
import { makeCircuits, type Circuits } from './circuits.ts';
import { CUSTOMER, makeCompany, makeCustomer, makeOwnAccount, type Call, type Groups } from './company.ts';
import { makeKnowledge, type Knowledge } from './knowledge.ts';
import { makeLaw, type Law } from './law.ts';
import { makeLine, type Line } from './line.ts';
import { askForHand } from './relief.ts';
import { makePeople } from './people.ts';
import { attackedIn, type Seeds } from './seeds.ts';
import { writeWithShape } from './shapes.ts';
import { makeTemplates } from './templates.ts';

export interface HostileWorld
  extends
    Pick<Circuits, 'resolved' | 'draftId' | 'appliedId' | 'links' | 'authorisations' | 'consultations'>,
    Pick<Law, 'incidentId' | 'sheetPath'>,
    Pick<Line, 'contacts' | 'findings'>,
    Knowledge {
  /** Which members of which bodies got an attack. */
  attacked: Set<string>;
  /** Of the case on which everything was done. */
  reference: string;
  /** Of every case. */
  references: string[];
  /** A saved view of cases. */
  viewId: string;
  key: string;
  personalUrl: string;
  receivedPath: string;
  customerId: string;
  invitationUrl: string;
  directReceivedPath: string;
  /** The session of whoever directs. */
  directorCookie: string;
}

/** A company in which every text that anybody can fill is an attack. `session`: the administrator's cookie. */
export async function makeHostileWorld(app: App, seed: Seeds, session: string): Promise<HostileWorld> {
  const attacked = new Set<string>();
  const call: Call = async (endpoint, input) => {
    for (const one of attackedIn(endpoint, (input as { body?: unknown }).body)) attacked.add(one);
    return app.call(endpoint, input);
  };
  const groups = await makeCompany(call, app, seed);
  const customerId = await makeCustomer(call, seed, groups.tagId);
  await makeOwnAccount(app, seed, session, attacked);
  const invitation = await app.outgoing.to('invitada@ribera.example');
  await byMail(app, seed);
  const reference = await byHand(call, app, seed, { ...groups, customerId });
  const receivedPath = await byForm(app, seed);
  await makeArrivalByHand(call, app, seed);
  const { id: viewId } = await call(casesApi.saveView, {
    // Between quotes every sign is a word.
    body: { name: seed(80), q: `"${seed.hidden(150).replaceAll('"', '')}"` },
  });
  const { key } = await app.call(casesApi.getCase, { params: { reference } });
  await fetch(`${app.url}/caso/${key}/enlace`, { method: 'POST', body: new URLSearchParams(), redirect: 'manual' });
  const link = await app.outgoing.to(CUSTOMER, (one) => /\/mi\/[\w-]{43}/.test(one.mail.text ?? ''));
  const personalUrl = /https?:\/\/\S+\/mi\/[\w-]{43}/.exec(link.mail.text ?? '')?.[0] ?? '';
  await byPortal(app, seed, personalUrl, reference);
  const invitationUrl = /https?:\/\/\S+#[\w-]{43}/.exec(invitation.mail.text ?? '')?.[0] ?? '';
  await fetch(`${personalUrl}/persona`, { method: 'POST', body: new URLSearchParams({ phone: seed(40) }) });
  const people = await makePeople(app, seed, attacked);
  const circuits = await makeCircuits(app, seed, people);
  const line = await makeLine(app, seed, people, circuits);
  const knowledge = await makeKnowledge(app, seed, people);
  const law = await makeLaw(app, seed, people, circuits.reference);
  await askForHand(seed, people);
  await makeTemplates(seed, people, circuits.reference);
  await writeWithShape(seed, people, reference);
  const { cases } = await app.call(casesApi.listCases, { query: { limit: 100 } });
  return {
    ...circuits,
    ...line,
    ...law,
    ...knowledge,
    attacked,
    reference,
    references: [...cases.map((one) => one.reference), circuits.resolved],
    viewId,
    key,
    personalUrl,
    receivedPath,
    directReceivedPath: line.receivedPath,
    customerId,
    invitationUrl,
    directorCookie: people.cookie,
  };
}

async function byHand(
  call: Call,
  app: App,
  seed: Seeds,
  { teamId, tagId, fieldKey, reasonCode, customerId }: Groups & { customerId: string },
): Promise<string> {
  const file = await uploaded(app, `${seed(120)}.txt`);
  const { reference } = await call(casesApi.createCase, {
    body: {
      subject: seed.hidden(500),
      text: `${seed(200)}\n${seed.all}`,
      customer: { id: customerId },
      channel: 'counter',
      teamId,
      petitions: [seed.hidden(2000)],
      fileIds: [file],
    },
  });
  const params = { reference };
  const second = await call(casesApi.createCase, {
    body: { subject: seed(500), text: seed(500), customer: { name: seed(200), email: 'nueva@cliente.example' } },
  });
  await call(casesApi.saveDraft, { params: { reference: second.reference }, body: draftOf(seed) });
  const { people } = await app.call(organisationApi.getOrganisation, {});
  const ownerId = people.find(({ roles }) => roles.includes('administrator'))?.id ?? '';
  await call(casesApi.classify, {
    params,
    body: { subject: seed(500), reasonCode, fields: { [fieldKey]: seed(200) } },
  });
  await call(casesApi.setTags, { params, body: { tagIds: [tagId] } });
  await call(casesApi.assign, { params, body: { ownerId, note: seed(2000) } });
  await call(casesApi.addNote, {
    params,
    body: { text: `${seed(200)}\n${seed.all}`, mentions: [ownerId], fileIds: [] },
  });
  await call(casesApi.reply, {
    params,
    body: {
      text: `${seed(200)}\n${seed.all}`,
      subject: seed.hidden(500),
      undoSeconds: 0,
      then: 'keep',
      cut: { cause: seed(200), restoration: seed(200), unknown: seed.hidden(200) },
    },
  });
  await call(casesApi.setPetitions, { params, body: { petitions: [{ text: seed(2000) }] } });
  const { petitions } = await app.call(casesApi.getCase, { params });
  const decide = () =>
    call(casesApi.resolve, {
      params,
      body: {
        petitions: [
          ...petitions.map(({ id }) => ({ id, outcome: 'granted' as const, reason: seed(4000) })),
          { text: seed(2000), outcome: 'rejected' as const, reason: seed(4000) },
        ],
        text: seed(500),
        cut: { cause: seed(200), restoration: seed(200), unknown: seed.hidden(200) },
        insist: true,
      },
    });
  await decide();
  await waitFor('the resolution', async () => (await app.call(casesApi.getCase, { params })).ball === 'resolved');
  await call(casesApi.reopen, { params, body: { why: seed.hidden(2000) } });
  return reference;
}

/** Begun and not sent: *Mi día* shows how it begins. */
function draftOf(seed: Seeds) {
  const { hidden } = seed;
  const content = {
    text: seed(140),
    subject: hidden(500),
    files: [{ id: hidden(100), name: hidden(300), size: 1, type: hidden(200) }],
    mentions: [{ id: newId(), name: hidden(200) }],
    reasons: { language: hidden(2000), channel: hidden(2000) },
    cut: { cause: hidden(2000), restoration: hidden(2000), unknown: hidden(2000) },
  };
  return { kind: 'reply' as const, id: newId(), revision: 0, content };
}

async function uploaded(app: App, name: string): Promise<string> {
  const response = await fetch(`${app.url}/api/v1/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${API_TOKEN}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': newId(),
    },
    body: 'texto',
  });
  return ((await response.json()) as { id: string }).id;
}
