import type { DataRole } from '../data.ts';
import { shortName } from '../short-name.ts';
import { remember } from './remember.ts';

/** What the name of data suggests. */
export const rolesByName = remember((name: string): readonly DataRole[] => {
  const last = shortName(name);
  const say = (role: DataRole['role']): DataRole => ({
    role,
    by: 'name',
    evidence: `it is called \`${last}\``,
  });
  const words = last
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  const has = (...any: string[]) => any.some((word) => words.includes(word));
  const roles: DataRole[] = [];
  if (has('test', 'tst', 'holdout')) roles.push(say('test'));
  // `val` alone is a value more often than not.
  else if (has('valid', 'validation', 'dev', 'eval') || (words.length > 1 && has('val')))
    roles.push(say('validation'));
  else if (has('train', 'tr', 'trn', 'training')) roles.push(say('train'));
  if (/^[yY](?:_|\d|$)/.test(last) || has('target', 'targets', 'label', 'labels')) roles.push(say('target'));
  if (has('window', 'windows', 'segment', 'chunk', 'epoch', 'patch')) roles.push(say('window'));
  if (has('request', 'payload', 'req')) roles.push(say('request'));
  return roles;
});
