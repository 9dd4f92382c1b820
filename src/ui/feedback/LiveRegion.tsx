import { useEffect, useState } from 'react';
import { onAnnounce } from './announce.ts';

/** Said once each: two regions take turns, so that the same words twice are read twice. */
export function LiveRegion() {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  useEffect(() => onAnnounce((text) => setSaid(({ turn }) => ({ text, turn: turn + 1 }))), []);
  return (
    <div className="visually-hidden">
      <div role="status">{said.turn % 2 === 0 ? said.text : ''}</div>
      <div role="status">{said.turn % 2 === 1 ? said.text : ''}</div>
    </div>
  );
}
