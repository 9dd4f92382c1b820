import { useState } from 'react';
import { toast } from '#ui/feedback/toasts.ts';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { useText } from '#ui/text.ts';
import { incidentsApi, type IncidentView } from '../../incidents/incident.contract.ts';
import { Asking } from '../law/LawDialogs.tsx';
import { useIncident } from './use-incident.ts';

interface ActProps {
  it: IncidentView;
  onClose(): void;
}

/** Cases by their numbers, or all open ones with these words in their subject. */
export function AttachDialog({ it, onClose }: ActProps) {
  const t = useText();
  const [references, setReferences] = useState('');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const { run, busy, problem } = useIncident(incidentsApi.attachCases, onClose);
  const empty = references.trim() === '' && words.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (empty) return;
    const named = references.toUpperCase().match(/[A-Z]{1,5}-\d{1,10}/g) ?? [];
    run({
      params: { id: it.id },
      body: { references: [...new Set(named)], ...(words.trim() ? { like: { words: words.trim() } } : {}) },
    });
  };
  return (
    <Asking
      title={t('cases.incidents.attach')}
      confirm={t('cases.incidents.attach.confirm')}
      problem={problem}
      busy={busy}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextArea
        label={t('cases.incidents.attach.references')}
        hint={t('cases.incidents.attach.hint')}
        optional
        error={tried && empty ? t('cases.incidents.attach.missing') : undefined}
        data-autofocus
        minRows={2}
        value={references}
        onChange={(event) => setReferences(event.currentTarget.value)}
      />
      <TextField
        label={t('cases.incidents.attach.words')}
        optional
        maxLength={100}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
    </Asking>
  );
}

/** One text for all; each customer gets it as a message of their own case, in their language. */
export function BroadcastDialog({ it, onClose }: ActProps) {
  const t = useText();
  const [texts, setTexts] = useState({ es: '', en: '' });
  const [saysCause, setSaysCause] = useState(false);
  const [tried, setTried] = useState(false);
  const { es, en } = it.reach;
  const { run, busy, problem } = useIncident(incidentsApi.broadcast, () => {
    toast(t('cases.incidents.broadcast.done'));
    onClose();
  });
  const lacks = (language: 'es' | 'en'): boolean => !texts[language].trim() && (language === 'es' || en > 0);
  const submit = (): void => {
    setTried(true);
    if (lacks('es') || lacks('en')) return;
    const body = {
      textEs: texts.es.trim(),
      textEn: texts.en.trim(),
      restorationAt: it.restorationAt,
      saysCause,
      reaches: es + en,
    };
    run({ params: { id: it.id }, body });
  };
  const field = (language: 'es' | 'en') => ({
    label: t(language === 'es' ? 'cases.incidents.broadcast.textEs' : 'cases.incidents.broadcast.textEn'),
    lang: language,
    error: tried && lacks(language) ? t('cases.incidents.broadcast.missing') : undefined,
    minRows: 3,
    maxLength: 10_000,
    value: texts[language],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTexts({ ...texts, [language]: event.currentTarget.value }),
  });
  return (
    <Asking
      title={t('cases.incidents.broadcast')}
      confirm={t('cases.incidents.broadcast.confirm', { n: es + en })}
      problem={problem}
      busy={busy}
      onClose={onClose}
      onSubmit={submit}
    >
      <Quiet as="p">{t('cases.incidents.broadcast.reach', { es, en })}</Quiet>
      <TextArea {...field('es')} data-autofocus />
      {en > 0 && <TextArea {...field('en')} />}
      <CheckField
        label={t('cases.incidents.broadcast.saysCause')}
        hint={t(
          it.restorationAt ? 'cases.incidents.broadcast.saysCause.hint' : 'cases.incidents.broadcast.saysCause.noDate',
        )}
        checked={saysCause}
        onChange={(event) => setSaysCause(event.currentTarget.checked)}
      />
    </Asking>
  );
}
