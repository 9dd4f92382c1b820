export { writeBackup, type Manifest } from './backup.ts';
export { NotABackup, NotEmpty, readBackup, type Restored } from './restore.ts';
