import type { FastifyInstance } from 'fastify';
import { makeServer } from '#apps/server/index.ts';
import { BARE_MESSAGE, openCaseWithMessage, type OpenedCase } from '#areas/cases/index.ts';
import { setUp } from '#areas/organisation/index.ts';
import { system, transact } from '#platform/work/index.ts';
import { makeHouse, type TestHouse } from '#tests/support/house.ts';
import { staff, type Staff } from '#tests/support/people.ts';

export interface LinkHouse {
  house: TestHouse;
  app: FastifyInstance;
  people: Staff;
  opened: OpenedCase;
  /** The address below that page in the newest mail of the house. */
  lastLink(page: 'consulta' | 'autorizar'): Promise<string>;
  close(): Promise<void>;
}

/** A company with one case of a customer, for the pages that people inside open from their mail. */
export async function linkHouse(): Promise<LinkHouse> {
  const house = await makeHouse();
  const people = await staff(house);
  const ana = { name: 'Ana Ruiz', address: 'ana@cliente.example' };
  await transact(house, system('tests'), (work) =>
    setUp(work, {
      companyName: 'Comercial Ribera',
      language: 'es',
      zone: 'Europe/Madrid',
      memberIds: [people.agent.id],
    }),
  );
  const opened = await transact(house, system('intake'), (work) =>
    openCaseWithMessage(
      work,
      { subject: 'Faltan dos piezas', channel: 'email', customerId: null, requester: ana },
      {
        ...BARE_MESSAGE,
        channel: 'email',
        from: ana,
        to: [],
        recipientsTotal: 1,
        subject: 'Faltan dos piezas',
        text: 'Hola',
        threadedBy: 'new',
        language: 'es',
        mailId: null,
        at: work.now,
        receivedAt: work.now,
        customerId: null,
        attachments: [],
      },
    ),
  );
  const app = await makeServer(house);
  return {
    house,
    app,
    people,
    opened,
    async lastLink(page) {
      const { mail } = await house.database.db
        .selectFrom('outbox')
        .select('mail')
        .where('kind', '=', 'system')
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      return new RegExp(`/${page}/[\\w-]{43}`).exec((mail as unknown as { text: string }).text)?.[0] ?? '';
    },
    async close() {
      await app.close();
      await house.close();
    },
  };
}
