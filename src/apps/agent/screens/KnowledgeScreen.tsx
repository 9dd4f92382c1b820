import { ArticleUses } from '#areas/cases/web/index.ts';
import { KnowledgePage } from '#areas/knowledge/web/index.ts';

/** Conocimiento, with the cases that cases know an article was used in. */
export function KnowledgeScreen() {
  return <KnowledgePage Uses={ArticleUses} />;
}
