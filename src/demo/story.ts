/**
 * A team's week, as data: what somebody says, does and runs. Every command is a real one, and each says whether it
 * must be refused: a demo in which a refusal does not come fails.
 */

/** One thing that happens. */
export type Scene =
  /** A line of the story. */
  | { say: string }
  /** Artifacts that somebody trained: from the committed fixtures into the work tree. */
  | { train: Readonly<Record<string, string>> }
  /** A file that somebody writes. */
  | { write: string; text: string }
  /** A text that somebody replaces in a file. */
  | { edit: string; from: string; to: string }
  /** A command that somebody types; `refused` where it must fail. */
  | { run: readonly string[]; refused?: true };

export interface Day {
  title: string;
  scenes: readonly Scene[];
}

const MODEL = 'models/churn/model.joblib';
const SCALER = 'models/churn/scaler.joblib';

const POLICY = `version: 1
pairs:
  churn:
    model: models/churn/model.joblib
    scaler: models/churn/scaler.joblib
    training: configs/train.yaml#$.preprocessing.scaler_version
    inference:
      staging: deploy/staging.yaml#$.scaler.version
      production: deploy/prod.yaml#$.scaler.version
`;

const git = (...args: string[]): Scene => ({ run: ['git', ...args] });
const refused = (...args: string[]): Scene => ({ run: ['git', ...args], refused: true });
const scalerlock = (...args: string[]): Scene => ({ run: ['scalerlock', ...args] });
const commit = (message: string): Scene => git('commit', '--quiet', '-m', message);

/** Somebody trains a model and a scaler on the same data. */
const retrain = (version: string): Scene => ({
  train: { [MODEL]: `${version}/model.joblib`, [SCALER]: `${version}/scaler.joblib` },
});

const name = (file: string, from: string, to: string): Scene => ({
  edit: file,
  from: `"${from}"`,
  to: `"${to}"`,
});

export const WEEK: readonly Day[] = [
  {
    title: 'Monday: a model, its scaler, and a lock on the two',
    scenes: [
      { say: 'A churn model (LogisticRegression) was trained on features that a StandardScaler normalized.' },
      retrain('v1'),
      { write: 'configs/train.yaml', text: 'preprocessing:\n  scaler_version: "1.0.0"\n' },
      { write: 'deploy/staging.yaml', text: 'scaler:\n  version: "1.0.0"\n' },
      { write: 'deploy/prod.yaml', text: 'scaler:\n  version: "1.0.0"\n' },
      { write: 'scalerlock.yml', text: POLICY },
      scalerlock('seal'),
      scalerlock('install'),
      git('add', '--all'),
      commit('Churn model, sealed with its scaler'),
    ],
  },
  {
    title: 'Tuesday: a good retrain passes',
    scenes: [
      { say: 'New data: model and scaler are fitted again, sealed, and the configs name the new version.' },
      retrain('v2'),
      scalerlock('seal'),
      name('configs/train.yaml', '1.0.0', '2.0.0'),
      name('deploy/staging.yaml', '1.0.0', '2.0.0'),
      name('deploy/prod.yaml', '1.0.0', '2.0.0'),
      git('add', '--all'),
      commit('Retrain churn on the second quarter'),
    ],
  },
  {
    title: 'Wednesday: a model is committed alone',
    scenes: [
      { say: 'Somebody retrains the model and commits just that file.' },
      { train: { [MODEL]: 'v2-retrained/model.joblib' } },
      git('add', MODEL),
      refused('commit', '-m', 'Better model'),
      { say: 'It was trained with the scaler that is there. Sealing says so, and the lock records it.' },
      scalerlock('seal', 'churn'),
      git('add', 'models/churn'),
      commit('Better model, same scaler'),
    ],
  },
  {
    title: 'Thursday: a scaler is refitted alone',
    scenes: [
      {
        say: 'A notebook fits the scaler again and saves it over the old one. To git it is a changed binary.',
      },
      { train: { [SCALER]: 'v1-refit/scaler.joblib' } },
      git('add', SCALER),
      refused('commit', '-m', 'Update artifacts'),
      { say: 'No model was trained with it. The old one comes back.' },
      git('restore', '--staged', '--worktree', SCALER),
    ],
  },
  {
    title: 'Friday morning: a deploy config stays behind',
    scenes: [
      { say: 'A good retrain again, but production would still load the old scaler.' },
      retrain('v3'),
      scalerlock('seal', 'churn'),
      name('configs/train.yaml', '2.0.0', '3.0.0'),
      name('deploy/staging.yaml', '2.0.0', '3.0.0'),
      git('add', '--all'),
      refused('commit', '-m', 'Retrain churn on the third quarter'),
      { say: 'The one line that was forgotten:' },
      name('deploy/prod.yaml', '2.0.0', '3.0.0'),
      git('add', 'deploy/prod.yaml'),
      commit('Retrain churn on the third quarter'),
    ],
  },
  {
    title: 'Friday noon: two branches, each right, together wrong',
    scenes: [
      { say: 'One branch adds a canary that serves what is locked today, 3.0.0.' },
      git('switch', '--quiet', '--create', 'canary'),
      { write: 'deploy/canary.yaml', text: 'scaler:\n  version: "3.0.0"\n' },
      {
        edit: 'scalerlock.yml',
        from: '      production:',
        to: '      canary: deploy/canary.yaml#$.scaler.version\n      production:',
      },
      git('add', '--all'),
      commit('Add a canary'),
      { say: 'The other one, from the same main, retrains to 4.0.0.' },
      git('switch', '--quiet', '--create', 'retrain', 'main'),
      retrain('v4'),
      scalerlock('seal', 'churn'),
      name('configs/train.yaml', '3.0.0', '4.0.0'),
      name('deploy/staging.yaml', '3.0.0', '4.0.0'),
      name('deploy/prod.yaml', '3.0.0', '4.0.0'),
      git('add', '--all'),
      commit('Retrain churn on the fourth quarter'),
      { say: 'Git merges them without a conflict. The hook looks at the result.' },
      refused('merge', '--no-edit', 'canary'),
      { say: 'The canary moves with the retrain, and the merge goes through.' },
      name('deploy/canary.yaml', '3.0.0', '4.0.0'),
      git('add', 'deploy/canary.yaml'),
      commit('Merge branch canary into retrain'),
    ],
  },
  {
    title: 'Friday evening: a lock is edited by hand',
    scenes: [
      { say: 'Somebody talks the lock round: one number of the transform.' },
      { edit: 'models/churn/scaler.lock.json', from: '"scale": [', to: '"scale": [\n          0.05,' },
      git('add', '--all'),
      refused('commit', '-m', 'Adjust lock'),
      { say: 'A lock is sealed, not written.' },
      scalerlock('seal', 'churn'),
      git('add', '--all'),
      git('status', '--short'),
      scalerlock('check'),
    ],
  },
];
