import styles from './data.module.css';

interface PersonLabelProps {
  name: string;
  /** What they do, or where: «Almacén», «Directora». */
  detail?: string | undefined;
  /** Not working now: «de vacaciones hasta el 3 nov». */
  absence?: string | undefined;
}

/** A person, by name: no pictures, no coloured initials. */
export function PersonLabel({ name, detail, absence }: PersonLabelProps) {
  return (
    <span className={styles.person}>
      <span>{name}</span>
      {detail && <span className={styles.quiet}>{detail}</span>}
      {absence && <span className={styles.quiet}>{absence}</span>}
    </span>
  );
}
