import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { ANONYMOUS, reading, system, transact, type Actor, type PersonActor } from '#platform/work/index.ts';
import { personActor } from '#tests/support/actor.ts';
import { makeHouse } from '#tests/support/house.ts';
import { staff, type Staff } from '#tests/support/people.ts';
import { changeArticle, rateArticle, rateFromPortal, setSections } from './articles/change.ts';
import { listArticles, listVersions, viewArticle, viewVersion } from './articles/view.ts';
import { archiveArticle, publishArticle, restoreVersion, saveArticle, writeArticle } from './articles/write.ts';
import { publicArticle, publicPages } from './public/public.ts';
import { sweepReviews } from './review.ts';
import { closeGap, listGaps, setSynonyms } from './searching/gaps.ts';
import { search, suggest, tellSearch } from './searching/search.ts';

const house = await makeHouse();
afterAll(() => house.close());
let people: Staff;
const actors: Record<string, PersonActor> = {};
const as = (role: string): PersonActor => actors[role] as PersonActor;

interface Given {
  title: string;
  text?: string;
  language?: 'es' | 'en';
  audience?: 'internal' | 'public';
  publish?: boolean;
  reviewOn?: string;
  translationOf?: string;
  gapId?: string;
}

async function write({ title, text = title, language = 'es', audience = 'internal', publish = true, ...rest }: Given) {
  return transact(house, as('lead'), async (work) => {
    const id = await writeArticle(work, as('lead').id, {
      title,
      language,
      audience,
      html: `<p>${text}</p>`,
      sectionId: null,
      families: [],
      reviewOn: rest.reviewOn ?? null,
      translationOf: rest.translationOf ?? null,
      gapId: rest.gapId ?? null,
    });
    if (publish) await publishArticle(work, id, 1);
    return id;
  });
}
const find = async (q: string, actor: Actor = as('agent'), language?: 'es' | 'en') =>
  (await search(reading(house, actor), { q, language, limit: 20 })).map(({ title }) => title);

beforeAll(async () => {
  people = await staff(house);
  for (const [role, { id }] of Object.entries(people)) actors[role] = personActor(role, { id });
});

describe('writing', () => {
  it('keeps each version, tells what changed, and brings one back', async () => {
    const id = await write({ title: 'Portes a Canarias', text: 'Cuestan 12 euros.' });
    await transact(house, as('agent'), (work) =>
      saveArticle(work, id, { title: 'Portes a Canarias', html: '<p>Cuestan 14 euros.</p>', base: 1 }),
    );
    const after = await viewArticle(reading(house, as('agent')), id);
    expect(after).toMatchObject({ latest: 2, published: 1, pending: true, text: 'Cuestan 12 euros.' });
    expect(after.draft?.html).toBe('<p>Cuestan 14 euros.</p>');
    expect((await viewVersion(reading(house, as('agent')), id, 2)).changes).toEqual([
      { kind: 'same', text: 'Portes a Canarias' },
      { kind: 'removed', text: 'Cuestan 12 euros.' },
      { kind: 'added', text: 'Cuestan 14 euros.' },
    ]);
    await transact(house, as('agent'), (work) => restoreVersion(work, id, 1));
    const { versions } = await listVersions(reading(house, as('agent')), id);
    expect(versions.map(({ n, restores, published }) => [n, restores, published])).toEqual([
      [3, 1, false],
      [2, null, false],
      [1, null, true],
    ]);
  });

  it('of two who write at once the second is told, and nothing of either is lost', async () => {
    const id = await write({ title: 'Horario de recogida' });
    const save = (role: string, text: string) =>
      transact(house, as(role), (work) => saveArticle(work, id, { title: 'Horario', html: `<p>${text}</p>`, base: 1 }));
    const ended = await Promise.allSettled([save('lead', 'De 9 a 14.'), save('agent', 'De 8 a 15.')]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = ended.find((one) => one.status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'article.moved_on', details: { latest: 2 } });
    expect((await listVersions(reading(house, as('lead')), id)).versions).toHaveLength(2);
  });

  it('what customers read is published by whoever leads', async () => {
    const id = await write({ title: 'Cambios sin tique', audience: 'public', publish: false });
    const publish = (role: string) => transact(house, as(role), (work) => publishArticle(work, id, 1));
    await expect(publish('agent')).rejects.toMatchObject({ code: 'article.public_by_lead' });
    await expect(publish('auditor')).rejects.toMatchObject({ code: 'session.role' });
    await expect(publish('area_member')).rejects.toMatchObject({ code: 'article.not_found' });
    await publish('lead');
    await expect(transact(house, as('agent'), (work) => archiveArticle(work, id, true))).rejects.toMatchObject({
      code: 'article.public_by_lead',
    });
    const internal = await write({ title: 'Solo para nosotros' });
    await expect(
      transact(house, as('agent'), (work) => changeArticle(work, internal, { audience: 'public' })),
    ).rejects.toMatchObject({ code: 'article.public_by_lead' });
  });

  it('script, styles and foreign frames do not outlive being saved; nothing but that is nothing', async () => {
    const hostile =
      '<p onclick="x()">Hola<script>alert(1)</script><iframe src="https://x"></iframe> <a href="javascript:x">aquí</a></p>';
    const id = await write({ title: '<img src=x onerror=alert(1)>', text: hostile });
    const { html, title } = await viewArticle(reading(house, as('agent')), id);
    expect(html).not.toMatch(/script|onclick|iframe|javascript/);
    expect(title).toBe('<img src=x onerror=alert(1)>');
    await expect(write({ title: 'Vacío', text: '<script>x</script>' })).rejects.toMatchObject({
      code: 'article.empty',
    });
  });

  it('a translation stands beside its original, once for each language', async () => {
    const id = await write({ title: 'Formas de pago', audience: 'public' });
    const english = await write({ title: 'Ways to pay', language: 'en', audience: 'public', translationOf: id });
    expect((await viewArticle(reading(house, as('agent')), id)).translations).toMatchObject([{ id: english }]);
    await expect(write({ title: 'Otra', translationOf: id })).rejects.toMatchObject({ code: 'article.translated' });
  });

  it('sections stay while they hold articles', async () => {
    const set = (sections: { id?: string; nameEs: string; nameEn: string }[]) =>
      transact(house, as('lead'), (work) => setSections(work, sections));
    const [first] = await set([{ nameEs: 'Envíos', nameEn: 'Shipping' }]);
    const id = await write({ title: 'Plazos de envío' });
    await transact(house, as('agent'), (work) => changeArticle(work, id, { sectionId: first?.id ?? null }));
    await expect(set([])).rejects.toMatchObject({ code: 'section.in_use' });
    expect(await set([{ ...(first as { id: string; nameEs: string; nameEn: string }), nameEs: 'Envío' }])).toHaveLength(
      1,
    );
  });
});

