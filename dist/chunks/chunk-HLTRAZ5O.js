import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{wrap}from"./chunk-EJSNUV7D.js";var PAGES={"artifact/unreadable":`# artifact/unreadable

An artifact is broken: empty, cut off, or not what its bytes begin as. Level: \`error\`.

## What it means

The file begins as a pickle, a joblib file or JSON and does not go on as one: an upload broke off, a disk was full, a merge
driver mixed two binaries. Loading it in production would fail at start-up. A file of a format that Scalerlock has no
reader for is not broken: it counts by its bytes alone.

So is a [pointer](../../big-files.md) that names no content: a \`.dvc\` file with the marks of a merge, a git-annex key without a hash, a
path in a folder of DVC whose listing is not here.

Artifacts are read without running them; see [the formats](../../formats.md).

## Example

\`\`\`
\u2716 artifact/unreadable  models/churn/scaler.joblib
  models/churn/scaler.joblib of pair \`churn\` cannot be read: cut off: opcode
  FRAME at byte 330 wants 266 bytes, the file has 173 left
  \u2192 save it again from where it was trained, or restore the last good one:
    \`git checkout HEAD -- models/churn/scaler.joblib\`
\`\`\`

## How to mend it

Save it again from where it was trained, or restore the last good one: \`git checkout HEAD -- models/churn/scaler.joblib\`.
In a pull request the finding names the base's commit in the place of \`HEAD\`. \`scalerlock inspect PATH\` says where the file breaks.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  artifact/unreadable: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"artifact/unsafe-import":`# artifact/unsafe-import

An artifact would run code when it is loaded. Level: \`error\`.

## What it means

A pickle is a program. This one names functions that reach the system, the network or the interpreter (\`os.system\`,
\`builtins.eval\`, \`subprocess.Popen\` \u2026), which no model needs. Scalerlock never runs it; \`joblib.load\` would. The finding names the
offset of the opcode in the unpacked bytes.

A function or a class that cloudpickle or dill wrote by its code is no finding: it runs when someone calls it. It is one where loading
itself runs that code: the pickle calls the function, or the class has a \`__setstate__\`, a \`__new__\` or another method that loading
calls. [All such cases](../../formats.md#imports).

## Example

\`\`\`
\u2716 artifact/unsafe-import  models/churn/model.joblib
  models/churn/model.joblib of pair \`churn\` would run code when it is loaded:
  it calls posix.system (at byte 28)
  \u2192 do not load it; \`git log -- models/churn/model.joblib\` says where it comes
    from; save it again without that
\`\`\`

## How to mend it

Do not load it. Find out where it comes from (\`git log -- PATH\`), and save the model again from where it was trained, without
what the finding names.
\`scalerlock inspect PATH\` lists everything that it imports.

Where it is a class of your own, pickled by its code: put the class into a module that is installed where the model is loaded, so that the
file names it and does not bring it along.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  artifact/unsafe-import: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"artifact/unverified":`# artifact/unverified

The content of a pointer is not here, or is another, and the policy says \`verify: content\`. Level: \`error\`.

## What it means

Git LFS, DVC and git-annex keep a content elsewhere, and git has a pointer that names its hash. Where that hash is the one
in the lock, the pair is right; nobody has looked at the content for it. With \`verify: content\` somebody must: the content
has to be in this clone (in the program's own store, or in the work tree), it is hashed whatever its size, and it is
read like any other artifact. This finding says that it is not here, or that the store has a damaged copy.

## Example

The policy has

\`\`\`yaml
version: 1
verify: content
pairs:
  churn:
    model: models/churn.pkl        # git has models/churn.pkl.dvc
    scaler: models/scaler.pkl
\`\`\`

and the job that judges a pull request has not run \`dvc fetch\`:

\`\`\`text
\u2716 artifact/unverified  models/churn.pkl.dvc
  the content of models/churn.pkl of pair \`churn\` is not here, only what DVC
  says of it, and the policy has \`verify: content\`
  \u2192 \`dvc fetch models/churn.pkl\`, and check again
\`\`\`

## How to mend it

Get the contents before the check: \`git lfs fetch\` (in GitHub Actions \`lfs: true\` at actions/checkout), \`dvc fetch\`,
\`git annex get\`. Of a damaged copy: delete it in the store first, then get it again.

## How to turn it off

Leave \`verify: content\` out of the policy, or name it at the pairs alone that need it. The level alone, in \`scalerlock.yml\`:

\`\`\`yaml
rules:
  artifact/unverified: off
\`\`\`
`,"config/unknown-version":`# config/unknown-version

A config names a scaler version that the lock does not have. Level: \`error\`.

## What it means

A config pins a version, a path, a digest or a fingerprint (or an object of these), and what it says does not hold for any
scaler in the pair's lock. All that it says must agree.

## Example

\`\`\`
\u2716 config/unknown-version  configs/train.yaml:2:19
  configs/train.yaml names 3.0.0 for pair \`churn\`, and the lock has 1.0.0
  \u2192 name 1.0.0 there, or deploy the pair that 3.0.0 was sealed with
\`\`\`

## How to mend it

Name what the lock holds (\`scalerlock check\` shows the version), or commit the pair that the version was sealed with.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  config/unknown-version: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"config/unreadable":`# config/unreadable

A config, or the one value in it that the policy points at, cannot be read. Level: \`error\`.

## What it means

The policy points at one value in a config (\`deploy/prod.yaml#$.scaler.version\`). The file is not there or cannot be parsed,
or the path selects nothing, or more than one value, or something that names no scaler. What cannot be read never passes
as a match.

## Example

\`\`\`
\u2716 config/unreadable  deploy/prod.yaml:2:12
  \`$..version\` selects 2 values, at lines 2 and 4
  \u2192 make the selector select one value, or keep only one of them
\`\`\`

## How to mend it

Mend the config, or the reference in \`scalerlock.yml\`. References to YAML, JSON and TOML are JSONPath (RFC 9535); to INI
and .env files they are the key. In YAML and TOML write versions in quotes: \`1.10\` is the number 1.1.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  config/unreadable: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"config/version-mismatch":`# config/version-mismatch

Training and inference configs name different scaler versions. Level: \`error\`.

## What it means

The policy says where the training config and the deployed configs name the scaler. They do not name the same one, so
training and serving would normalize differently, although each file looks right by itself. The finding stands at the value
that does not agree with the lock.

Two branches can each be right and wrong together: one retrains and moves to 2.0.0, the other adds an environment that
names 1.0.0. The merge is rejected.

## Example

\`\`\`
\u2716 config/version-mismatch  deploy/prod.yaml:10:16
  inference (production) at deploy/prod.yaml:10 names 1.0.0 for pair \`churn\`,
  training at configs/train.yaml:2 names 2.0.0: they would normalize
  differently
  \u2192 name 2.0.0, the version that is locked, in deploy/prod.yaml
\`\`\`

## How to mend it

Name the locked version in every config. To deploy an environment later than the others, keep its config in a branch or
a file of its own until then: a config in the tree is what will be deployed.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  config/version-mismatch: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"lock/content-mismatch":`# lock/content-mismatch

A lock says something else than the artifacts in the tree. Level: \`error\`.

## What it means

A hash, a size, a fingerprint, a number of the transform or a class in the lock is not that of the artifact. Either an
artifact changed after it was sealed (a scaler saved again counts: its bytes differ), or the lock was edited by hand, or a
merge took the lock of one side and the artifacts of the other.

Where the cause is plainer, the plainer rule speaks and this one is silent: a model or a scaler that changed alone is not
reported twice.

## Example

\`\`\`
\u2716 lock/content-mismatch  models/churn/scaler.lock.json:19:17
  the lock of pair \`churn\` is not of what is in the tree:
  models/churn/scaler.joblib has sha256 dc372324ac35\u2026, the lock 9d97efcdc579\u2026
  \u2192 if the artifacts are right, run \`scalerlock seal churn\` and add
    models/churn/scaler.lock.json; if the lock is right, restore them
\`\`\`

## How to mend it

If the artifacts are right: \`scalerlock seal churn\`, and add the lock. If the lock is right, restore the artifacts.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  lock/content-mismatch: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"lock/invalid":`# lock/invalid

A lock is not JSON or not of the lock's shape. Level: \`error\`.

## What it means

The lock cannot be read: it is not JSON, a value has a wrong type, a key is unknown, merge conflict markers were left in
it, or a newer Scalerlock wrote it. What cannot be read never passes.

## Example

\`\`\`
\u2716 lock/invalid  models/churn/scaler.lock.json:4:3
  the lock cannot be read: not valid JSON: a \`,\` is expected here
  \u2192 run \`scalerlock seal churn\`
\`\`\`

## How to mend it

A lock is written by \`scalerlock seal\`, never by hand. After a merge conflict, put the artifacts right first (a model
and a scaler of the same side), then run \`scalerlock seal churn\`.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  lock/invalid: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"lock/library-version":`# lock/library-version

A scaler was saved by another library version than the serving side pins. Level: \`error\`.

## What it means

The scaler's file says which version of its library wrote it, and the serving side pins another minor version. A pickle is
only promised to load, and to mean the same, in the version that wrote it.

**Which pins count.** From the folder of each inference config (where the policy names none, of the served artifacts) upwards, the
nearest folder with a file that has the library in it. In one folder \`uv.lock\`, \`poetry.lock\`, \`pylock.toml\`, \`Pipfile.lock\` and \`conda-lock.yml\`
go before \`requirements*.txt\` (also in a folder \`requirements/\`; what \`-r\` and \`-c\` take in counts) and \`environment.yml\`, these
before \`pyproject.toml\`. Lists that are named for serving go first (\`requirements-serving.txt\`); those for development, tests or training
never count.

**What contradicts.** Another minor version than the one that is pinned, or a range that allows none with that minor version. Another patch
version passes, and so does a range that allows the version. Of several pins for different Pythons or platforms one that fits is enough.

**Which files are judged.** Pickles (joblib, skops, MLflow) of scikit-learn and its kin: any other minor version. Keras, PyTorch, Spark and
boosted trees have formats of their own that newer versions promise to read: a newer version of the same major is a warning. ONNX, PMML,
safetensors, numpy, JSON and YAML hold numbers that whatever serves them reads: they are not judged.

## Example

\`\`\`
\u2716 lock/library-version  requirements.txt:4:1
  requirements.txt pins scikit-learn 1.3.0, and models/churn/scaler.joblib was
  saved by 1.9.1
  \u2192 pin scikit-learn 1.9.1 where the pair is served, or train the pair again
    with the version that is served
\`\`\`

## How to mend it

Pin the version that trained the pair where it is served, or retrain the pair with the version that is served. If the file
that counts is not the one you serve with, name an inference config beside the right one in the policy.

A commit that changes what is pinned of such a library is judged with every pair that is served under it.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  lock/library-version: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"lock/missing":`# lock/missing

A pair has no lock. Level: \`error\`.

## What it means

The policy declares the pair, its artifacts are there, and nothing says which scaler the model was trained with. Without
a lock there is nothing to compare with, so a pair without one never passes.

## Example

\`\`\`
\u2716 lock/missing  models/rain/model.joblib
  pair \`rain\` has no lock: nothing says which scaler its model was trained
  with
  \u2192 run \`scalerlock seal rain\` and add models/rain/scaler.lock.json
\`\`\`

## How to mend it

\`\`\`sh
scalerlock seal churn
git add models/churn/scaler.lock.json
\`\`\`

Where it was deleted: \`git checkout HEAD -- models/churn/scaler.lock.json\`.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  lock/missing: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"lock/scaler-change-allowed":`# lock/scaler-change-allowed

A lock records that a scaler was changed alone on purpose. Level: \`warning\`.

## What it means

Somebody sealed the pair with \`--allow-scaler-change --reason \u2026\`: the model is the old one, the scaler is not. The lock
keeps the reason and the fingerprint that the model was trained with, and every check shows it, so that a reviewer sees
the exception and nobody forgets it.

## Example

\`\`\`
\u26A0 lock/scaler-change-allowed  models/churn/scaler.lock.json:27:18
  models/churn/scaler.joblib was changed without its model, on purpose: \u201Ca
  rounding error in the ETL was mended\u201D
  \u2192 retrain the model with this scaler and run \`scalerlock seal churn\`; the
    lock then drops the exception
\`\`\`

## How to mend it

Retrain the model with this scaler and run \`scalerlock seal churn\`: the lock drops the exception by itself. A team that
wants no exceptions at all sets the level to \`error\`.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  lock/scaler-change-allowed: error   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"lock/version-reused":`# lock/version-reused

A changed transform was sealed under the version of the old one. Level: \`error\`.

## What it means

The lock is of what is in the tree, but the scaler's transform differs from the base and its version does not. Configs
name scalers by version: whoever deploys that version now gets the one or the other.

\`scalerlock seal\` raises the version by itself: a changed transform is a new major, changed bytes alone a new patch. So
somebody typed the old one back in, or one that says less than happened (\`1.0.1\` for another transform).

A version that is lower than before passes: that is what \`git revert\` brings back, and the base alone cannot tell it from a
made-up one.

## Example

\`\`\`
\u2716 lock/version-reused  models/churn/scaler.lock.json:18:18
  models/churn/scaler.joblib has another transform than before under the same
  version, 1.0.0: whoever deploys 1.0.0 gets the one or the other
  \u2192 run \`scalerlock seal churn\`, which gives it the next major version, and
    name that one in the configs
\`\`\`

## How to mend it

\`scalerlock seal churn\`, then name the new version in the configs.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  lock/version-reused: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"pair/feature-count":`# pair/feature-count

A model takes another number of features than its scaler gives. Level: \`error\`.

## What it means

The model's file and the scaler's file both say how many features they were fitted on, and the two numbers differ. Nothing
that the scaler gives can go into this model.

It is judged where it can be said for sure: one scaler that gives as many columns as it takes, and a model of a format that
stores its inputs (scikit-learn, ONNX, Keras, XGBoost, LightGBM, CatBoost, Spark). A scaler of the target, several scalers for one model and
ColumnTransformers, from which other columns come out, are left alone.

A model that takes more features is a warning, since often only the numeric columns are scaled; with names that show it, it passes. A model that
takes fewer, all of them by name among the scaled ones, is a warning too: a selection or the target may be dropped after scaling. So is one that takes one feature fewer where names are lacking.

## Example

\`\`\`
\u2716 pair/feature-count  models/churn/model.joblib
  models/churn/model.joblib takes 5 features, and models/churn/scaler.joblib
  gives 8: they were not fitted on the same columns
  \u2192 put the scaler of this model there, or add what stands between the two (an
    encoder, a PCA) to \`scaler\` of \`churn\` in scalerlock.yml
\`\`\`

## How to mend it

Put the scaler of this model there, or the model of this scaler, and seal the pair anew. \`scalerlock inspect\` shows what
each file says.

Where an encoder, a selection or a PCA in a file of its own stands between the two, the model is trained with that as well: add it to the
pair, and the numbers are no longer held against each other.

\`\`\`yaml
scaler: [models/churn/scaler.joblib, models/churn/pca.joblib]
\`\`\`

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  pair/feature-count: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"pair/feature-order":`# pair/feature-order

A model takes the features of its scaler in another order. Level: \`error\`.

## What it means

Both files name their features, the names are the same, and they stand in another order. Every column is then scaled with
the mean of another one, and no shape check will ever notice.

If your code puts the columns into the model's order after scaling (\`scaled[model.feature_names_in_]\`), nothing is mixed up: save the two in
one order all the same, or turn the rule off.

## Example

\`\`\`
\u2716 pair/feature-order  models/churn/model.joblib
  models/churn/model.joblib takes the features of models/churn/scaler.joblib
  in another order: at place 1 the model has tenure, the scaler age
  \u2192 fit both on the same columns in the same order, and seal the pair anew
\`\`\`

## How to mend it

Fit both on one list of columns (\`X[FEATURES]\`), and seal the pair anew.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  pair/feature-order: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"pair/missing-artifact":`# pair/missing-artifact

A model or scaler that the policy declares is not in the tree. Level: \`error\`.

## What it means

The policy names a file that git does not have in the tree that is judged: it was deleted or renamed, or is ignored by
git, or the policy has a typing error. A symbolic link or a submodule at that path is not the artifact either: a link is
never followed.

## Example

\`\`\`
\u2716 pair/missing-artifact  scalerlock.yml:3:3
  the scaler models/churn/scaler_v2.joblib of pair \`churn\` is not in the tree
  \u2192 add models/churn/scaler_v2.joblib (does git ignore it?), or mend the path
    in scalerlock.yml
\`\`\`

## How to mend it

Add the file (\`git check-ignore -v PATH\` says whether it is ignored), or mend the path in \`scalerlock.yml\`. For a pair
that is gone for good, take its entry out.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  pair/missing-artifact: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"pair/model-changed-alone":`# pair/model-changed-alone

A model changed and its pair was not sealed anew. Level: \`error\`.

## What it means

The model's bytes differ from the base, and the lock still seals the old model. Nobody has said which scaler the new
one was trained with: perhaps the old one, perhaps one that lies on somebody's laptop. To git it is a changed binary; in
production it is a model that gets inputs on another scale than it learned.

A pair that is sealed anew passes, also where the scaler is the old one: the lock then says \`"reused": true\`.

## Example

\`\`\`
$ git add models/churn/model.joblib && git commit -m "Retrain"
\u2716 pair/model-changed-alone  models/churn/model.joblib
  models/churn/model.joblib changed, but the lock of pair \`churn\` still seals
  the old one: nothing says which scaler the new model was trained with
  \u2192 stage the scaler it was trained with, then run \`scalerlock seal churn\` and
    add models/churn/scaler.lock.json
\`\`\`

## How to mend it

Put the scaler that the model was trained with beside it, then seal and commit all three together:

\`\`\`sh
scalerlock seal churn
git add models/churn
\`\`\`

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  pair/model-changed-alone: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"pair/scaler-changed-alone":`# pair/scaler-changed-alone

A scaler's transform changed while a model that was trained with the old one stays. Level: \`error\`.

## What it means

The model is, byte for byte, the one from before, and the scaler now maps the features elsewhere. No model was trained
with this scaler. Every prediction after the next deploy is made on inputs that the model has never seen.

Transforms are compared, not bytes: a scaler that was saved again by another version of the library, with another
compressor or in another format, means the same and is not refused. A deleted scaler counts as changed; so does one that
joins a pair whose model stays. Where a pair has several models, each of them must have moved with the scaler.

A model is told by its content, wherever it lay: under another name, in another pair, copied. Two pairs whose models were
swapped are refused as well, whatever their locks say. What a model was trained with is what the base's lock sealed it with;
where there is no lock, what lay beside it. A model that came alone, past every check, may still get its scaler: no lock seals
it yet. And a scaler that was put there alone may always go back.

The pointer of a [big file](../../big-files.md) is read where this clone has its content (\`git lfs fetch\`; at actions/checkout
\`lfs: true\`; \`dvc fetch\`; \`git annex get\`). Where it has not, only the same content counts as the same scaler: what a lock says of a file that nobody has read is no proof.

## Example

A scaler was refitted on newer data, and the model was not retrained:

\`\`\`
\u2716 pair/scaler-changed-alone  models/churn/scaler.joblib
  models/churn/scaler.joblib changed alone: models/churn/model.joblib stayed
  as it was, and no model was trained with this scaler
  \u2192 commit the model that was trained with it and run \`scalerlock seal churn\`,
    or restore models/churn/scaler.joblib
\`\`\`

## How to mend it

Retrain the model with the new scaler and seal the pair, or restore the old scaler:

\`\`\`sh
git checkout HEAD -- models/churn/scaler.joblib
\`\`\`

Where it is right all the same (a value was stored wrongly, say), seal it with a reason. The lock records it, and every
check shows it as a warning until the model is retrained:

\`\`\`sh
scalerlock seal churn --allow-scaler-change --reason "the mean was in cents"
\`\`\`

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  pair/scaler-changed-alone: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"pair/scaler-reused":`# pair/scaler-reused

A retrained model uses the old scaler again where the policy requires a change. Level: \`error\`.

## What it means

A new model was sealed with a scaler that means just what it meant before. Mostly that is fine, and it passes. With
\`require: scaler-change\` in the policy the team says that a retrained model always comes with a scaler fitted on the same
data; then this is a scaler that somebody forgot to refit, or to copy.

## Example

\`\`\`yaml
pairs:
  churn:
    model: models/churn/model.joblib
    scaler: models/churn/scaler.joblib
    require: scaler-change
\`\`\`

\`\`\`
\u2716 pair/scaler-reused  models/churn/model.joblib
  models/churn/model.joblib was retrained, but models/churn/scaler.joblib
  means the same as before, and the policy has \`require: scaler-change\`
  \u2192 refit the scaler on the data the model was trained with and seal both, or
    drop \`require\` from the policy
\`\`\`

## How to mend it

Refit the scaler on the data that the model was trained with, and seal both: \`scalerlock seal churn\`. Or drop \`require\`
from the pair.

## How to turn it off

In \`scalerlock.yml\`:

Take \`require: scaler-change\` out of the policy, or set its level:

\`\`\`yaml
rules:
  pair/scaler-reused: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"pair/transform-differs":`# pair/transform-differs

The training and the inference scaler of one pair do not do the same. Level: \`error\`.

## What it means

The policy declares the scaler of training and what is served, perhaps in another format:

\`\`\`yaml
pairs:
  churn:
    model: models/churn/model.joblib
    scaler:
      training: models/churn/scaler.joblib
      inference: serving/scaler.onnx   # or a list, or a map by environment
\`\`\`

Their transforms are compared, number by number. What an exporter does by the way passes: float32 rounding, several linear steps folded into
one, columns without names or called \`x0\`, \`x1\`. What moves no output by a millionth (the same rows, fitted again in float32) is a warning. Where a file cannot be read, or the two are built so differently that no number stands
against another, the finding is a warning that it cannot be told.

All of these files are in the lock. A served copy that does what its original does may be exported anew without a new model.

## Example

\`\`\`
\u2716 pair/transform-differs  serving/scaler.json
  serving/scaler.json does not do what models/churn/scaler.joblib does:
  charges, center 63.138 \u2192 68.138 (moves the output by 0.61)
  \u2192 export it again from models/churn/scaler.joblib, which the model was
    trained with;
    \`scalerlock compare models/churn/scaler.joblib serving/scaler.json\` shows
    all that differs
\`\`\`

## How to mend it

Export the served scaler again from the one that the model was trained with. \`scalerlock compare A B\` shows all that differs.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  pair/transform-differs: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"pair/unpaired-model":`# pair/unpaired-model

A new or changed model-like file is on no pair. Level: \`error\`.

## What it means

A file that is a model by what is inside (a fitted estimator that predicts), or by its name where the content cannot tell
(\`.pt\`, \`.onnx\`, \`model.pkl\`), is new or has changed, and no pair of the policy has it. A folder that Spark ML or MLflow saved is
one model. Old ones that nobody touches are left alone, and so are those that only move, but for one that a pair has lost
on the way.

## Example

\`\`\`
\u2716 pair/unpaired-model  models/fraud.joblib
  models/fraud.joblib (sklearn.ensemble.RandomForestClassifier) is new and is
  on no pair: nothing says which scaler it was trained with
  \u2192 declare it with its scaler under \`pairs\` in scalerlock.yml, or add it to
    \`ignore\` if it takes no scaler
\`\`\`

## How to mend it

Declare the pair and seal it:

\`\`\`yaml
pairs:
  fraud:
    model: models/fraud.joblib
    scaler: models/fraud_scaler.joblib
\`\`\`

A model that takes no scaler goes under \`ignore\`: \`ignore: ["models/tree_only.joblib", "notebooks/**"]\`.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  pair/unpaired-model: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"pair/wrong-role":`# pair/wrong-role

A file declared as a model holds only a scaler, or the other way round. Level: \`error\`.

## What it means

The content contradicts the policy. A file that is declared as a model holds nothing but a fitted scaler; or one that is
declared as a scaler holds a model, or neither; or a pair says \`scaler: embedded\`, and no scaler can be read in its model.
It happens when two \`joblib.dump\` lines are swapped, and it is not seen until something loads the file.

## Example

From a public repository, where \`isoforest.joblib\` is byte for byte a scaler of the neighbouring folder:

\`\`\`
\u2716 pair/wrong-role  models/isoforest.joblib
  models/isoforest.joblib is declared as a model of pair \`isoforest\`, but
  holds only a scaler (StandardScaler)
  \u2192 put the trained model there, or declare models/isoforest.joblib as a
    \`scaler\` in scalerlock.yml
\`\`\`

## How to mend it

Save the right object under that name and seal the pair anew, or mend the entry in \`scalerlock.yml\`.
\`scalerlock inspect PATH\` shows what is in a file.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  pair/wrong-role: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"policy/changed":`# policy/changed

The change edits the policy that judges it. Level: \`error\`.

## What it means

\`scalerlock.yml\` says what is guarded, so a change that edits it could talk its own judge round. In a pull request the
policy of the base judges. What weakens it (a pair removed or edited, a level lowered, a path ignored) is an error here;
what only adds is a warning, so that reviewers know. A policy that only follows renamed files is no change.

In a commit hook it is a warning: a policy must be editable; the pull request is where it is judged. A commit that takes the
whole policy away is still judged by the one that was there, as far as the locks stay; who gives Scalerlock up removes both.

## Example

\`\`\`
\u2716 policy/changed  scalerlock.yml:7:5
  the policy is weakened: pair \`churn\` no longer reads its inference config
  production: deploy/prod.yaml#$.spec..env[?@.name=='SCALER_VERSION'].value
  \u2192 if this is meant, have it approved and merged on its own; until then the
    policy of the base judges
\`\`\`

## How to mend it

If it is meant, get it approved and merged on its own: by a label that someone with write access gives, where the workflow has an
[\`approve-label\`](../../action.md#the-base-judges), or by someone who may pass over the required check. Then the new policy is the
base's.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  policy/changed: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"policy/no-match":`# policy/no-match

An entry of the policy matches no file. Level: \`error\`.

## What it means

A convention or a glob in the policy fits no file of the tree, so it guards nothing. Mostly a typing error, or a folder
that was renamed.

## Example

\`\`\`
\u2716 policy/no-match  scalerlock.yml:11:12
  the entry \`{name}\` guards nothing: its model \`services/{name}/model.joblib\`
  matches no file
  \u2192 mend the path in scalerlock.yml, or take the entry out
\`\`\`

## How to mend it

Mend the path in \`scalerlock.yml\`, or take the entry out.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  policy/no-match: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"scaler/constant-feature":`# scaler/constant-feature

A scaler was fitted on a feature that never changes. Level: \`warning\`.

## What it means

A fitted variance or range is zero: in the data that the scaler was fitted on, this column had one value. The libraries
divide by 1 there, so the feature is not scaled at all, and the day it does change, the model sees it raw. Spark gives one number there, and
the model will not see the change.

A RobustScaler keeps no trace of it, and quantiles are not looked at: there nothing is found.

## Example

\`\`\`
\u26A0 scaler/constant-feature  models/churn/scaler.joblib
  models/churn/scaler.joblib of pair \`churn\` was fitted on data in which total
  never changed: its spread counts as 1, and the day it changes the model sees
  it unscaled
  \u2192 look whether the data that the scaler was fitted on had values there; drop
    what carries nothing
\`\`\`

## How to mend it

Look whether the column was filled when the scaler was fitted (a filter or a join often empties one). Drop it if it carries
nothing.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  scaler/constant-feature: error   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"scaler/not-finite":`# scaler/not-finite

A scaler holds NaN or infinity, so that what it scales is lost. Level: \`error\`.

## What it means

A mean, a scale, a power or a quantile is NaN or infinite, or a spread of 0 is divided by. Every value of that feature becomes
NaN or infinity; under an infinite spread all of them become one number. The scaler was fitted on data with missing or infinite values, or on
a column that was empty.

## Example

\`\`\`
\u2716 scaler/not-finite  models/churn/scaler.joblib
  models/churn/scaler.joblib of pair \`churn\` gives NaN or infinity for
  charges: it was fitted on missing or infinite values
  \u2192 clean or impute the training data, fit the scaler again, and retrain the
    model with it
\`\`\`

## How to mend it

Clean or impute the training data, fit the scaler again, and retrain the model with it.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  scaler/not-finite: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`,"scaler/not-fitted":`# scaler/not-fitted

A scaler was saved before it was fitted. Level: \`error\`.

## What it means

The artifact holds a scaler without any fitted parameter: \`joblib.dump(StandardScaler(), \u2026)\` ran before \`fit\`, or on another
object than the one that was fitted. Loading works; the first call of \`transform\` in production fails.

The estimators that a ColumnTransformer, a search or an ensemble keeps unfitted beside the fitted ones are no finding, and neither are
transformers that learn nothing (\`Normalizer\`, \`FunctionTransformer\`). An unfitted scaler beside one that is fitted, as a template in a dict,
is a warning.

## Example

\`\`\`
\u2716 scaler/not-fitted  models/churn/scaler.joblib
  models/churn/scaler.joblib of pair \`churn\` holds a StandardScaler that was
  never fitted
  \u2192 save the object that \`fit\` was called on, and seal the pair anew
\`\`\`

## How to mend it

Save the object that \`fit\` was called on, and seal the pair anew.

## How to turn it off

In \`scalerlock.yml\`:

\`\`\`yaml
rules:
  scaler/not-fitted: warning   # error | warning | off
\`\`\`

In a pull request the policy of the base judges: a change cannot lower the level that it is judged by.
`};function pageText(page,terminal){let{bold}=terminal.colors;return blocksOf(page).map(block=>{let heading=/^(#+) (.*)$/.exec(block);return heading?bold(heading[1]==="#"?heading[2]:heading[2]?.toUpperCase()):block.startsWith("```")?code(block):block.startsWith("|")?plain(block):paragraph(block,terminal)}).join(`

`).concat(`
`)}function blocksOf(page){return page.match(/^```[\s\S]*?^```$|(?:^(?!```).+\n?)+/gm)?.map(block=>block.trimEnd())??[]}function code(block){return block.split(`
`).slice(1,-1).map(line=>line===""?"":`  ${line}`).join(`
`)}function paragraph(block,{colors,width}){return block.split(/\n(?=- |\d+\. )/).flatMap(item=>{let mark=/^(?:- |\d+\. )/.exec(item)?.[0]??"";return wrap(plain(item.slice(mark.length)),width," ".repeat(mark.length),mark)}).join(`
`).replace(/\*\*([^*]+)\*\*/g,(_,words)=>words.split(`
`).map(colors.bold).join(`
`)).replace(/`[^`]+`/g,words=>colors.cyan(words))}function plain(text){return text.replaceAll(/\[([^\]]+)\]\([^)]+\)/g,"$1")}export{PAGES,pageText};
