import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { CallOutput } from '#platform/http/client.ts';
import type { consultApi } from '../../circuits/consulting/consult.contract.ts';
import { momentWords } from '../thread/Moment.tsx';
import styles from './consult.module.css';

/** Who would answer, by when, and how long it usually takes; or that there is nobody to ask. */
export function Answering({ answering }: { answering: CallOutput<typeof consultApi.areaAnswering> }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { told, dueAt, usual } = answering;
  if (!told) return <p className={styles.nobody}>{t('cases.consult.nobody')}</p>;
  const parts = [
    t(`cases.consult.told.${told.because}`, { name: told.name }),
    t('cases.consult.dueBy', { when: momentWords(t, formats, new Date(dueAt), now) }),
    usual.minutes === null || usual.n === 0
      ? t('cases.consult.usualNone')
      : t('cases.consult.usual', { time: formats.duration(usual.minutes), n: usual.n }),
  ];
  return <p className={styles.answering}>{parts.join(' · ')}</p>;
}
