import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { refusalOf, useChange } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { manyKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { Skeleton } from '#ui/feedback/Skeleton.tsx';
import { Form } from '#ui/fields/Form.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { TextArea } from '#ui/fields/TextField.tsx';
import { Pane, ThingHead } from '#ui/panes/Pane.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { Sheet } from '#ui/screen/Screen.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import { type Fault, FAULTS, findingsApi } from '../../findings/contract.ts';
import { QuoteFields } from './QuoteFields.tsx';
import { type Draft, draftQuery } from './queries.ts';
import { useCostText } from './use-cost-text.ts';

interface Given {
  reference: string;
  /** The contact with the Director it was learnt in. */
  contactId: string | null;
  onDone(id: string): void;
}

/** «Anotar un hallazgo» of one case. */
export function NewFindingPane({ reference, contactId, onDone }: Given) {
  const t = useText();
  const { data, error } = useQuery(draftQuery(reference));
  return (
    <Pane name="thread" label={t('findings.new')} ground="surface">
      {error && <ErrorState text={refusalOf(t, error)} />}
      {!data && !error && <Skeleton as="lines" count={6} />}
      {data && (
        <>
          <ThingHead title={t('findings.new')}>
            <Link to={`/bandeja/${reference}` as string}>{reference}</Link>
            <span>{data.subject}</span>
          </ThingHead>
          <Sheet>
            {data.made.length > 0 && (
              <Quiet as="p">
                {t('findings.already', {
                  list: data.made.map((one) => `${t(`findings.fault.${one.fault}`)} (${one.area})`).join(', '),
                })}
              </Quiet>
            )}
            <FindingForm draft={data} contactId={contactId} onDone={onDone} />
          </Sheet>
        </>
      )}
    </Pane>
  );
}

function FindingForm({ draft, contactId, onDone }: { draft: Draft } & Omit<Given, 'reference'>) {
  const t = useText();
  const cost = useCostText();
  const [fault, setFault] = useState<Fault | null>(null);
  const [areaId, setAreaId] = useState<string | null>(null);
  const [summary, setSummary] = useState('');
  const [quoted, setQuoted] = useState<{ messageId: string | null; quote: string }>({ messageId: null, quote: '' });
  const [asked, setAsked] = useState(false);
  const short = summary.trim().length < 10;
  const make = useChange(
    async (given: { fault: Fault; areaId: string }) =>
      call(findingsApi.makeFinding, {
        params: { reference: draft.reference },
        body: { ...given, summary, ...quoted, contactId },
      }),
    {
      reads: [manyKey('finding'), manyKey('case')],
      said: t('findings.sent'),
      inForm: true,
      onDone: (made) => onDone(made.id),
    },
  );
  const submit = (): void => {
    setAsked(true);
    if (fault && areaId && !short) make.run({ fault, areaId });
  };
  return (
    <Form onSubmit={submit} refusal={make.refusal}>
      <SelectField
        label={t('findings.faultLabel')}
        searchable
        data={FAULTS.map((value) => ({ value, label: t(`findings.fault.${value}`) }))}
        value={fault}
        error={asked && !fault ? t('findings.faultMissing') : undefined}
        onChange={(value) => setFault(value as Fault | null)}
      />
      <SelectField
        label={t('findings.areaLabel')}
        searchable={draft.areas.length >= 10}
        data={draft.areas.map(({ id, name }) => ({ value: id, label: name }))}
        value={areaId}
        error={asked && !areaId ? t('findings.areaMissing') : undefined}
        onChange={setAreaId}
      />
      <TextArea
        label={t('findings.summaryLabel')}
        hint={t('findings.summaryHint')}
        minRows={3}
        maxLength={600}
        value={summary}
        error={asked && short ? t('findings.summaryMissing') : undefined}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
      {draft.messages.length > 0 && <QuoteFields messages={draft.messages} value={quoted} onChange={setQuoted} />}
      <KeyValues entries={[{ label: t('findings.cost'), value: cost(draft.cost) }]} />
      <Buttons>
        <Button variant="primary" busy={make.busy} onClick={submit}>
          {t('findings.send')}
        </Button>
      </Buttons>
    </Form>
  );
}
