import { BookOpen, PencilLine, Search } from 'lucide-react';
import { defineAction } from '#ui/keys/registry.ts';

/** The shell's own search, which here looks among articles. */
export const searchArticles = defineAction({
  id: 'app.search',
  label: 'knowledge.search.action',
  group: 'list',
  keys: ['f', '/'],
  icon: Search,
});
export const newArticle = defineAction({
  id: 'knowledge.new',
  label: 'knowledge.new.action',
  group: 'here',
  keys: ['b'],
  icon: BookOpen,
});
export const editArticle = defineAction({
  id: 'knowledge.edit',
  label: 'knowledge.edit.action',
  group: 'here',
  icon: PencilLine,
});
export const saveVersion = defineAction({
  id: 'knowledge.save',
  label: 'knowledge.save.action',
  group: 'here',
  keys: ['ctrl+enter'],
  whileWriting: true,
});
export const publishNow = defineAction({ id: 'knowledge.publish', label: 'knowledge.publish.action', group: 'here' });
export const archiveNow = defineAction({ id: 'knowledge.archive', label: 'knowledge.archive.action', group: 'here' });
export const bringBack = defineAction({
  id: 'knowledge.bring-back',
  label: 'knowledge.bringBack.action',
  group: 'here',
});
export const seeVersions = defineAction({
  id: 'knowledge.versions',
  label: 'knowledge.versions.action',
  group: 'here',
});
export const translate = defineAction({
  id: 'knowledge.translate',
  label: 'knowledge.translate.action',
  group: 'here',
});
