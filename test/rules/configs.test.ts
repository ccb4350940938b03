import { configUnreadable } from '../../src/rules/config-unreadable.ts';
import { unknownVersion } from '../../src/rules/unknown-version.ts';
import { versionMismatch } from '../../src/rules/version-mismatch.ts';
import { facts, reference, SCALER, scaler } from './facts.ts';
import { judged, saying } from './table.ts';

const training = (value: string) => reference('training', value);
const staging = (value: string) => reference('inference', value, 'staging');
const production = (value: string) => reference('inference', value, 'production');
const WITHOUT_LOCK = { kind: 'missing' as const };

judged(versionMismatch, [
  ['no configs', () => facts()],
  [
    'all of the lock',
    () => facts({ references: [training('1.0.0'), staging('1.0.0'), production('churn@1.0.0')] }),
  ],
  [
    'production is behind',
    () => facts({ references: [training('1.0.0'), staging('1.0.0'), production('0.9.0')] }),
    {
      path: 'inference-production.yaml',
      line: 4,
      column: 10,
      message: saying('inference (production) at inference-production.yaml:4 names 0.9.0', 'names 1.0.0'),
      fix: saying('name 1.0.0'),
    },
  ],
  [
    'training is behind: it is the odd one, since the lock has the other',
    () => facts({ references: [training('0.9.0'), staging('1.0.0')] }),
    { path: 'training.yaml' },
  ],
  [
    'without a lock the inference side is the odd one',
    () => facts({ lock: WITHOUT_LOCK, references: [training('1.0.0'), staging('2.0.0')] }),
    { path: 'inference-staging.yaml', fix: 'name the same version in both' },
  ],
  [
    'a path, a digest and a version that mean one scaler',
    () => facts({ references: [training(SCALER), staging('1.0.0')] }),
  ],
  ['only one side', () => facts({ references: [staging('1.0.0'), production('0.9.0')] })],
  [
    'a config that cannot be read is for another rule',
    () => facts({ references: [training('1.0.0'), reference('inference', { error: 'broken' })] }),
  ],
  [
    'each environment serves a copy of its own, named by its path',
    () => {
      const paths = ['s/staging.json', 's/production.json'];
      const sides = { training: [SCALER], inference: paths.map((path) => ({ path, environment: path })) };
      const scalers = [scaler(), ...paths.map((path) => scaler(undefined, { path }))];
      const [one = '', other = ''] = paths;
      return facts({
        pair: { sides },
        scalers,
        references: [training(SCALER), staging(one), production(other)],
      });
    },
  ],
]);

judged(unknownVersion, [
  ['of the lock', () => facts({ references: [training('1.0.0'), staging('1.0.0')] })],
  [
    'a version that the lock does not have',
    () => facts({ references: [training('3.1.4')] }),
    { path: 'training.yaml', line: 4, column: 10, message: saying('names 3.1.4', 'the lock has 1.0.0') },
  ],
  [
    'the name of another pair',
    () => facts({ references: [training('fraud@1.0.0')] }),
    { message: saying('fraud@1.0.0') },
  ],
  [
    'a digest of something else',
    () => facts({ references: [training(`sha256:${'e'.repeat(64)}`)] }),
    { path: 'training.yaml' },
  ],
  [
    'without a lock it is for another rule',
    () => facts({ lock: WITHOUT_LOCK, references: [training('3.1.4')] }),
  ],
]);

judged(configUnreadable, [
  ['readable', () => facts({ references: [training('1.0.0')] })],
  [
    'not there: at the place of the policy that names it',
    () => facts({ references: [reference('training', null)] }),
    { path: 'scalerlock.yml', line: 9, column: 5, message: saying('training.yaml', 'not in the tree') },
  ],
  [
    'broken: at its own place',
    () => facts({ references: [reference('inference', { error: 'not valid YAML' }, 'staging')] }),
    { path: 'inference-staging.yaml', line: 2, column: 3, message: 'not valid YAML' },
  ],
]);
