import type { Dossier } from './format.ts';

/** What goes beside the files, for whoever opens them years later and knows nothing of us. */
export function readme({ reference, company, madeAt, events, seals, files }: Omit<Dossier, 'rows'>): string {
  const head = events.at(-1)?.hash ?? '';
  const seal = seals.at(-1);
  return `EXPEDIENTE DEL CASO ${reference} · ${company}
Hecho el ${madeAt} (UTC). ${events.length} hechos, ${seals.length} sellos, ${files.length} ficheros.

  expediente.pdf    el caso, para leerlo
  expediente.json   sus datos, la cadena de hechos y los sellos diarios
  originales/       los correos tal como llegaron; el nombre es su huella SHA-256
  ficheros/         los adjuntos; su nombre original esta en expediente.json
  verificar.py      comprueba la cadena, los sellos y los ficheros

COMO COMPROBARLO
1. Con Python 3, sin instalar nada:      python3 verificar.py
2. Un fichero cualquiera, a mano:        openssl dgst -sha256 ficheros/<nombre>
   Debe dar el mismo numero que su nombre.
3. Un hecho cualquiera, a mano. Su huella es la SHA-256 de ocho lineas separadas por un salto de linea (LF), en UTF-8, sin salto al final:
   cauce-event-1 / stream / n / type / actor / at / data (JSON con claves ordenadas y sin espacios, RFC 8785) / prev
4. La cadena termina en la huella   ${head}
${seal ? `5. El sello del ${seal.day} tiene la raiz   ${seal.root}\n   Comparela con la que la empresa guardo o publico ese dia: si coinciden, nada anterior ha cambiado desde entonces.` : '5. Todavia no hay sello diario de este caso: se hace cada noche.'}

----------------------------------------------------------------------
DOSSIER OF CASE ${reference} · ${company}
Made at ${madeAt} (UTC). ${events.length} events, ${seals.length} seals, ${files.length} files.

  expediente.pdf    the case, to be read
  expediente.json   its data, the chain of events and the daily seals
  originales/       mails as they arrived; the name is their SHA-256
  ficheros/         attachments; their own names are in expediente.json
  verificar.py      checks chain, seals and files

HOW TO CHECK IT
1. With Python 3, nothing to install:    python3 verificar.py
2. Any file, by hand:                    openssl dgst -sha256 ficheros/<name>
   It must give the same number as its name.
3. Any event, by hand. Its hash is the SHA-256 of eight lines joined by a line feed (LF), UTF-8, none at the end:
   cauce-event-1 / stream / n / type / actor / at / data (JSON, sorted keys, no spaces, RFC 8785) / prev
4. The chain ends in the hash       ${head}
${seal ? `5. The seal of ${seal.day} has the root   ${seal.root}\n   Compare it with the one the company kept or published that day: if they agree, nothing before has changed since.` : '5. This case has no daily seal yet: it is made every night.'}
`;
}
