import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { consultationsApi, type ConsultationView } from '#areas/authority/contract.ts';
import { addressOf, ApiProblem, call } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import type { CourseRow } from '#ui/course/course.rules.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { Block } from '#ui/thread/Block.tsx';
import { consultApi } from '../../circuits/consulting/consult.contract.ts';
import { useDesk } from '../case/desk.ts';
import { caseQuery } from '../data/queries.ts';
import { problemText } from '../data/use-verb.ts';
import { LinkedText } from '../thread/message/MessageBody.tsx';
import { Moment, momentWords } from '../thread/Moment.tsx';
import styles from './consult.module.css';
import { usualWords } from './Answering.tsx';
import { answerLabel } from './consultation-words.rules.ts';
import { areaAnsweringQuery, circuitsQuery } from './queries.ts';

interface ConsultationBlockProps {
  consultation: ConsultationView;
  part: 'asked' | 'answered';
  course: CourseRow;
  position: { index: number; of: number };
}

/** A question to an area, or its answer. Only ours: the customer never sees either. */
export function ConsultationBlock({ consultation: c, part, course, position }: ConsultationBlockProps) {
  const t = useText();
  const formats = useFormats();
  const asked = part === 'asked';
  const took = c.answeredAt
    ? formats.duration((new Date(c.answeredAt).getTime() - new Date(c.askedAt).getTime()) / 60_000)
    : '';
  const title = asked
    ? t(`cases.consultation.asked.${c.kind}`, { area: c.area.name, name: c.askedBy.name })
    : t('cases.consultation.answered', { area: c.area.name, time: took });
  return (
    <Block
      id={`c-${c.id}-${part}`}
      kind="decision"
      level={2}
      course={course}
      position={position}
      title={title}
      meta={
        <>
          <Moment at={asked ? c.askedAt : (c.answeredAt ?? c.askedAt)} /> ·{' '}
          {asked ? t('cases.note.unseen') : (c.answeredBy ?? '')}
        </>
      }
    >
      {asked ? <AskedWords c={c} /> : <AnsweredWords c={c} />}
      <Files c={c} side={part} />
      {asked && c.state === 'open' && <Files c={c} side="answered" />}
      {asked && c.messages.length > 0 && (
        <ul className={styles.facts}>
          {c.messages.map((message) => (
            <li key={message.id}>
              <strong>{message.author}</strong> · <Moment at={message.at} />: {message.text}
            </li>
          ))}
        </ul>
      )}
      {asked && c.state === 'open' && <Waiting c={c} />}
    </Block>
  );
}

function AskedWords({ c }: { c: ConsultationView }) {
  const t = useText();
  const facts = c.facts.map(({ text }) => text);
  return (
    <>
      {c.kind === 'order' && (
        <p>
          <strong>{t('cases.consultation.order', { quantity: c.quantity ?? 0, item: c.item ?? '' })}</strong>
        </p>
      )}
      <LinkedText text={c.question} />
      <p className={styles.facts}>
        {[
          c.kind === 'question' ? c.answers.map(({ label }) => `«${label}»`).join(' ') : '',
          facts.length > 0 ? t('cases.consultation.shown', { facts: facts.join(', ') }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

function AnsweredWords({ c }: { c: ConsultationView }) {
  const t = useText();
  const formats = useFormats();
  const label = answerLabel(c);
  return (
    <>
      {label && <strong>{label}</strong>}
      {c.kind === 'order' && c.promisedOn && (
        <p>
          {t('cases.consultation.delivers', {
            n: c.quantityConfirmed ?? 0,
            of: c.quantity ?? 0,
            date: formats.longDate(new Date(`${c.promisedOn}T12:00:00Z`)),
          })}
        </p>
      )}
      {c.answerText && <LinkedText text={c.answerText} />}
    </>
  );
}

function Files({ c, side }: { c: ConsultationView; side: 'asked' | 'answered' }) {
  const files = c.files.filter((file) => file.side === side);
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={addressOf(consultationsApi.consultationFile, { params: { id: c.id, fileId: id } })}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

/** Whose hands it is in, until when; remind them, or stop asking. */
function Waiting({ c }: { c: ConsultationView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { it } = useDesk();
  const queries = useQueryClient();
  const again = (): void => {
    void queries.invalidateQueries({ queryKey: circuitsQuery(it).queryKey });
    void queries.invalidateQueries({ queryKey: caseQuery(it.reference).queryKey });
  };
  const onError = (error: unknown): void => {
    toast(error instanceof ApiProblem ? problemText(t, error) : t('cases.problem.unknown'));
  };
  const remind = useMutation({
    mutationFn: async () => call(consultationsApi.remindConsultation, { params: { id: c.id }, body: {} }),
    onSuccess: ({ told }) => {
      toast(t('cases.consultation.reminded', { who: told }));
      again();
    },
    onError,
  });
  const cancel = useMutation({
    mutationFn: async () => call(consultApi.cancelConsultation, { params: { reference: it.reference, id: c.id } }),
    onSuccess: () => {
      toast(t('cases.consultation.cancelled', { area: c.area.name }));
      again();
    },
    onError,
  });
  const { data: answering } = useQuery(areaAnsweringQuery(it.reference, c.area.id));
  const usual = answering?.usual;
  const mayRemind = c.can['remind'] === true;
  // Whoever works on the case may stop asking, also for who asked before them.
  const mayCancel = it.can['consult'] === true;
  const late = new Date(c.dueAt) < now;
  const due = momentWords(t, formats, new Date(c.dueAt), now);
  return (
    <>
      <p className={styles.said}>
        {t(late ? 'cases.consultation.late' : 'cases.consultation.waits', { who: c.told, due })}
        {usual && ` · ${usualWords(t, formats, usual)}`}
      </p>
      {(mayRemind || mayCancel) && (
        <div className={styles.tools}>
          {mayRemind && (
            <Button variant="quiet" busy={remind.isPending} onClick={() => remind.mutate()}>
              {t('cases.consultation.remind')}
            </Button>
          )}
          {mayCancel && (
            <Button variant="quiet" busy={cancel.isPending} onClick={() => cancel.mutate()}>
              {t('cases.consultation.cancel')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
