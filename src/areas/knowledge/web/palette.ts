import { useNavigate } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import { call } from '#platform/http/client.ts';
import { usePaletteSource } from '#ui/palette/sources.ts';
import { useText } from '#ui/text.ts';
import { searchingApi } from '../contract.ts';

const MOST = 5;

/** What the palette finds of articles: by the same words and synonyms as their own search. */
export function useArticlesInPalette(): void {
  const t = useText();
  const navigate = useNavigate();
  usePaletteSource({
    id: 'articles',
    heading: t('knowledge.palette'),
    icon: BookOpen,
    search: async (q, signal) => {
      const { articles } = await call(searchingApi.searchArticles, { query: { q, limit: MOST } }, { signal });
      return articles.map(({ id, title, audience }) => ({
        id,
        label: title,
        detail: t(`knowledge.audience.${audience}`),
        open: () => void navigate({ to: '/conocimiento/$id', params: { id } }),
      }));
    },
  });
}
