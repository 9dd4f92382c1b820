import { useState } from 'react';
import { CheckField } from '#ui/fields/ChoiceField.tsx';
import { TextArea, TextField } from '#ui/fields/TextField.tsx';
import { useText } from '#ui/text.ts';
import { incidentsApi, type IncidentView } from '../../incidents/incident.contract.ts';
import { Asking } from '../law/LawDialogs.tsx';
import { MomentField } from '../pick/MomentField.tsx';
import { useIncident } from './use-incident.ts';

interface IncidentDialogProps {
  /** Absent: a new one. */
  it?: IncidentView;
  /** Cases that a new one begins with. */
  references?: readonly string[];
  onClose(): void;
  onDone(view: IncidentView): void;
}

/** What is known of a fault that many share, and what the public pages say of it. */
export function IncidentDialog({ it, references = [], onClose, onDone }: IncidentDialogProps) {
  const t = useText();
  const [facts, setFacts] = useState({
    title: it?.title ?? '',
    cause: it?.cause ?? '',
    places: it?.places ?? '',
    measures: it?.measures ?? '',
    public: it?.public ?? false,
    publicText: it?.publicText ?? '',
    publicTextEn: it?.publicTextEn ?? '',
  });
  const [restoration, setRestoration] = useState(it?.restorationAt ? new Date(it.restorationAt) : undefined);
  const [tried, setTried] = useState(false);
  const done = (view: IncidentView): void => {
    onClose();
    onDone(view);
  };
  const create = useIncident(incidentsApi.openIncident, done);
  const edit = useIncident(incidentsApi.editIncident, done);
  const lacks = (key: 'title' | 'publicText'): string | undefined =>
    tried && !facts[key].trim() && (key === 'title' || facts.public)
      ? t('cases.incidents.broadcast.missing')
      : undefined;
  const submit = (): void => {
    setTried(true);
    if (!facts.title.trim() || (facts.public && !facts.publicText.trim())) return;
    const body = { ...facts, restorationAt: restoration?.toISOString() ?? null };
    if (it) edit.run({ params: { id: it.id }, body });
    else create.run({ body: { ...body, references: [...references] } });
  };
  const field = (key: Exclude<keyof typeof facts, 'public'>) => ({
    label: t(`cases.incidents.${key}`),
    value: facts[key],
    onChange: (event: { currentTarget: { value: string } }) => setFacts({ ...facts, [key]: event.currentTarget.value }),
  });
  return (
    <Asking
      title={t(it ? 'cases.incidents.edit' : 'cases.incidents.new')}
      confirm={t('cases.incidents.save')}
      problem={create.problem ?? edit.problem}
      busy={create.busy || edit.busy}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField {...field('title')} error={lacks('title')} maxLength={200} data-autofocus />
      <TextArea {...field('cause')} optional minRows={2} maxLength={2000} />
      <TextField {...field('places')} optional maxLength={500} />
      <TextArea {...field('measures')} optional minRows={2} maxLength={2000} />
      <MomentField
        id="incident-restoration"
        label={t('cases.incidents.restoration')}
        start={restoration}
        onChange={setRestoration}
      />
      <CheckField
        label={t('cases.incidents.public')}
        checked={facts.public}
        onChange={(event) => setFacts({ ...facts, public: event.currentTarget.checked })}
      />
      {facts.public && (
        <>
          <TextArea {...field('publicText')} error={lacks('publicText')} minRows={2} maxLength={500} />
          <TextArea {...field('publicTextEn')} optional minRows={2} maxLength={500} />
        </>
      )}
    </Asking>
  );
}
