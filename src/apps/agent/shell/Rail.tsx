import { Link } from '@tanstack/react-router';
import { Ellipsis, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '#ui/controls/Icon.tsx';
import { KeyHint } from '#ui/controls/KeyHint.tsx';
import type { Action } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { NAV_GROUPS, type NavEntry, type NavGroup, isUnder } from '../nav.ts';
import { FoldedGroup, RailEntry } from './RailEntry.tsx';
import styles from './shell.module.css';
import type { RailShape } from './use-rail-shape.ts';

interface RailProps {
  entries: readonly NavEntry[];
  /** How many wait for this person behind each entry, by its id; nothing else is ever counted here. */
  waiting: Readonly<Record<string, number>>;
  /** The path on screen, to mark where we are. */
  path: string;
  search: Action;
  /** What asks for this person, above them. */
  bell: ReactNode;
  person: ReactNode;
  shape: RailShape;
}

const ORDER: readonly NavGroup[] = ['today', 'relation', 'direction', 'settings'];

/** The map of the product at the left: search on top, the person at the foot. On a telephone, a bar at its foot. */
export function Rail(props: RailProps) {
  const t = useText();
  const { entries, waiting, path, search, bell, person, shape } = props;
  if (shape === 'bar') return <Bar {...props} />;
  const wide = shape === 'wide';
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
            return <FoldedGroup key={group} label={t(heading)} entries={ofGroup} waiting={waiting} path={path} />;
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
      <div className={styles.person}>
        {bell}
        {person}
      </div>
    </nav>
  );
}

/** As many as stand whole beside «Más» and the person at 390 px. */
const IN_BAR = 3;

/** What the day begins with in sight, everything else one press away: no name is cut. */
function Bar({ entries, waiting, path, search, person }: RailProps) {
  const t = useText();
  const rest = entries.slice(IN_BAR);
  return (
    <nav data-pane="nav" aria-label={t('app.nav')} className={styles.rail} tabIndex={-1}>
      <ul className={styles.bar}>
        {entries.slice(0, IN_BAR).map((entry) => (
          <li key={entry.id}>
            <RailEntry entry={entry} current={isUnder(path, entry.to)} waiting={waiting[entry.id] ?? 0} />
          </li>
        ))}
        <li>
          <FoldedGroup
            label={t('app.nav.more')}
            icon={Ellipsis}
            entries={rest}
            waiting={waiting}
            path={path}
            search={search}
          />
        </li>
        <li>{person}</li>
      </ul>
    </nav>
  );
}
