import { system, transact, type House, type PersonActor } from '#platform/work/index.ts';
import { writingOfText } from '#platform/writing/index.ts';
import type { TemplateView } from './templates.contract.ts';
import { createTemplate } from './publish.ts';
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
  for (const { es, en, usted, shared, ...sample } of SAMPLE_TEMPLATES) {
    const texts = [
      { language: 'es' as const, form: usted ? ('tu' as const) : ('any' as const), html: writingOfText(es) },
      ...(usted ? [{ language: 'es' as const, form: 'usted' as const, html: writingOfText(usted) }] : []),
      ...(en ? [{ language: 'en' as const, form: 'any' as const, html: writingOfText(en) }] : []),
    ];
    const body = { ...sample, texts, shared, teamId: shared === 'team' ? teamId : null };
    made.push(await transact(house, shared === 'mine' ? agent : lead, (work) => createTemplate(work, body)));
  }
  await transact(house, system('demo'), (work) =>
    loadUses(
      work,
      made.filter(({ caseTypes }) => caseTypes.length > 0),
    ),
  );
}
