import { addMs, DAY } from '#platform/clock/index.ts';
import { newId } from '#platform/ids/index.ts';
import { transact, type House, type PersonActor, type Work } from '#platform/work/index.ts';
import { reviewArticle, setSections } from './articles/change.ts';
import { publishArticle, saveArticle, writeArticle } from './articles/write.ts';
import { setSynonyms } from './searching/gaps.ts';
import { gapWords } from './searching/words.rules.ts';
import { ENGLISH } from './world/english.ts';
import { SPANISH, type SampleArticle } from './world/spanish.ts';
import { missOften, rateOften, useInCases, type SampleRating } from './world.store.ts';

const SECTIONS = [
  { key: 'orders', nameEs: 'Pedidos y envíos', nameEn: 'Orders and delivery' },
  { key: 'returns', nameEs: 'Cambios y devoluciones', nameEn: 'Exchanges and returns' },
  { key: 'guarantee', nameEs: 'Garantía', nameEn: 'Guarantee' },
  { key: 'products', nameEs: 'Productos: uso y averías', nameEn: 'Products: use and faults' },
  { key: 'inside', nameEs: 'Por dentro', nameEn: 'Inside' },
] as const;
const SYNONYMS = [
  ['abono', 'nota de crédito', 'devolución del dinero', 'reembolso'],
  ['portes', 'gastos de envío', 'coste del envío'],
  ['albarán', 'nota de entrega'],
  ['termo', 'calentador eléctrico'],
  ['desistimiento', 'devolución en 14 días'],
  ['refund', 'money back', 'credit note'],
];
/** What was looked for in vain: words, where, how often nothing was found, how often nothing found was opened. */
const GAPS = [
  ['compatibilidad cartucho Roca', 'portal', 'es', 9, 2],
  ['cita técnico sábado', 'portal', 'es', 6, 0],
  ['financiar caldera plazos', 'portal', 'es', 4, 1],
  ['certificado eficiencia subvención', 'team', 'es', 5, 0],
  ['recambio bomba calor descatalogado', 'team', 'es', 3, 1],
  ['delivery Portugal', 'portal', 'en', 3, 0],
] as const;
/** Which article answered which kind of case. */
const USED = {
  incomplete: 'missing_item',
  returns: 'withdrawal',
  guarantee: 'guarantee',
  refund: 'refund_status',
  damaged: 'damaged',
  delivery: 'late',
};

type Team = { lead: PersonActor; agents: readonly PersonActor[] };

/** What the company knows, with what helped, what is due and what is missing. */
export async function loadKnowledge(house: House, { lead, agents }: Team): Promise<void> {
  const now = house.clock.now();
  const at = <T>(daysAgo: number, actor: PersonActor, act: (work: Work) => Promise<T>): Promise<T> =>
    transact(house, actor, act, { now: addMs(now, -daysAgo * DAY) });
  const sections = await at(300, lead, async (work) => {
    await setSynonyms(work, SYNONYMS);
    const made = await setSections(
      work,
      SECTIONS.map(({ nameEs, nameEn }) => ({ nameEs, nameEn })),
    );
    return new Map(
      SECTIONS.map(({ key, nameEs }) => [key as string, made.find((one) => one.nameEs === nameEs)?.id ?? null]),
    );
  });
  const ids = new Map<string, string>();
  for (const [n, sample] of SPANISH.entries()) {
    const author = agents[n % agents.length] ?? lead;
    const id = await at(280 - n * 9, author, (work) => writeArticle(work, author.id, given(sample, sections, now)));
    ids.set(sample.key, id);
    if (!sample.draft) await at(279 - n * 9, lead, (work) => publishArticle(work, id, 1));
    const { review } = sample;
    if (review !== null) await at(190, lead, (work) => reviewArticle(work, id, day(now, review)));
    await at(20, lead, (work) => helped(work, id, sample, agents));
    const english = ENGLISH[sample.key];
    if (english) await translate(at, lead, { of: id, ...english, section: sections.get(sample.section) ?? null });
  }
  const changed = SPANISH.find(({ key }) => key === 'shipping-costs');
  if (changed && agents[0])
    await at(2, agents[0], (work) =>
      saveArticle(work, ids.get(changed.key) ?? '', {
        title: changed.title,
        html: changed.html
          .replace('5,90', '6,20')
          .replace('según peso; lo ves antes de pagar', 'desde 19,00 €, según peso; lo ves antes de pagar'),
        base: 1,
      }),
    );
  await at(1, lead, (work) => missing(work, now));
  for (const [key, reason] of Object.entries(USED))
    await at(0, lead, (work) =>
      useInCases(work.db, { articleId: ids.get(key) ?? '', reason, byIds: agents.map(({ id }) => id) }),
    );
}

function given(
  { title, html, audience, section, families = [] }: SampleArticle,
  sections: Map<string, string | null>,
  now: Date,
) {
  const facts = { families: [...families], translationOf: null, gapId: null, reviewOn: day(now, 400) };
  return { title, html, audience, language: 'es' as const, sectionId: sections.get(section) ?? null, ...facts };
}

async function translate(
  at: <T>(daysAgo: number, actor: PersonActor, act: (work: Work) => Promise<T>) => Promise<T>,
  lead: PersonActor,
  { of, title, html, section }: { of: string; title: string; html: string; section: string | null },
): Promise<void> {
  const facts = { families: [], reviewOn: null, gapId: null, sectionId: section, translationOf: of };
  const id = await at(120, lead, (work) =>
    writeArticle(work, lead.id, { title, html, audience: 'public', language: 'en', ...facts }),
  );
  await at(119, lead, (work) => publishArticle(work, id, 1));
}

/** As people gave them; the words with the first «no». */
async function helped(
  work: Work,
  id: string,
  { portal = [0, 0], team = [0, 0], word = '' }: SampleArticle,
  agents: readonly PersonActor[],
): Promise<void> {
  const answers = ([yes, no]: readonly [number, number]): number[] => Array.from({ length: yes + no }, (_, n) => n);
  const at = (n: number): Date => addMs(work.now, -(n % 150) * DAY);
  const visitors = answers(portal).map((n): SampleRating => ({
    source: 'portal',
    helpful: n < portal[0],
    byId: null,
    at: at(n),
    word: n === portal[0] ? word : '',
  }));
  const colleagues = answers(team)
    .slice(0, agents.length)
    .map((n): SampleRating => ({
      source: 'team',
      helpful: n < team[0],
      byId: agents[n]?.id ?? null,
      at: at(n * 7),
      word: n >= team[0] && portal[1] === 0 ? word : '',
    }));
  await rateOften(work.db, id, [...visitors, ...colleagues]);
}

async function missing(work: Work, now: Date): Promise<void> {
  for (const [n, [q, source, language, empty, unopened]] of GAPS.entries()) {
    const kept = gapWords(q);
    const lastAt = addMs(now, -(n + 1) * DAY);
    const firstAt = addMs(lastAt, -(empty + unopened) * DAY);
    if (kept) await missOften(work.db, { id: newId(), source, language, ...kept, empty, unopened, firstAt, lastAt });
  }
}

/** `YYYY-MM-DD`, so many days from now. */
function day(now: Date, days: number): string {
  return addMs(now, days * DAY)
    .toISOString()
    .slice(0, 10);
}
