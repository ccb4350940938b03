import { describe, expect, it } from 'vitest';

import { folderOfPins, inOrder, isPinFile } from '../../src/pins/names.ts';

describe('isPinFile', () => {
  it.each([
    ...[
      'requirements.txt',
      'a/b/requirements.txt',
      'requirements-prod.txt',
      'requirements_gpu.txt',
      'prod-requirements.txt',
    ],
    ...['requirements.lock.txt', 'requirements/prod.txt', 'a/requirements/base.txt', 'Requirements.txt'],
    ...[
      'pyproject.toml',
      'uv.lock',
      'pylock.toml',
      'poetry.lock',
      'Pipfile.lock',
      'conda-lock.yml',
      'serve.conda-lock.yaml',
    ],
    ...['environment.yml', 'environment-gpu.yaml', 'conda.yaml', 'conda_env.yml', 'env.yml'],
  ])('%s', (path) => expect(isPinFile(path)).toBe(true));

  it.each([
    ...[
      'notes.txt',
      'requirements.in',
      'requirements.md',
      'myrequirements.txt',
      'package.json',
      'yarn.lock',
      'Pipfile',
    ],
    ...['scaler.lock.json', 'environments/prod.yaml', 'deploy/env/prod.yaml', '.env', 'pyproject.toml.bak'],
    ...[
      'requirements-dev.txt',
      'requirements_train.txt',
      'test-requirements.txt',
      'requirements/docs.txt',
      'environment-train.yml',
    ],
    ...['requirements-notebook.txt', 'dev_requirements.txt'],
  ])('not %s', (path) => expect(isPinFile(path)).toBe(false));
});

it('a folder of lists stands for the folder around it', () => {
  expect(folderOfPins('requirements.txt')).toBe('.');
  expect(folderOfPins('a/b/uv.lock')).toBe('a/b');
  expect(folderOfPins('requirements/prod.txt')).toBe('.');
  expect(folderOfPins('a/requirements/prod.txt')).toBe('a');
});

it('a lock goes before a list, what is served before the rest, a list before pyproject.toml', () => {
  const paths = [
    'pyproject.toml',
    'requirements-gpu.txt',
    'requirements.txt',
    'requirements/serving.txt',
    'uv.lock',
  ];
  expect(inOrder(paths)).toEqual([
    'uv.lock',
    'requirements/serving.txt',
    'requirements.txt',
    'requirements-gpu.txt',
    'pyproject.toml',
  ]);
});
