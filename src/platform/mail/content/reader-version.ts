/** Which reader read a mail. Raised whenever reading changes: what could not be read is then read again. */
export const READER_VERSION = 2;

/** What the reader of that version is made of; tests/conventions/reader-version.test.ts gives the next one. */
export const READER_FINGERPRINT = 'ccbb8ad5ff7f3bb5';
