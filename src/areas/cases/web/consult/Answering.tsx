import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import type { Formats } from '#ui/format/formats.rules.ts';
import { type Text, useText } from '#ui/text.ts';
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
    usualWords(t, formats, usual),
  ];
  return <p className={styles.answering}>{parts.join(' · ')}</p>;
}

type Usual = CallOutput<typeof consultApi.areaAnswering>['usual'];

/** «suele tardar 18 min (n = 41)»: the median of its answers of half a year, over how many; never without them. */
export function usualWords(t: Text, formats: Formats, { minutes, n }: Usual): string {
  return minutes === null || n === 0
    ? t('cases.consult.usualNone')
    : t('cases.consult.usual', { time: formats.duration(minutes), n });
}
