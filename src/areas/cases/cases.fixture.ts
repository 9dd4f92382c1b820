import { parts as authority } from '#areas/authority/index.ts';
import { setUp, makeParts } from '#areas/organisation/index.ts';
import { parts as correspondence } from '#areas/correspondence/index.ts';
import { customerForEmail, makeParts as makeCustomers } from '#areas/customers/index.ts';
import { parts as identity } from '#areas/identity/index.ts';
import { parts as knowledge } from '#areas/knowledge/index.ts';
import type { AreaParts } from '#platform/area/index.ts';
import { newId } from '#platform/ids/index.ts';
import { system, transact, type Actor, type PersonActor, type Work } from '#platform/work/index.ts';
import { personActor } from '#tests/support/actor.ts';
import { makeApi, type Api, type Caller } from '#tests/support/api.ts';
import { catchUp } from '#tests/support/follow.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { staff, type Staff } from '#tests/support/people.ts';
import {
  BARE_MESSAGE,
  openCaseWithMessage,
  parts as cases,
  visibleTo,
  type InboundMessage,
  type OpenedCase,
} from './index.ts';
import type { NewCase } from './opening/new-case.ts';
import { reader } from './reactions.ts';

export interface CasesHouse {
  house: TestHouse;
  api: Api;
  people: Staff;
  callers: Record<keyof Staff, Caller>;
  teamId: string;
  mailboxId: string;
  as: <T>(actor: Actor, command: (work: Work) => Promise<T>) => Promise<T>;
  person: (role: keyof Staff, changes?: Partial<PersonActor>) => PersonActor;
  /** A case with one mail of Ana's. */
  aCase: (changes?: {
    given?: Partial<NewCase>;
    message?: Partial<InboundMessage>;
  }) => Promise<OpenedCase & { messageId: string }>;
  events: (caseId: string) => Promise<{ type: string; data: Record<string, unknown>; actor: string }[]>;
  react: () => Promise<void>;
  close(): Promise<void>;
}

/** A Monday in Madrid on which Ley 10/2025 obliges already. */
export const UNDER_LEY_10 = '2027-01-11T09:00:00.000Z';

/** A company with a team, a mailbox and one person of each role; the lead and the agent are in the team. */
export async function casesHouse(more: readonly AreaParts[] = [], at?: string): Promise<CasesHouse> {
  const house = await makeHouse();
  if (at) house.clock.set(at);
  const customers = makeCustomers({ seesCase: visibleTo });
  const api = await makeApi(house, [
    identity,
    makeParts({}),
    customers,
    authority,
    correspondence,
    knowledge,
    cases,
    ...more,
  ]);
  const people = await staff(house);
  const as: CasesHouse['as'] = (actor, command) => transact(house, actor, command);
  const { teamId } = await as(system('tests'), (work) =>
    setUp(work, {
      companyName: 'Comercial Ribera',
      language: 'es',
      zone: 'Europe/Madrid',
      country: 'ES',
      memberIds: [people.lead.id, people.agent.id],
    }),
  );
  const mailboxId = newId();
  await house.database.db
    .insertInto('mailbox')
    .values({ id: mailboxId, address: 'hola@ribera.example', name: 'Ribera', created_at: house.clock.now() })
    .execute();
  const person: CasesHouse['person'] = (role, changes) =>
    personActor(role, {
      id: people[role].id,
      name: people[role].name,
      teamIds: role === 'agent' || role === 'lead' ? [teamId] : [],
      ...changes,
    });
  const callers = Object.fromEntries(
    await Promise.all(Object.entries(people).map(async ([role, one]) => [role, await api.signedIn(one)])),
  ) as CasesHouse['callers'];
  return {
    house,
    api,
    people,
    callers,
    teamId,
    mailboxId,
    as,
    person,
    aCase: ({ given = {}, message = {} } = {}) =>
      as(system('intake'), async (work) => {
        const from = message.from ?? { name: 'Ana Ruiz', address: 'ana@cliente.example' };
        const customer = from.address ? await customerForEmail(work, { email: from.address, name: from.name }) : null;
        return openCaseWithMessage(
          work,
          {
            subject: 'Pedido incompleto',
            channel: 'email',
            customerId: customer?.id ?? null,
            requester: from.address ? from : null,
            mailboxId,
            ...given,
          },
          aMail(work.now, { from, customerId: customer?.id ?? null, ...message }),
        );
      }),
    events: async (caseId) =>
      (await house.database.db
        .selectFrom('event')
        .select(['type', 'data', 'actor'])
        .where('stream', '=', `case:${caseId}`)
        .orderBy('n')
        .execute()) as never,
    react: () => catchUp(house, reader),
    async close() {
      await api.close();
      await house.close();
    },
  };
}

/** A mail as the reader hands it over. */
export function aMail(at: Date, changes: Partial<InboundMessage> = {}): InboundMessage {
  return {
    ...BARE_MESSAGE,
    channel: 'email',
    from: { name: 'Ana Ruiz', address: 'ana@cliente.example' },
    to: [{ name: 'Ribera', address: 'hola@ribera.example' }],
    recipientsTotal: 1,
    subject: 'Pedido incompleto',
    text: 'Hola:\nFalta una silla en mi pedido 108810.\nGracias',
    language: 'es',
    threadedBy: 'new',
    mailId: `<${newId()}@cliente.example>`,
    at,
    receivedAt: at,
    customerId: null,
    attachments: [],
    ...changes,
  };
}
