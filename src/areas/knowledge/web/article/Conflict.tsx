import { useQuery } from '@tanstack/react-query';
import { Button } from '#ui/controls/Button.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Card, Heading, Quiet } from '#ui/screen/Said.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { ArticleText } from '../ArticleText.tsx';
import { articleQuery } from '../queries.ts';
import type { Written } from './use-written.ts';

interface Given {
  id: string;
  busy: boolean;
  /** One's own stays as the version after theirs. */
  onMine(base: number): void;
  onTheirs(theirs: Written): void;
}

/** Somebody saved a version meanwhile: theirs is shown beside one's own, and neither is lost whichever one chooses. */
export function Conflict({ id, busy, onMine, onTheirs }: Given) {
  const t = useText();
  const { exact } = useFormats();
  const { data } = useQuery({ ...articleQuery(id), staleTime: 0 });
  if (!data) return <Skeleton as="lines" count={4} />;
  const theirs = data.draft ?? { title: data.title, html: data.html, by: null, at: data.changedAt };
  return (
    <Card status labelledBy="article-conflict">
      <Heading id="article-conflict">
        {t('knowledge.conflict', { by: theirs.by ?? t('knowledge.conflict.somebody'), at: exact(new Date(theirs.at)) })}
      </Heading>
      <Quiet as="p">{t('knowledge.conflict.hint')}</Quiet>
      <ArticleText html={theirs.html} lang={data.language} />
      <Buttons>
        <Button onClick={() => onTheirs({ title: theirs.title, html: theirs.html, base: data.latest })}>
          {t('knowledge.conflict.theirs')}
        </Button>
        <Button busy={busy} onClick={() => onMine(data.latest)}>
          {t('knowledge.conflict.mine')}
        </Button>
      </Buttons>
    </Card>
  );
}
