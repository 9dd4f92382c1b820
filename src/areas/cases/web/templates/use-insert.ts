import type { OfferedTemplate, TemplateField } from '../../contract.ts';
import { casesApi } from '../../contract.ts';
import { type FieldValue, markOf } from '../../templates/merge.rules.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { type MessageId, useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import type { Draft } from '../compose/draft.rules.ts';
import { useDraftWriter } from '../compose/drafts.ts';
import { composerEditor } from '../compose/focus-composer.ts';
import { useVerb } from '../data/use-verb.ts';
import { inline, withFields, withTemplate } from './insert.rules.ts';

/** Puts a template, a value or a sign where one writes, and remembers with what the answer was written. */
export function useInsert() {
  const t = useText();
  const { it } = useDesk();
  const { latest, change } = useDraftWriter(it.reference);
  const { run } = useVerb(casesApi.applyTemplate);
  const remember = (writtenWith: Draft['reply']['writtenWith']): void => {
    const now = latest();
    if (writtenWith) change({ ...now, reply: { ...now.reply, writtenWith } });
  };
  const put = (html: string): void => composerEditor.current?.insertHtml(html);
  return {
    sign: put,
    template(chosen: OfferedTemplate, acts: boolean): void {
      put(inline(chosen.html));
      if (latest().mode === 'reply') remember(withTemplate(latest().reply.writtenWith, chosen));
      if (!acts || chosen.actions.length === 0) return;
      const body = { templateId: chosen.id, version: chosen.version };
      run({ params: { reference: it.reference }, body }, { onDone: () => toast(t('cases.templates.acted')) });
    },
    field({ key, name, said, source }: TemplateField, language: 'es' | 'en'): void {
      const words = t(`cases.templates.source.${source}` as MessageId);
      const values = new Map<string, FieldValue>([[key, { name, value: said, source: words }]]);
      put(`${markOf(key, values, language)} `);
      if (latest().mode === 'reply') remember(withFields(latest().reply.writtenWith, [{ key, said }]));
    },
  };
}
