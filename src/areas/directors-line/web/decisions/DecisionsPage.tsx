import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '#ui/controls/Button.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { usePageTitle } from '#ui/page-title.ts';
import { Pane } from '#ui/panes/Pane.tsx';
import { Workspace } from '#ui/panes/Workspace.tsx';
import { Quiet } from '#ui/screen/Said.tsx';
import { ScreenBar, ScreenHead } from '#ui/screen/Screen.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import type { CallOutput } from '#platform/http/contract.ts';
import { DECISION_KINDS, type DecisionKind, type reviewsApi } from '../../reviews/contract.ts';
import { ListBody } from '../ListBody.tsx';
import { type DecisionsSearch, weekFrom } from './address.rules.ts';
import { DecisionPane } from './DecisionPane.tsx';
import { DecisionRow } from './DecisionRow.tsx';
import styles from './decisions.module.css';
import { decisionsQuery } from './queries.ts';

type Week = CallOutput<typeof reviewsApi.listDecisions>;

/** Decisions of the team, a fair sample of each week: read, judged with a word, answered. Never a ranking. */
export function DecisionsPage() {
  const t = useText();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as DecisionsSearch;
  const query = useQuery(decisionsQuery(search));
  const { data } = query;
  usePageTitle(t('decisions.title'));
  const go = (change: Partial<Record<keyof DecisionsSearch, string | undefined>>): void => {
    const next = Object.entries({ ...search, abierta: undefined, ...change }).filter(([, value]) => value);
    void navigate({ to: '/linea-directa/decisiones' as string, search: Object.fromEntries(next) as never });
  };
  const open = data?.items.find(({ id }) => id === search.abierta);
  const list = (
    <Pane name="list" label={t('decisions.title')}>
      <ScreenHead title={t('decisions.title')}>
        <Link to={'/linea-directa' as string}>{t('app.nav.line')}</Link>
      </ScreenHead>
      {data && (
        <ScreenBar>
          <Filters week={data} search={search} onChange={go} />
        </ScreenBar>
      )}
      <ListBody
        label={t('decisions.title')}
        query={query}
        items={data?.items}
        row={(one) => <DecisionRow decision={one} />}
        current={open?.id}
        onOpen={(id) => go({ abierta: id })}
        empty={<EmptyState fact={t('decisions.empty')} />}
      />
    </Pane>
  );
  return (
    <Workspace
      list={list}
      thread={
        open ? (
          <DecisionPane key={open.id} decision={open} />
        ) : (
          <Pane name="thread" label={t('decisions.one')} ground="surface">
            <EmptyState fact={t('decisions.choose')}>
              {data && <p>{t('decisions.method', { drawn: data.drawn, total: data.total, each: data.each })}</p>}
            </EmptyState>
          </Pane>
        )
      }
      listLabel={t('line.width')}
      contextLabel=""
      open={open !== undefined}
      onBack={() => go({})}
    />
  );
}

interface FiltersProps {
  week: Week;
  search: DecisionsSearch;
  onChange(change: Partial<Record<keyof DecisionsSearch, string | undefined>>): void;
}

function Filters({ week: { week, people, total, drawn }, search, onChange }: FiltersProps) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const isThis = search.semana === undefined || Date.parse(`${weekFrom(week, 1)}T00:00:00Z`) > now.getTime();
  const all = { value: '', label: t('decisions.all') };
  return (
    <div className={styles.filters}>
      <Buttons>
        <Button onClick={() => onChange({ semana: weekFrom(week, -1) })}>{t('decisions.before')}</Button>
        <Button
          reason={isThis ? t('decisions.thisWeek') : undefined}
          onClick={() => onChange({ semana: weekFrom(week, 1) })}
        >
          {t('decisions.after')}
        </Button>
      </Buttons>
      <Quiet as="p">
        {t('decisions.figures', { date: formats.date(new Date(`${week}T12:00:00Z`), now), drawn, total })}
      </Quiet>
      <div className={styles.selects}>
        <SelectField
          label={t('decisions.kind')}
          data={[all, ...DECISION_KINDS.map((kind) => ({ value: kind, label: t(`decisions.kind.${kind}`) }))]}
          value={search.clase ?? ''}
          onChange={(value) => onChange({ clase: (value || undefined) as DecisionKind | undefined })}
        />
        <SelectField
          label={t('decisions.person')}
          data={[all, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
          value={search.persona ?? ''}
          onChange={(value) => onChange({ persona: value || undefined })}
        />
        <SelectField
          label={t('decisions.marked')}
          data={[
            all,
            { value: 'sin-marcar', label: t('decisions.marked.no') },
            { value: 'marcadas', label: t('decisions.marked.yes') },
          ]}
          value={search.vista ?? ''}
          onChange={(value) => onChange({ vista: value || undefined })}
        />
      </div>
    </div>
  );
}
