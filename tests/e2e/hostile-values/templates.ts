import type { People } from './people.ts';
import type { Seeds } from './seeds.ts';

/** What everybody answers with, as it would read in a case, and what stands under it. */
export async function makeTemplates(seed: Seeds, { adela, director }: People, reference: string): Promise<void> {
  const saying = (html: string) => [
    { language: 'es', form: 'any', html: `${html}<p>{cliente.nombre} {caso.asunto}</p>` },
  ];
  const { id } = await director<{ id: string }>('POST /templates', {
    body: { title: seed.hidden(120), shared: 'all', texts: saying(seed.hidden(2000)) },
  });
  await director('PUT /templates/:id', {
    params: { id },
    body: { title: seed(120), shared: 'all', texts: saying(seed.hidden(2000)), basedOn: 1 },
  });
  await director('POST /template-previews', { body: { reference, language: 'es', html: seed.hidden(2000) } });
  await adela('PUT /signatures', { body: { language: 'es', text: seed.hidden(2000) } });
}
