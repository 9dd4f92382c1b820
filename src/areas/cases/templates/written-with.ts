import { conflict, invalid } from '#platform/errors/index.ts';
import { record } from '#platform/log/index.ts';
import type { Work } from '#platform/work/index.ts';
import type { CaseState } from '../course/case.store.ts';
import { missingIn } from './fields.rules.ts';
import { gather, type Subject } from './gather.ts';
import { changedSince, isUnchanged, merge } from './merge.rules.ts';
import type { WrittenWith } from './templates.contract.ts';
import { keepUse, usedVersions, type UsedVersion } from './use.store.ts';

/** Nothing leaves with a gap in it, however it was written. @throws {DomainError} template.value_missing */
export function demandNoGap(text: string): void {
  const [gap] = missingIn(text);
  if (gap !== undefined) throw invalid('template.value_missing', { field: gap });
}

/** Nor with a value that is another by now, unless its writer has seen it. @throws {DomainError} template.value_changed */
export async function demandCurrent(
  work: Work,
  { reference }: Pick<CaseState, 'reference'>,
  text: string,
  writtenWith: WrittenWith | undefined,
): Promise<void> {
  const inserted = writtenWith?.fields ?? [];
  if (inserted.length === 0) return;
  const { language, valuesIn } = await gather(work, reference);
  // A value may stand there in either language: which one is told by which it was.
  const tongues = [language, language === 'es' ? ('en' as const) : ('es' as const)];
  const changed = tongues.map((tongue) => changedSince(text, inserted, valuesIn(tongue)));
  const [first] = changed;
  if (!first || changed.includes(undefined)) return;
  const { key, name, before, now } = first;
  throw conflict('template.value_changed', {
    key,
    field: name,
    before,
    now: now ?? '',
    known: now === null ? 'no' : 'yes',
  });
}

/** With which templates an answer was written, kept beside it and told in the log. */
export async function keepTemplates(
  work: Work,
  state: Pick<CaseState, 'id' | 'reference' | 'type'>,
  message: { id: string; text: string },
  writtenWith: WrittenWith | undefined,
): Promise<void> {
  const versions = await usedVersions(work.db, writtenWith?.templates ?? []);
  if (versions.length === 0) return;
  const subject = await gather(work, state.reference);
  for (const version of versions) {
    const unchanged = textsOf(version, subject).some((text) => isUnchanged(message.text, text));
    const { id: templateId, version: number } = version;
    await keepUse(work, { messageId: message.id, templateId, version: number, caseType: state.type, unchanged });
    record(work, ['case', state.id], 'template.used', {
      message: message.id,
      template: templateId,
      version: number,
      unchanged,
    });
  }
}

/** What the templates an answer is being written with say by themselves in this case. */
export async function saidByTemplates(
  work: Work,
  reference: string,
  used: readonly { id: string; version: number }[],
): Promise<{ title: string; text: string }[]> {
  const versions = await usedVersions(work.db, used);
  if (versions.length === 0) return [];
  const subject = await gather(work, reference);
  return versions.flatMap((version) => textsOf(version, subject).map((text) => ({ title: version.title, text })));
}

function textsOf({ texts }: UsedVersion, { valuesIn }: Subject): string[] {
  return texts.map(({ html, language }) => merge(html, valuesIn(language), language).text);
}
