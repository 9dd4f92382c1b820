// Names are data: what hides the end of a name or looks like a path becomes harmless.
// oxlint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** A file name fit for showing and for a download header; never a storage name. */
export function safeName(name: string): string {
  const plain = name.normalize('NFC').replace(HIDDEN, '').replaceAll(/[/\\]/g, '_').trim().slice(0, 200);
  return plain === '' || /^\.+$/.test(plain) ? 'archivo' : plain;
}
