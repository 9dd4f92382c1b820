import type { People } from './people.ts';
import type { Seeds } from './seeds.ts';

interface Listed {
  cases: { reference: string; owner: { id: string } | null }[];
}

/** Somebody cannot manage it all, and whoever leads says no with a line: both lines are shown where it is answered. */
export async function askForHand(seed: Seeds, { adela, director, directorId }: People): Promise<void> {
  const { cases } = await adela<Listed>('GET /cases', { query: { ball: 'ours', limit: 100 } });
  const { people } = await adela<{ people: { id: string; roles: string[] }[] }>('GET /organisation');
  const ownerId = people.find(({ roles }) => roles.includes('administrator'))?.id;
  const { reference = '' } = cases.find(({ owner }) => owner?.id === ownerId) ?? cases.at(-1) ?? {};
  await adela('PUT /cases/:reference/assignment', { params: { reference }, body: { ownerId } });
  const { free } = await adela<{ free: { reference: string }[] }>('GET /my/relief');
  const { id } = await adela<{ id: string }>('POST /my/relief', {
    body: { cases: [{ reference: free[0]?.reference, toId: directorId }], word: seed(500) },
  });
  await director('POST /relief/:id/answer', { params: { id }, body: { moves: [], word: seed(500) } });
}
