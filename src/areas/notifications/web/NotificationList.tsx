import { Link } from '@tanstack/react-router';
import { refusalOf } from '#areas/identity/web/index.ts';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import type { NotificationView, NotifiedArticle, NotifiedCase } from '../contract.ts';
import styles from './notifications.module.css';
import { useNotifications, useSee } from './queries.ts';

interface NotificationListProps {
  /** Only what was not seen yet. */
  unseen?: boolean;
  /** Cases that stand on the page already. */
  without?: readonly string[];
  /** A case was chosen. */
  onLeave?(): void;
}

/** What asks for this person, case by case; the words of each are a link to the case. */
export function NotificationList({ unseen = false, without = [], onLeave }: NotificationListProps) {
  const t = useText();
  const see = useSee();
  const { data, error, isPending } = useNotifications();
  if (error) return <ErrorState text={refusalOf(t, error)} />;
  if (isPending) return <Skeleton as="lines" count={4} />;
  const shown = (unseen ? data.cases.filter(isUnseen) : data.cases).filter(
    ({ reference }) => !without.includes(reference),
  );
  const articles = unseen ? data.articles.filter(({ seen }) => !seen) : data.articles;
  if (shown.length + articles.length === 0) return unseen ? null : <EmptyState fact={t('notice.empty')} />;
  return (
    <>
      <ul className={styles.cases}>
        {shown.map((one) => (
          <Notified key={one.reference} one={one} onLeave={onLeave} />
        ))}
        {articles.map((one) => (
          <ToReview key={one.id} one={one} onLeave={onLeave} />
        ))}
      </ul>
      {data.unseen > 0 && (
        <Buttons>
          <Button busy={see.busy} onClick={() => see.run({})}>
            {t('notice.seeAll')}
          </Button>
        </Buttons>
      )}
    </>
  );
}

export const isUnseen = (one: NotifiedCase): boolean => one.notifications.some(({ seen }) => !seen);

function Notified({ one, onLeave }: { one: NotifiedCase; onLeave: (() => void) | undefined }) {
  const t = useText();
  const fresh = one.notifications.filter(({ seen }) => !seen);
  const told = fresh.length > 0 ? fresh : one.notifications.slice(0, 1);
  return (
    <li>
      <Link
        to={(told[0]?.kind === 'relief' ? '/equipo' : `/bandeja/${one.reference}`) as string}
        data-line
        className={`${styles.case} ${fresh.length > 0 ? styles.unseen : ''}`}
        onClick={onLeave}
      >
        <span className={styles.head}>
          <span className={styles.who}>
            {fresh.length > 0 && <span className="visually-hidden">{t('notice.new')}: </span>}
            {one.customer || one.subject}
          </span>
          <span className={styles.reference}>{one.reference}</span>
        </span>
        {one.customer && <span className={styles.subject}>{one.subject}</span>}
        {told.map((what) => (
          <Told key={what.id} what={what} />
        ))}
      </Link>
    </li>
  );
}

/** An article of theirs that is to be read through. */
function ToReview({ one, onLeave }: { one: NotifiedArticle; onLeave: (() => void) | undefined }) {
  const t = useText();
  const { relative } = useFormats();
  const now = useNow();
  return (
    <li>
      <Link
        to={`/conocimiento/${one.id}` as string}
        data-line
        className={`${styles.case} ${one.seen ? '' : styles.unseen}`}
        onClick={onLeave}
      >
        <span className={styles.head}>
          <span className={styles.who}>
            {!one.seen && <span className="visually-hidden">{t('notice.new')}: </span>}
            {one.title}
          </span>
        </span>
        <span className={styles.told}>
          <span>{t('notice.review')}</span>
          <span className={styles.at}>{relative(new Date(one.at), now)}</span>
        </span>
      </Link>
    </li>
  );
}

function Told({ what }: { what: NotificationView }) {
  const t = useText();
  const { relative } = useFormats();
  const now = useNow();
  const said = what.by ? t(`notice.${what.kind}.by`, { by: what.by }) : t(`notice.${what.kind}`);
  return (
    <span className={styles.told}>
      <span>{said}</span>
      <span className={styles.at}>{relative(new Date(what.at), now)}</span>
    </span>
  );
}
