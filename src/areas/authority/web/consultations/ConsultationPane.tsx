import { useQuery } from '@tanstack/react-query';
import { useChange } from '#areas/identity/web/index.ts';
import { addressOf, call } from '#platform/http/client.ts';
import { manyKey, oneKey } from '#platform/http/query-keys.ts';
import { Button } from '#ui/controls/Button.tsx';
import { KeyValues } from '#ui/data/KeyValues.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ThingHead } from '#ui/panes/Pane.tsx';
import { Card, Heading, Words } from '#ui/screen/Said.tsx';
import { Sheet } from '#ui/screen/Screen.tsx';
import { Stack } from '#ui/screen/Stack.tsx';
import { DueChip } from '#ui/status/DueChip.tsx';
import { useText } from '#ui/text.ts';
import { consultationsApi, type ConsultationView } from '../../consultations/contract.ts';
import { AskedPane, CaseLink, Moment, SaidBesides } from '../asked/AskedPane.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { AttachFile } from './AttachFile.tsx';
import { dueOf } from '../asked/due.ts';
import { PassForm } from './PassForm.tsx';
import { consultationQuery } from './queries.ts';
import { SayForm } from './SayForm.tsx';

/** One question with what its area is shown, its answer or how to give it, and what was said besides. */
export function ConsultationPane({ id }: { id: string }) {
  const t = useText();
  const reading = useQuery(consultationQuery(id));
  return (
    <AskedPane reading={reading} label={t('consultations.one')} missing={t('consultations.missing')}>
      {(c) => (
        <>
          <Head c={c} />
          <Sheet>
            <Words>
              {c.kind === 'order' && (
                <strong>
                  {t('consultations.order', { quantity: c.quantity ?? 0, item: c.item ?? '' })}
                  {'\n'}
                </strong>
              )}
              {c.question}
            </Words>
            {c.facts.length > 0 && (
              <KeyValues
                entries={c.facts.map(({ code, text }) => ({
                  label: t(`consultations.fact.${code as 'order'}`),
                  value: text,
                }))}
              />
            )}
            <Files c={c} side="asked" />
            {c.state === 'open' && <Files c={c} side="answered" />}
            {c.state === 'open' && c.can['say'] === true && <AttachFile id={c.id} />}
            {c.state === 'answered' && <Answer c={c} />}
            {c.can['answer'] === true && <AnswerForm c={c} />}
            {c.can['answer'] === true && <PassForm c={c} />}
            <SaidBesides label={t('consultations.said')} messages={c.messages} />
            {c.can['say'] === true && <SayForm id={c.id} />}
          </Sheet>
        </>
      )}
    </AskedPane>
  );
}

function Head({ c }: { c: ConsultationView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const remind = useChange(async () => call(consultationsApi.remindConsultation, { params: { id: c.id }, body: {} }), {
    reads: [oneKey('consultation', c.id), manyKey('consultation')],
    said: t('consultations.reminded'),
  });
  return (
    <ThingHead
      title={t(`consultations.title.${c.kind}`, { name: c.askedBy.name, area: c.area.name })}
      aside={
        c.state === 'open' && (
          <>
            {c.can['remind'] === true && (
              <Button variant="quiet" busy={remind.busy} onClick={() => remind.run(undefined)}>
                {t('consultations.remind')}
              </Button>
            )}
            <DueChip due={dueOf(c, now, formats.timeZone)} full />
          </>
        )
      }
    >
      <CaseLink reference={c.caseReference} />
      <Moment at={c.askedAt} />
      {c.told && c.state === 'open' && <span>{t('consultations.told', { who: c.told })}</span>}
      {c.escalatedTo && <span>{t('consultations.escalated', { who: c.escalatedTo })}</span>}
    </ThingHead>
  );
}

function Answer({ c }: { c: ConsultationView }) {
  const t = useText();
  const formats = useFormats();
  const label = c.answers.find(({ code }) => code === c.answerCode)?.label;
  return (
    <Card>
      <Heading as="h2">{t('consultations.answered', { who: c.answeredBy ?? c.area.name })}</Heading>
      <Words>{[label, c.answerText].filter(Boolean).join('\n')}</Words>
      {c.promisedOn && (
        <p>
          {t('consultations.delivers', {
            n: c.quantityConfirmed ?? 0,
            date: formats.longDate(new Date(`${c.promisedOn}T12:00:00Z`)),
          })}
        </p>
      )}
      <Files c={c} side="answered" />
      {c.answeredAt && <Moment at={c.answeredAt} />}
    </Card>
  );
}

function Files({ c, side }: { c: ConsultationView; side: 'asked' | 'answered' }) {
  const files = c.files.filter((file) => file.side === side);
  if (files.length === 0) return null;
  return (
    <Stack as="ul" close>
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={addressOf(consultationsApi.consultationFile, { params: { id: c.id, fileId: id } })}>{name}</a>
        </li>
      ))}
    </Stack>
  );
}
