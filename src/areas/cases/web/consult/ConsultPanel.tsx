import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#ui/controls/Button.tsx';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { useHouse } from '../data/organisation.ts';
import panel from '../panel/panel.module.css';
import { confirmConsult, leaveConsult } from './actions.ts';
import { ConsultFields } from './ConsultFields.tsx';
import { type ConsultForm, EMPTY, missingParts } from './consult.rules.ts';
import { useConsult } from './use-consult.ts';

/** What was written in a panel that was left; it is there when the panel opens again. */
const left = new Map<string, ConsultForm>();

/** Takes the case to an area: the question with its buttons, who answers and by when, and what the customer hears. */
export function ConsultPanel({ onClose }: { onClose(): void }) {
  const t = useText();
  const { it } = useDesk();
  const { organisation } = useHouse();
  const [form, setForm] = useState(() => left.get(it.reference) ?? EMPTY);
  const [tried, setTried] = useState(false);
  const section = useRef<HTMLElement>(null);
  const areas = (organisation?.areas ?? []).filter(({ active }) => active);
  const area = areas.find(({ id }) => id === form.areaId);
  const { send, busy, problem } = useConsult(it, area?.name ?? '', () => {
    left.delete(it.reference);
    onClose();
  });
  const change = (part: Partial<ConsultForm>): void =>
    setForm((now) => {
      const next = { ...now, ...part };
      left.set(it.reference, next);
      return next;
    });
  const missing = missingParts(form);
  const problems = tried
    ? missing.map((part) => ({ field: `consult-${part}`, message: t(`cases.consult.missing.${part}`) }))
    : [];
  const submit = (): void => {
    setTried(true);
    if (missing.length > 0) setTimeout(() => section.current?.querySelector<HTMLElement>('[role="alert"] a')?.focus());
    else if (!busy) send(form);
  };
  const confirm = useAction(confirmConsult, { run: submit });
  useAction(leaveConsult, { run: onClose });
  useEffect(() => section.current?.querySelector<HTMLElement>('#consult-area')?.focus(), []);
  const label = area ? t(`cases.consult.confirm.${form.kind}`, { area: area.name }) : t(`cases.consult.confirm.nobody`);
  return (
    <section ref={section} aria-label={t('cases.consult.title')} className={panel.panel}>
      <header className={panel.head}>
        <h2 className={panel.title}>{t('cases.consult.title')}</h2>
        <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
      </header>
      <Form onSubmit={submit} problems={problems} refusal={problem}>
        <ConsultFields
          form={form}
          areas={areas}
          errorOf={(part) => problems.find(({ field }) => field === `consult-${part}`)?.message}
          onChange={change}
        />
        <div className={panel.actions}>
          <Button onClick={onClose}>{t('cases.cancel')}</Button>
          <Button variant="primary" busy={busy} keys={confirmConsult.keys} onClick={confirm.run}>
            {label}
          </Button>
        </div>
      </Form>
    </section>
  );
}