describe('what comes due', () => {
  it('is told once, to the log, and shown until it was read through', async () => {
    const id = await write({ title: 'Tarifas del año', reviewOn: '2026-11-09' });
    await write({ title: 'Aún no', reviewOn: '2026-11-10' });
    expect(await Promise.all([sweepReviews(house), sweepReviews(house)])).toContain(1);
    expect(await sweepReviews(house)).toBe(0);
    const told = await sql<{ stream: string }>`select stream from event where type = 'article.review_due'`.execute(
      house.database.db,
    );
    expect(told.rows).toEqual([{ stream: `article:${id}` }]);
    const list = await listArticles(reading(house, as('agent')), {
      shelf: 'review',
      section: undefined,
      language: undefined,
    });
    expect(list.articles.map((one) => one.id)).toEqual([id]);
    expect(list.shelves.review).toBe(1);
  });
});

describe('searching', () => {
  beforeAll(async () => {
    await write({ title: 'Cómo pedir un abono', text: 'Se devuelve en la misma tarjeta.', audience: 'public' });
    await write({
      title: 'La caldera pierde agua',
      text: 'Cierra la llave de paso y pide un abono si llegó rota.',
      audience: 'public',
    });
    await write({
      title: 'How to return an order',
      text: 'Deliveries are collected free of charge.',
      language: 'en',
      audience: 'public',
    });
    await write({ title: 'Margen secreto del abono', text: 'Nunca lo digas: berenjena.' });
    await write({ title: 'Borrador del abono', publish: false, audience: 'public' });
    await transact(house, as('lead'), (work) =>
      setSynonyms(work, [['abono', 'nota de crédito', 'devolución del dinero']]),
    );
  });

  test.each([
    ['abono', ['Cómo pedir un abono', 'Margen secreto del abono', 'Borrador del abono', 'La caldera pierde agua']],
    [
      'nota de credito',
      ['Cómo pedir un abono', 'Margen secreto del abono', 'Borrador del abono', 'La caldera pierde agua'],
    ],
    ['calderas', ['La caldera pierde agua']],
    ['cald', ['La caldera pierde agua']],
    ['delivery', ['How to return an order']],
    ['abono marciano', []],
  ])('«%s» finds what has it, in the title first', async (q, titles) => expect(await find(q)).toEqual(titles));

  it('marks the words, of a synonym too', async () => {
    const [first] = await search(reading(house, as('agent')), { q: 'devolución del dinero', language: 'es', limit: 1 });
    expect(first?.titleMarks.map(([from, to]) => first.title.slice(from, to))).toEqual(['abono']);
  });

  test.each([['area_member'], ['anonymous'], ['customer']])(
    'T27: to %s nothing internal, archived nor half written is found, counted, suggested or shown',
    async (who) => {
      const others: Record<string, Actor> = {
        anonymous: ANONYMOUS,
        customer: { kind: 'customer', caseId: newId(), proven: true, customerId: null, language: 'es' },
      };
      const actor = others[who] ?? as(who);
      expect(await find('abono', actor)).toEqual(['Cómo pedir un abono', 'La caldera pierde agua']);
      expect(await find('berenjena', actor)).toEqual([]);
      expect(await suggest(reading(house, actor), 'margen secreto del abono: berenjena', 5)).toEqual([]);
      const { shelves, articles } = await listArticles(reading(house, actor), {
        shelf: 'drafts',
        section: undefined,
        language: undefined,
      });
      expect([shelves.drafts, shelves.archived, shelves.gaps, articles]).toEqual([0, 0, 0, []]);
      expect(await listGaps(reading(house, actor))).toEqual([]);
    },
  );

  it('T27: of the public pages, none that is internal, nor its translation, nor what waits to be published', async () => {
    const id = await write({ title: 'Página pública', text: 'A la vista.', audience: 'public' });
    await write({ title: 'Inner notes', language: 'en', translationOf: id });
    await transact(house, as('agent'), (work) =>
      saveArticle(work, id, { title: 'Página pública', html: '<p>berenjena</p>', base: 1 }),
    );
    const shown = await publicArticle(house, 'pagina-publica');
    expect(shown).toMatchObject({ text: 'A la vista.', translations: [] });
    expect(await publicArticle(house, 'margen-secreto-del-abono')).toBeNull();
    expect(await publicArticle(house, 'borrador-del-abono')).toBeNull();
    const { articles } = await publicPages(house, null);
    expect(articles.map(({ slug }) => slug)).not.toContain('margen-secreto-del-abono');
    expect(articles.map(({ slug }) => slug)).not.toContain('inner-notes');
    await transact(house, as('lead'), (work) => archiveArticle(work, id, true));
    expect(await publicArticle(house, 'pagina-publica')).toBeNull();
  });

  it('suggests what speaks of the same, and says by which words', async () => {
    const text = 'Hola: la caldera que me instalaron pierde agua desde ayer.';
    const [first] = await suggest(reading(house, as('agent')), text, 3);
    expect(first).toMatchObject({ article: { title: 'La caldera pierde agua' } });
    expect(first?.why.toSorted()).toEqual(['agua', 'caldera', 'pierde']);
    expect(await suggest(reading(house, as('agent')), 'Buenos días', 3)).toEqual([]);
  });
});

