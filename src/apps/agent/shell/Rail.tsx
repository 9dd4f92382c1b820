import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '#ui/controls/Icon.tsx';
import { KeyHint } from '#ui/controls/KeyHint.tsx';
import type { Action } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { NAV_GROUPS, type NavEntry, type NavGroup, isUnder } from '../nav.ts';
import { FoldedGroup, RailEntry } from './RailEntry.tsx';
import styles from './shell.module.css';

interface RailProps {
  entries: readonly NavEntry[];
  /** How many wait for this person behind each entry, by its id; nothing else is ever counted here. */
  waiting: Readonly<Record<string, number>>;
  /** The path on screen, to mark where we are. */
  path: string;
  search: Action;
  person: ReactNode;
  /** 208 px with labels beside the icons; else 88 px with the name under each. */
  wide: boolean;
}

const ORDER: readonly NavGroup[] = ['today', 'relation', 'direction', 'settings'];

/** The map of the product at the left: search on top, the person at the foot. */
export function Rail({ entries, waiting, path, search, person, wide }: RailProps) {
  const t = useText();
  return (
    <nav data-pane="nav" aria-label={t('app.nav')} className={styles.rail} tabIndex={-1}>
      <Link to="/" className={styles.logo} aria-label={t('app.home')}>
        Cauce
      </Link>
      <button type="button" className={styles.search} aria-keyshortcuts="Control+K" onClick={search.run}>
        <Icon as={Search} size={wide ? 16 : 20} />
        <span>{t('app.palette')}</span>
        {wide && <KeyHint combo={search.keys[0]} />}
      </button>
      <div className={styles.groups}>
        {ORDER.map((group) => {
          const ofGroup = entries.filter((entry) => entry.group === group);
          if (ofGroup.length === 0) return null;
          const { heading, folds } = NAV_GROUPS[group];
          if (folds && !wide && heading)
            return <FoldedGroup key={group} label={t(heading)} entries={ofGroup} path={path} />;
          return (
            <div key={group} role="group" aria-label={heading && t(heading)} className={styles.group}>
              {heading && (
                <div className={styles.groupHeading} aria-hidden>
                  {t(heading)}
                </div>
              )}
              <ul>
                {ofGroup.map((entry) => (
                  <li key={entry.id}>
                    <RailEntry entry={entry} current={isUnder(path, entry.to)} waiting={waiting[entry.id] ?? 0} />
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
      <div className={styles.person}>{person}</div>
    </nav>
  );
}
