/** What the company knows, written down: found and used by the team, its public part read by anybody. */
export { rateFromPortal, reviewArticle } from './articles/change.ts';
export { readArticleFile } from './articles/files.ts';
export { publishArticle, writeArticle } from './articles/write.ts';
export { demandArticle } from './articles/view.ts';
export { hasPublicPages } from './public/public.store.ts';
export { publicArticle, publicPages, type PublicArticle } from './public/public.ts';
export { sweepReviews } from './review.ts';
export {
  search as searchArticles,
  suggest as suggestArticles,
  tellSearch,
  type Suggested,
} from './searching/search.ts';
export { parts } from './parts.ts';
