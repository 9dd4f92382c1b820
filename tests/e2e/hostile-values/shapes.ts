import { newId } from '#platform/ids/index.ts';
import type { People } from './people.ts';
import type { Seeds } from './seeds.ts';

/** What is written with its shape, and rules with names: HTML is cleaned where it arrives, and shown as what is left of it. */
export async function writeWithShape(seed: Seeds, { adela }: People, reference: string): Promise<void> {
  const params = { reference };
  await adela('POST /cases/:reference/notes', { params, body: { html: seed(2000) } });
  await adela('POST /cases/:reference/replies', { params, body: { html: seed(2000), then: 'keep', insist: true } });
  await adela('PUT /cases/:reference/drafts', {
    params,
    body: { kind: 'note', id: newId(), revision: 0, content: { text: 'x', html: seed.hidden(2000) } },
  });
  const says = (name: string, reason: string) => ({
    name,
    reason,
    trigger: { on: 'event', event: 'opened' },
    q: '',
    actions: [{ do: 'priority', priority: 'high' }],
  });
  const { id } = await adela<{ id: string }>('POST /automations', { body: says(seed.hidden(80), seed.hidden(200)) });
  await adela('PUT /automations/:id', { params: { id }, body: says(seed(80), seed.hidden(200)) });
}
