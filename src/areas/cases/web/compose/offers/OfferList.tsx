import { useText } from '#ui/text.ts';
import styles from '../compose.module.css';
import type { Offer, Offered } from './use-offers.ts';

interface OfferListProps {
  id: string;
  offered: Offered;
  onChoose(offer: Offer): void;
}

/** What is offered for the sign that was typed; the cursor stays in the text. */
export function OfferList({ id, offered: { offers, at, sign }, onChoose }: OfferListProps) {
  const t = useText();
  if (offers.length === 0) return null;
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t(sign === ':' ? 'cases.compose.emoji' : 'cases.compose.mention')}
      className={styles.people}
    >
      {offers.map((offer, index) => (
        <div
          key={offer.id}
          id={`${id}-${offer.id}`}
          role="option"
          aria-selected={index === at}
          className={styles.person}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(offer);
          }}
        >
          {offer.shown} <span className={styles.quiet}>{offer.detail}</span>
        </div>
      ))}
    </div>
  );
}
