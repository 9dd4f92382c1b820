import { useQueryClient } from '@tanstack/react-query';
import { useChange } from '#areas/identity/web/index.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import type { ArticleView } from '../../contract.ts';

interface Options {
  said?: string;
  onDone?: (article: ArticleView) => void;
  /** A form shows its own refusals. */
  inForm?: boolean;
}

/** A change of an article: what the server answers is shown at once, and what hangs on it is read again. */
export function useArticleChange<Input>(
  act: (input: Input) => Promise<ArticleView>,
  { onDone, ...options }: Options = {},
) {
  const queries = useQueryClient();
  return useChange(act, {
    ...options,
    onDone: (article) => {
      const key = oneKey('article', article.id);
      queries.setQueryData(key, article);
      void queries.invalidateQueries({ queryKey: key });
      for (const kind of ['article', 'knowledge']) void queries.invalidateQueries({ queryKey: manyKey(kind) });
      onDone?.(article);
    },
  });
}
