import { useChange } from '#areas/identity/web/index.ts';
import { articlesKey } from '#areas/knowledge/web/index.ts';
import { call } from '#platform/http/client.ts';
import { isBlankWriting, textOfWriting, writingOfText } from '#platform/writing/writing.rules.ts';
import { useText } from '#ui/text.ts';
import { caseKnowledgeApi } from '../../knowledge/knowledge.contract.ts';
import { composerEditor, focusComposer } from '../compose/focus-composer.ts';
import { useDraftWriter } from '../compose/drafts.ts';
import { caseKnowledgeQuery } from './queries.ts';

/** Puts an article into the answer where the cursor is, as text or as a link; the case keeps that it was used. */
export function useInsert(reference: string) {
  const t = useText();
  const { latest, change } = useDraftWriter(reference);
  const put = (html: string): void => {
    const now = latest();
    if (now.mode === 'reply' && composerEditor.current) {
      composerEditor.current.insertHtml(html);
      return;
    }
    // No editor is on screen: after what was written so far.
    const before = now.reply.html === '' ? writingOfText(now.reply.text) : now.reply.html;
    const next = isBlankWriting(before) ? html : before + html;
    change({ ...now, mode: 'reply', reply: { ...now.reply, html: next, text: textOfWriting(next) } });
    setTimeout(focusComposer);
  };
  const { run, busy } = useChange(
    async (given: { articleId: string; how: 'text' | 'link' }) =>
      call(caseKnowledgeApi.useArticle, { params: { reference }, body: given }),
    {
      reads: [caseKnowledgeQuery(reference).queryKey, articlesKey],
      said: t('cases.knowledge.inserted'),
      onDone: ({ html }) => put(html),
    },
  );
  return { insert: run, busy };
}
