import { system, transact, type House, type PersonActor } from '#platform/work/index.ts';
import { writingOfText } from '#platform/writing/index.ts';
import type { TemplateView } from './templates.contract.ts';
import { createTemplate, publishTemplate } from './publish.ts';
import { SAMPLE_TEMPLATES } from './world.texts.ts';
import { loadUses } from './world.store.ts';

/** What the people of the sample answer with: most of it everybody's, some a team's or one agent's, much of it used. */
export async function loadTemplates(
  house: House,
  lead: PersonActor,
  agent: PersonActor,
  teamId: string,
): Promise<void> {
  const made: TemplateView[] = [];
  for (const { es, en, usted, shared, earlierTitle, ...sample } of SAMPLE_TEMPLATES) {
    const texts = [
      { language: 'es' as const, form: usted ? ('tu' as const) : ('any' as const), html: written(es) },
      ...(usted ? [{ language: 'es' as const, form: 'usted' as const, html: written(usted) }] : []),
      ...(en ? [{ language: 'en' as const, form: 'any' as const, html: written(en) }] : []),
    ];
    const body = { ...sample, texts, shared, teamId: shared === 'team' ? teamId : null };
    const by = shared === 'mine' ? agent : lead;
    const first = await transact(house, by, (work) =>
      createTemplate(work, { ...body, title: earlierTitle ?? body.title }),
    );
    made.push(first);
    if (earlierTitle)
      await transact(house, by, (work) => publishTemplate(work, first.id, { ...body, basedOn: first.version }));
  }
  await transact(house, system('demo'), (work) =>
    loadUses(
      work,
      made.filter(({ caseTypes }) => caseTypes.length > 0),
    ),
  );
}

/** Lines that begin with a bullet or a number are a list. */
function written(text: string): string {
  const parts = text.split('\n').map((line) => {
    const [, mark = '', item = ''] = /^(-|\d+\.) (.*)$/.exec(line) ?? [];
    return mark
      ? { list: mark === '-' ? 'ul' : 'ol', html: `<li>${writingOfText(item)}</li>` }
      : { list: '', html: writingOfText(line) || '<p></p>' };
  });
  return parts
    .map(({ list, html }, at) => {
      const opens = list !== '' && parts[at - 1]?.list !== list ? `<${list}>` : '';
      const closes = list !== '' && parts[at + 1]?.list !== list ? `</${list}>` : '';
      return opens + html + closes;
    })
    .join('');
}
