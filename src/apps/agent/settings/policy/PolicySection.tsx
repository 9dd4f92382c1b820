import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { PolicyVersion } from '#areas/authority/contract.ts';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { EmptyState } from '#ui/feedback/EmptyState.tsx';
import { Tabs } from '#ui/tabs/Tabs.tsx';
import { useText } from '#ui/text.ts';
import { Read } from '../Block.tsx';
import styles from '../settings.module.css';
import { AdvicePart } from './AdvicePart.tsx';
import { NewDraftButton } from './NewDraftButton.tsx';
import { policiesQuery, policyQuery } from './queries.ts';
import { RulesPart } from './RulesPart.tsx';
import { SignInPart } from './SignInPart.tsx';
import { SimulatorPart } from './SimulatorPart.tsx';
import { SolutionsPart } from './SolutionsPart.tsx';
import { useNames } from './use-names.ts';
import { VersionsPart } from './VersionsPart.tsx';

const VIEWS = ['reglas', 'simulador', 'consejos', 'versiones', 'soluciones', 'sesion'] as const;
type View = (typeof VIEWS)[number];
const LABELS = {
  reglas: 'policy.view.rules',
  simulador: 'policy.view.simulator',
  consejos: 'policy.view.advice',
  versiones: 'policy.view.versions',
  soluciones: 'policy.view.solutions',
  sesion: 'policy.view.signIn',
} as const;

/** Who may decide what: the table that rules, the ones that ruled, and drafts to be tried before they do. */
export function PolicySection() {
  const reading = useQuery(policiesQuery);
  return <Read from={reading}>{(data) => <Policies versions={data.versions} can={data.can} />}</Read>;
}

function Policies({ versions, can }: { versions: readonly PolicyVersion[]; can: Record<string, true | string> }) {
  const t = useText();
  const navigate = useNavigate();
  const search: { vista?: unknown; version?: unknown } = useSearch({ strict: false });
  const view = VIEWS.find((one) => one === search.vista) ?? 'reglas';
  const chosen = versions.find(({ id }) => id === search.version);
  // What rules changes nothing when tried on what it decided: a draft is what one comes to try.
  const usual = view === 'simulador' ? versions.find(({ state }) => state === 'draft') : undefined;
  const shown = chosen ?? usual ?? versions.find(isInForce) ?? versions[0];
  const go = (to: { vista?: View; version?: string }): void => {
    const next = { vista: view, version: chosen?.id, ...to };
    void navigate({ to: '/ajustes/atribuciones' as string, search: next as never, replace: true });
  };
  const openDraft = (id: string): void => go({ vista: 'reglas', version: id });
  if (!shown)
    return (
      <EmptyState fact={t('policy.none')}>
        <NewDraftButton from={null} can={can} onMade={openDraft} variant="primary" />
      </EmptyState>
    );
  const tabs = VIEWS.map((id) => ({ id, label: t(LABELS[id]) }));
  const ofOne = view === 'reglas' || view === 'simulador';
  return (
    <>
      <p className={styles.about}>{t('policy.about')}</p>
      <Tabs label={t('policy.views')} tabs={tabs} value={view} onChange={(vista) => go({ vista })} panelId="policy" />
      <div id="policy" role="tabpanel" aria-labelledby={`policy-${view}`}>
        {ofOne && <VersionPicker versions={versions} value={shown.id} onChange={(version) => go({ version })} />}
        {ofOne && (
          <OpenVersion key={`${shown.id} ${view}`} id={shown.id} view={view} versions={versions} onDraft={openDraft} />
        )}
        {view === 'consejos' && <AdvicePart can={can} onDraft={openDraft} />}
        {view === 'versiones' && <VersionsPart versions={versions} onOpen={openDraft} />}
        {view === 'soluciones' && <SolutionsPart can={can} />}
        {view === 'sesion' && <SignInPart can={can} />}
      </div>
    </>
  );
}

function isInForce({ stage }: PolicyVersion): boolean {
  return stage === 'in_force';
}

interface OpenVersionProps {
  id: string;
  view: 'reglas' | 'simulador';
  versions: readonly PolicyVersion[];
  onDraft(id: string): void;
}

function OpenVersion({ id, view, versions, onDraft }: OpenVersionProps) {
  const reading = useQuery(policyQuery(id));
  return (
    <Read from={reading}>
      {(policy) =>
        view === 'reglas' ? (
          <RulesPart policy={policy} versions={versions} onDraft={onDraft} />
        ) : (
          <SimulatorPart policy={policy} />
        )
      }
    </Read>
  );
}

function VersionPicker({
  versions,
  value,
  onChange,
}: {
  versions: readonly PolicyVersion[];
  value: string;
  onChange(id: string): void;
}) {
  const t = useText();
  const { formats } = useNames();
  const label = ({ number, name, stage, effectiveAt }: PolicyVersion): string =>
    number === null
      ? t('policy.version.draft', { name })
      : t('policy.version.numbered', {
          n: number,
          name,
          stage: t(`policy.stage.${stage}`),
          date: effectiveAt ? formats.longDate(new Date(effectiveAt)) : '',
        });
  return (
    <div className={styles.block}>
      <SelectField
        label={t('policy.version')}
        data={versions.map((version) => ({ value: version.id, label: label(version) }))}
        value={value}
        onChange={(id) => id && onChange(id)}
        maw="40rem"
      />
    </div>
  );
}
