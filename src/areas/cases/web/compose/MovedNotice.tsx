import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { momentWords } from '../thread/Moment.tsx';
import styles from './compose.module.css';

const EXCERPT = 200;

/** What reached the thread while one was writing: read it, then send again. */
export function MovedNotice() {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { it } = useDesk();
  const last = it.messages.findLast(({ automatic }) => automatic === null) ?? it.messages.at(-1);
  if (!last) return null;
  const who = last.author?.name ?? (last.from.name || last.from.address);
  const text = last.text.trim();
  const show = (): void => {
    const block = document.getElementById(`m-${last.id}`);
    block?.scrollIntoView({ block: 'nearest' });
    block?.focus();
  };
  return (
    <div role="alert" className={styles.moved}>
      <p className={styles.movedTitle}>{t('cases.reply.moved')}</p>
      <p>
        <strong>{who}</strong> · {momentWords(t, formats, new Date(last.receivedAt), now)}: «
        {text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text}»
      </p>
      <p>
        <button type="button" className={styles.link} onClick={show}>
          {t('cases.reply.movedShow')}
        </button>{' '}
        {t('cases.reply.movedAgain')}
      </p>
    </div>
  );
}
