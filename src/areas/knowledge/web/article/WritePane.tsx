import { useQuery } from '@tanstack/react-query';
import { refusalOf } from '#areas/identity/web/index.ts';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane, ThingHead } from '#ui/panes/Pane.tsx';
import { Sheet } from '#ui/screen/Screen.tsx';
import { useText } from '#ui/text.ts';
import type { KnowledgeSearch } from '../address.rules.ts';
import { articleQuery } from '../queries.ts';
import { WriteForm } from './WriteForm.tsx';

interface Given {
  /** Absent: a new one. */
  id: string | undefined;
  from: KnowledgeSearch;
  onDone(id: string | undefined): void;
}

/** An article being written: a new one, a translation of another, or the next version of one. */
export function WritePane({ id, from, onDone }: Given) {
  const t = useText();
  const source = id ?? from.traduce;
  const { data, error } = useQuery({ ...articleQuery(source ?? ''), enabled: source !== undefined });
  const title = t(id ? 'knowledge.edit.title' : from.traduce ? 'knowledge.translate.title' : 'knowledge.new.title');
  usePageTitle(`${title} · ${t('app.nav.knowledge')}`);
  return (
    <Pane name="thread" label={title} ground="surface">
      <ThingHead title={title}>{data && <span>{data.title}</span>}</ThingHead>
      {error && <ErrorState text={refusalOf(t, error)} />}
      {source && !data && !error && <Skeleton as="lines" count={8} />}
      {(!source || data) && (
        <Sheet>
          <WriteForm
            article={id ? data : undefined}
            original={id ? undefined : data}
            gapId={from.hueco}
            called={from.titulo}
            onDone={onDone}
          />
        </Sheet>
      )}
    </Pane>
  );
}
