export { writeBackup, type Manifest } from './backup.ts';
export { NotABackup, NotEmpty, readBackup } from './restore.ts';
