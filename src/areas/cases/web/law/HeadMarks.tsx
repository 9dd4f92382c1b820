import { useQuery } from '@tanstack/react-query';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import { momentWords } from '../thread/Moment.tsx';
import styles from './law.module.css';
import { lawQuery } from './queries.ts';

/** What nobody may overlook: somebody waits to be spoken to, and what must not be cut or collected. */
export function HeadMarks({ reference }: { reference: string }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { data } = useQuery(lawQuery(reference));
  const waiting = data?.requests.filter(({ state }) => state === 'waiting') ?? [];
  const holds = data?.holds.filter(({ liftedAt }) => liftedAt === null) ?? [];
  return (
    <>
      {waiting.map(({ id, kind, dueAt }) => (
        <span key={id} className={styles.mark}>
          <Chip tone={new Date(dueAt) < now ? 'overdue' : 'attention'}>
            {t(`cases.law.waiting.${kind}`, { until: momentWords(t, formats, new Date(dueAt), now) })}
          </Chip>
        </span>
      ))}
      {holds.map(({ id, kind }) => (
        <Chip key={id}>{t(`cases.law.hold.${kind}`)}</Chip>
      ))}
    </>
  );
}
