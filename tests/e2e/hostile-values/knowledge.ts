import type { ArticleView, Section } from '#areas/knowledge/contract.ts';
import type { App } from '#tests/support/app.ts';
import { post } from './hands.ts';
import type { People } from './people.ts';
import type { Seeds } from './seeds.ts';

export interface Knowledge {
  articleId: string;
  helpPath: string;
}

/** What the team writes for everybody, and what both say of it. */
export async function makeKnowledge(app: App, seed: Seeds, { director }: People): Promise<Knowledge> {
  const { sections } = await director<{ sections: Section[] }>('PUT /knowledge/sections', {
    body: { sections: [{ nameEs: seed(80), nameEn: seed(80) }] },
  });
  const first = { title: seed.hidden(160), html: seed.hidden(2000), families: [seed(60)] };
  const { id } = await director<ArticleView>('POST /knowledge/articles', {
    body: { ...first, audience: 'public', sectionId: sections[0]?.id ?? null },
  });
  const params = { id };
  await director('PUT /knowledge/articles/:id/text', {
    params,
    body: { title: seed(160), html: seed(2000), base: 1 },
  });
  await director('POST /knowledge/articles/:id/files', { params, query: { name: seed.hidden(200) }, bytes: 'x' });
  const { slug } = await director<ArticleView>('POST /knowledge/articles/:id/publication', {
    params,
    body: { version: 2 },
  });
  await director('PUT /knowledge/articles/:id/rating', { params, body: { helpful: false, word: seed(300) } });
  await post(app, `/ayuda/${slug}/opinion`, { util: '0', palabra: seed(300) });
  // Kept by its bare words, without the marks; shown only while they are changed.
  await director('POST /knowledge/searches', { body: { q: seed.hidden(200), opened: false } });
  await director('PUT /knowledge/synonyms', { body: { synonyms: [[seed.hidden(60), seed.hidden(60)]] } });
  return { articleId: id, helpPath: `/ayuda/${slug}` };
}