describe('what is missing', () => {
  const told = (q: string, opened = false, source: 'team' | 'portal' = 'team') =>
    transact(house, system('tests'), (work) => tellSearch(work, { q, opened, source, language: 'es' }));
  const gaps = async () =>
    (await listGaps(reading(house, as('agent'))))
      .toSorted((a, b) => a.source.localeCompare(b.source) || b.empty - a.empty)
      .map(({ shown, source, empty, unopened }) => [shown, source, empty, unopened]);

  it('is counted by its bare words, per source, and holds nobody’s name, number or address', async () => {
    await told('¿Cambio de griferia?');
    await told('griferia cambio');
    await told('cambio grifería', false, 'portal');
    await told('caldera agua', false);
    await told('caldera agua', true);
    expect(await told(`${people.agent.name} ${people.agent.email} 612345678`)).toBe(false);
    expect(await gaps()).toEqual([
      ['cambio grifería', 'portal', 1, 0],
      ['cambio griferia', 'team', 2, 0],
      ['caldera agua', 'team', 0, 1],
    ]);
  });

  it('ends with the article written for it, and comes back when it is looked for in vain again', async () => {
    const [gap] = await listGaps(reading(house, as('agent')));
    await write({ title: 'Otra cosa', gapId: gap?.id ?? '' });
    expect((await gaps()).map(([shown, source]) => [shown, source])).not.toContainEqual(['cambio griferia', 'team']);
    await told('cambio griferia');
    expect(await gaps()).toContainEqual(['cambio griferia', 'team', 1, 0]);
    const [again] = await listGaps(reading(house, as('agent')));
    await transact(house, as('agent'), (work) => closeGap(work, again?.id ?? '', null));
    await expect(transact(house, as('agent'), (work) => closeGap(work, newId(), null))).rejects.toMatchObject({
      code: 'gap.not_found',
    });
  });
});

test('whether it helped is one answer a colleague, one a press for visitors, and only of what they may read', async () => {
  const id = await write({ title: 'Garantía legal', audience: 'public' });
  const internal = await write({ title: 'Garantía por dentro' });
  for (const helpful of [false, true])
    await transact(house, as('agent'), (work) => rateArticle(work, id, { helpful, word: '' }));
  const visitor = (one: string) =>
    transact(house, ANONYMOUS, (work) => rateFromPortal(work, one, false, 'Falta el plazo'));
  expect([await visitor(id), await visitor(id), await visitor(internal)]).toEqual([true, true, false]);
  expect(await viewArticle(reading(house, as('agent')), id)).toMatchObject({
    team: { yes: 1, no: 0 },
    portal: { yes: 0, no: 2, low: null },
    mine: true,
    words: [{ word: 'Falta el plazo' }, { word: 'Falta el plazo' }],
  });
});
