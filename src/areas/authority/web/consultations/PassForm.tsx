import { Forward } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useChange, useMe } from '#areas/identity/web/index.ts';
import { useOrganisation } from '#areas/organisation/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { toast } from '#ui/feedback/toasts.ts';
import { Form } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { consultationsApi, type ConsultationView } from '../../consultations/contract.ts';

/** «No es para nosotros»: to another area, or to somebody of ours; folded until it is wanted. */
export function PassForm({ c }: { c: ConsultationView }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <div>
        <Button variant="quiet" icon={Forward} onClick={() => setOpen(true)}>
          {t('consultations.pass')}
        </Button>
      </div>
    );
  return <Passing c={c} onClose={() => setOpen(false)} />;
}

function Passing({ c, onClose }: { c: ConsultationView; onClose(): void }) {
  const t = useText();
  const navigate = useNavigate();
  const data = useHands(c);
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const pass = useChange(
    async (chosen: string) => {
      const [kind, id = null] = chosen.split(' ');
      const whom = kind === 'area' ? { areaId: id } : { personId: id };
      return call(consultationsApi.passOnConsultation, { params: { id: c.id }, body: { ...whom, note } });
    },
    {
      reads: [manyKey('consultation')],
      inForm: true,
      onDone: ({ told }) => {
        toast(t('consultations.pass.done', { who: told }));
        void navigate({ to: '/consultas' as string });
      },
    },
  );
  const submit = (): void => {
    setTried(true);
    if (to) pass.run(to);
  };
  return (
    <Form onSubmit={submit} refusal={pass.refusal}>
      <SelectField
        label={t('consultations.pass.to')}
        data={data}
        value={to}
        onChange={setTo}
        error={tried && !to ? t('consultations.pass.missing') : undefined}
        data-autofocus
      />
      <TextArea
        label={t('consultations.pass.note')}
        hint={t('consultations.pass.hint')}
        optional
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Buttons>
        <Button type="submit" busy={pass.busy}>
          {t('consultations.pass.confirm')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('consultations.pass.cancel')}
        </Button>
      </Buttons>
    </Form>
  );
}

/**
 * Other areas in use, and the others of this one; whoever asks is nobody to pass it on to. What a proposal waits for stays with the area
 * its policy names.
 */
function useHands(c: ConsultationView) {
  const me = useMe();
  const organisation = useOrganisation();
  const areas = organisation?.areas ?? [];
  const own = areas.find(({ id }) => id === c.area.id);
  const ofArea = new Set([...(own?.memberIds ?? []), ...(own?.headId ? [own.headId] : [])]);
  const people = (organisation?.people ?? []).filter(
    ({ id, status }) => ofArea.has(id) && status === 'active' && id !== me.id && id !== c.askedBy.id,
  );
  return [
    ...areas
      .filter(({ id, active }) => active && id !== c.area.id && c.can['passToArea'] === true)
      .map(({ id, name }) => ({ value: `area ${id}`, label: name })),
    ...people.map(({ id, name }) => ({ value: `person ${id}`, label: `${name} · ${c.area.name}` })),
  ];
}
