import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { ErrorState } from '../feedback/ErrorState.tsx';
import { useText } from '../text.ts';
import styles from './fields.module.css';

interface FormProps {
  onSubmit(): void;
  /** What is wrong: shown on top with links to the fields. `field` is the `id` or `name` of its input. */
  problems?: readonly { field: string; message: string }[];
  /** False when the messages do not say which field they speak of: then the summary does. */
  named?: boolean;
  /** A refusal that belongs to no field. */
  refusal?: ReactNode;
  children: ReactNode;
}

/** A form: its fields in one column, its mistakes summed up on top, its buttons at the foot. */
export function Form({ onSubmit, problems = [], named = true, refusal, children }: FormProps) {
  const t = useText();
  const summary = useRef<HTMLDivElement>(null);
  // Where the button stands one may not see what is wrong on top.
  useEffect(() => {
    if (problems.length > 0) summary.current?.scrollIntoView({ block: 'nearest' });
  }, [problems.length]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      {refusal && <ErrorState compact text={refusal} />}
      {problems.length > 0 && (
        <div ref={summary} role="alert" className={styles.summary}>
          <p>{t('ui.form.problems', { n: problems.length })}</p>
          <ul>
            {problems.map(({ field, message }) => (
              <li key={field}>
                <a href={`#${field}`} onClick={(event) => focusField(event, field)}>
                  {[named ? undefined : labelOf(field), message].filter(Boolean).join(': ')}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
    </form>
  );
}

function focusField(event: { preventDefault(): void }, field: string): void {
  event.preventDefault();
  inputOf(field)?.focus();
}

function inputOf(field: string): HTMLElement | null {
  return document.getElementById(field) ?? document.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`);
}

/** What its input is called on this page: «El formato no es correcto» alone says little. */
function labelOf(field: string): string | undefined {
  return (inputOf(field) as HTMLInputElement | null)?.labels?.[0]?.textContent ?? undefined;
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** The buttons of a form, the primary one first in reading order. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

/** A part of the settings: what it is and what it is for at the left, its fields at the right. */
export function SettingsSection({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionText}>
        <h2 className={styles.sectionTitle}>{title}</h2>
        {about && <p className={styles.about}>{about}</p>}
      </div>
      <div className={styles.sectionFields}>{children}</div>
    </section>
  );
}
