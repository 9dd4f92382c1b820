import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ArticleRow } from '#areas/knowledge/contract.ts';
import { articleQuery, ArticleText } from '#areas/knowledge/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import styles from './knowledge.module.css';
import { useInsert } from './use-insert.ts';

export interface Entry {
  article: ArticleRow;
  /** Its page for anybody; null where there is none. */
  address: string | null;
  /** The words both have. */
  why: readonly string[];
}

interface Given {
  reference: string;
  entry: Entry;
  /** Why nothing can be written in this case. */
  reason: string | undefined;
  onOpened(): void;
}

/** One article: its title opens it here, beside what one writes. */
export function ArticleEntry({ reference, entry: { article, address, why }, reason, onOpened }: Given) {
  const t = useText();
  const { list } = useFormats();
  const [open, setOpen] = useState(false);
  const text = useId();
  const { id, title, audience, state } = article;
  const turn = (): void => {
    if (!open) onOpened();
    setOpen(!open);
  };
  return (
    <li className={styles.entry}>
      <button type="button" className={styles.title} aria-expanded={open} aria-controls={text} onClick={turn}>
        {title}
      </button>
      <span className={styles.marks}>
        <Chip tone={audience === 'internal' ? 'note' : 'plain'}>{t(`knowledge.audience.${audience}`)}</Chip>
        {state !== 'published' && <Chip>{t(`knowledge.state.${state}`)}</Chip>}
        {why.length > 0 && <Quiet>{t('cases.knowledge.why', { words: list(why) })}</Quiet>}
      </span>
      <div id={text} hidden={!open}>
        {open && <Read reference={reference} id={id} address={address} reason={reason} />}
      </div>
    </li>
  );
}

function Read({
  reference,
  id,
  address,
  reason,
}: {
  reference: string;
  id: string;
  address: string | null;
  reason: string | undefined;
}) {
  const t = useText();
  const { data } = useQuery(articleQuery(id));
  const { insert, busy } = useInsert(reference);
  if (!data) return <Skeleton as="lines" count={4} />;
  return (
    <>
      <div className={styles.tools}>
        <Button reason={reason} busy={busy} onClick={() => insert({ articleId: id, how: 'text' })}>
          {t('cases.knowledge.text')}
        </Button>
        <Button
          reason={reason ?? (address === null ? t('cases.knowledge.internal') : undefined)}
          busy={busy}
          onClick={() => insert({ articleId: id, how: 'link' })}
        >
          {t('cases.knowledge.link')}
        </Button>
        <Link to={'/conocimiento/$id' as string} params={{ id } as never} search={{} as never}>
          {t('cases.knowledge.open')}
        </Link>
      </div>
      <ArticleText html={data.html} lang={data.language} />
    </>
  );
}
