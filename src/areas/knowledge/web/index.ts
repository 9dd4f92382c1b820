import { lazyRouteComponent } from '@tanstack/react-router';

export { ArticleText } from './ArticleText.tsx';
export { cleanKnowledgeSearch } from './address.rules.ts';
export { Marked } from './Marked.tsx';
export { useArticlesInPalette } from './palette.ts';
export { articleQuery, articlesKey, searchQuery } from './queries.ts';
export { useToldSearch } from './use-told-search.ts';
export const KnowledgePage = lazyRouteComponent(async () => import('./KnowledgePage.tsx'), 'KnowledgePage');
