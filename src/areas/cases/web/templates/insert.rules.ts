import type { OfferedTemplate, WrittenWith } from '../../contract.ts';

/* What an answer keeps of what was put into it. */

type Given = Pick<OfferedTemplate, 'id' | 'version' | 'fields'>;
const NOTHING: WrittenWith = { templates: [], fields: [] };

/** A value counts as it was put in last. */
export function withFields(
  before: WrittenWith | undefined,
  fields: readonly { key: string; said: string | null }[],
): WrittenWith {
  const { templates, fields: had } = before ?? NOTHING;
  const added = fields.flatMap(({ key, said }) => (said === null ? [] : [{ key, said }]));
  const keys = new Set(added.map(({ key }) => key));
  return { templates, fields: [...had.filter(({ key }) => !keys.has(key)), ...added] };
}

export function withTemplate(before: WrittenWith | undefined, { id, version, fields }: Given): WrittenWith {
  const { templates, fields: merged } = withFields(before, fields);
  return { templates: [...templates.filter((one) => one.id !== id), { id, version }], fields: merged };
}

/** Whoever writes was told what a value is now; what nobody knows any more is asked no more. */
export function withSeen(before: WrittenWith | undefined, key: string, said: string): WrittenWith {
  const { templates, fields } = before ?? NOTHING;
  const others = fields.filter((one) => one.key !== key);
  return { templates, fields: said === '' ? others : [...others, { key, said }] };
}

/** Of one paragraph only what is in it: it goes on where one writes. */
export function inline(html: string): string {
  const alone = /^<p>((?:(?!<\/?p>).)*)<\/p>$/s.exec(html);
  return alone?.[1] ?? html;
}
