import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{wrap}from"./chunk-ORBW2ODO.js";var PAGES={"artifact/unreadable":`# artifact/unreadable

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
`,"audit/constants-differ":`# audit/constants-differ

Mean, deviation, range or scale are other numbers on the two sides, or than the lock has. Level: \`error\`.

## What it means

Mean, deviation, range or divisor are typed in, and they are other numbers where the model is asked than where it was trained: a
digit of ImageNet's changed places, 0.5 stands on one side alone, the variance where the deviation is meant. Or they are typed
in from a scaler that was refitted since, and [the lock](../../getting-started.md) of the model has others. Numbers may stand in a
YAML, JSON or TOML file of the repository too, of at most 64 KiB, whose name is in the code: \`config["mean"]\` is what the file says.

Numbers are the same where they differ by less than half a percent: 0.4914 and 0.491 are. What several steps do is reckoned
together, so that \`ToTensor\` with \`Normalize\` is the same as \`/ 255\` and \`(x - mean) / std\` by hand. The channels the other way round are
right for an image that OpenCV read. A published set in which one number is wrong is a warning also where both sides share it.

## Example

\`\`\`
\u2716 audit/constants-differ  app.py:19
  \`transforms.Normalize(mean=[0.485, 0.465, 0.406], std=[0.229\u2026\` has mean
  0.485, 0.465, 0.406 and deviation 0.229, 0.224, 0.225, and the model was
  trained with mean 0.485, 0.456, 0.406 and deviation 0.229, 0.224, 0.225
  (train.py:10)
  training  train.py:10  transforms.Normalize([0.485, 0.456, 0.406], [0.229\u2026
  inference  app.py:28  tf(image)
  inference  app.py:28  model(tf(image)[None])
  certain: the model that app.py:28 asks is the one that train.py:21 trains;
  inference: \`app.py\` imports Flask
  \u2192 keep the numbers in one place that both sides import, or save them in
    training and load them here
\`\`\`

## How to mend it

Keep the numbers in one module that both sides import, or save them in training and load them in the service.

## How to turn it off

For one place, with a reason, on its line or the one above:

\`\`\`python
# scalerlock: ignore[constants-differ] why this is right here
\`\`\`

For what is there today: \`scalerlock audit --write-baseline\`. For the whole repository, in \`scalerlock.yml\`:

\`\`\`yaml
rules:
  audit/constants-differ: warning   # error | warning | off
\`\`\`
`,"audit/different-scaler":`# audit/different-scaler

Training applies one scaler and the inference side another. Level: \`error\`.

## What it means

The model that the service asks is tied to the code that trained it, by the file that the one saves and the other loads. On the
way into the training its data went through one scaler; on the way to the question it goes through another: another file, another
class, the processor of another checkpoint. Both load, both have the same number of features, and every number is off.

It is an error where the file of the model ties the two sides, a warning where they are tied only by there being one training.

## Example

\`\`\`
\u2716 audit/different-scaler  serving/app.py:8
  training saves its scaler as models/scaler-2.0.0.joblib
  (training/train.py:12), inference loads models/scaler-1.0.0.joblib; the
  model that serving/app.py:14 asks was trained with the former
  training  training/train.py:12  joblib.dump(scaler, f"models/scaler-{SCAL\u2026
  training  training/train.py:9  scaler.fit_transform(df[["amount", "hour",\u2026
  training  training/train.py:10  XGBClassifier().fit(X, df["fraud"])
  inference  serving/app.py:14  scaler.transform(row)
  inference  serving/app.py:14  model.predict(scaler.transform(row))
  certain: the model that serving/app.py:14 asks is the one that
  training/train.py:10 trains; inference: \`fraud\` is behind
  \`@flask.Flask.post\` (serving/app.py:12)
  \u2192 load models/scaler-2.0.0.joblib, which the model was trained with
\`\`\`

## How to mend it

Load the scaler that the model was trained with. Where the versions of a scaler are in its file's name, keep the version
in one constant that both sides import, or in a config that [the policy](../../getting-started.md) names, so that \`check\` holds the two together.

## How to turn it off

For one place, with a reason, on its line or the one above:

\`\`\`python
# scalerlock: ignore[different-scaler] why this is right here
\`\`\`

For what is there today: \`scalerlock audit --write-baseline\`. For the whole repository, in \`scalerlock.yml\`:

\`\`\`yaml
rules:
  audit/different-scaler: warning   # error | warning | off
\`\`\`
`,"audit/double-normalization":`# audit/double-normalization

Data is normalized twice by the same on its way to a model. Level: \`error\`.

## What it means

Data goes through the same normalization twice on its way to the model: the helper scales and the handler scales once more; the
service divides by 255 and the model begins with a \`Rescaling\` layer; the pipeline that is asked holds the scaler already; the service
divides by 255 and calls a network's \`preprocess_input\` too, and its model was trained on what was divided alone. So it is in training: a model that begins with such a layer learns from what was divided before, a data set divides what \`ToTensor\` has divided, an
\`ImageDataGenerator\` has \`rescale\` and a network's \`preprocess_input\` both.

So is a second scaler of the same class that is fitted on what a first one gave, where the second alone is saved, or overwrites the
first: it has learned numbers that are scaled already, and leaves raw ones nearly as they are. Two that are both kept are not told.

Two steps that belong together (\`/ 255\`, then mean and deviation; a power transform, then a scaler) are not the same twice, nor
is what was turned back by \`inverse_transform\`, or by \`* 255\`, between; nor other columns of one table; nor the column that
\`df["scaled"] = s.transform(df[["raw"]])\` reads, which is as raw as it was; nor two steps that are taken out of one \`Pipeline\`, each
applied once; nor what is done under a condition that the first was not (\`if image.max() > 1:\`).

## Example

\`\`\`
\u2716 audit/double-normalization  app.py:12
  \`pipe.predict(scaled)\` gives the model what is normalized already: it
  holds a StandardScaler and was trained on raw data at train.py:10
  training  train.py:8  StandardScaler()
  training  train.py:10  pipe.fit(df.drop(columns="species"), df["species"])
  inference  app.py:11  scaler.transform([row])
  certain: the StandardScaler inside the model was there when it was
  trained; \`scaler.transform([row])\` at app.py:11 comes before
  \u2192 feed the model raw here: it normalizes by itself
\`\`\`

## How to mend it

Take one of the two out. A model that normalizes in itself is fed raw.

## How to turn it off

For one place, with a reason, on its line or the one above:

\`\`\`python
# scalerlock: ignore[double-normalization] why this is right here
\`\`\`

For what is there today: \`scalerlock audit --write-baseline\`. For the whole repository, in \`scalerlock.yml\`:

\`\`\`yaml
rules:
  audit/double-normalization: warning   # error | warning | off
\`\`\`
`,"audit/feature-order":`# audit/feature-order

The inference side builds other columns than the lock names, or in another order. Level: \`error\`.

## What it means

The [lock](../../getting-started.md) names the columns that a scaler was fitted on, in order. The service builds its table with other columns, or
with the same in another order, and gives it to that scaler. As an array nothing notices, and every column is scaled by the
numbers of another one.

A row without names is held against the lock too, where its values are called as the lock's features are, all of them and no
others: \`[[body.age, body.calls, body.tenure]]\`, a pydantic class's fields, \`[form[name] for name in NAMES]\`.

Nothing is said where the table is put in order by \`feature_names_in_\` before, or where its columns are not known.

## Example

\`\`\`
\u2716 audit/feature-order  app.py:13
  the columns here are in another order: at place 2 stands calls, in the
  lock tenure: models/scaler.lock.json has age, tenure, calls, charges
  inference  app.py:14  scaler.transform(frame.values)
  certain: app.py:14 feeds them to models/scaler.joblib; inference: \`churn\`
  is behind \`@flask.Flask.post\` (app.py:12)
  \u2192 build the columns from the list that training used, or put them in order
    by \`feature_names_in_\` before they are scaled
\`\`\`

## How to mend it

Build the table from the list that training used (import it, or save it beside the scaler), or put it in order:
\`frame = frame[scaler.feature_names_in_]\`.

## How to turn it off

For one place, with a reason, on its line or the one above:

\`\`\`python
# scalerlock: ignore[feature-order] why this is right here
\`\`\`

For what is there today: \`scalerlock audit --write-baseline\`. For the whole repository, in \`scalerlock.yml\`:

\`\`\`yaml
rules:
  audit/feature-order: warning   # error | warning | off
\`\`\`
`,"audit/fit-at-inference":"# audit/fit-at-inference\n\nThe inference side fits a scaler of its own, on what it receives or as it starts. Level: `error`.\n\n## What it means\n\nA scaler learns its numbers when it is fitted: the mean and the deviation, or the range, of the training rows. Where the service\ncalls `fit` or `fit_transform` again, it scales by the numbers of what it was just sent. Of a single\
 row the mean is the row\nitself, so that everything becomes zero; of an upload the same customer is another number in another file. The model answers,\nand nothing crashes.\n\nIt is an error where the data is followed to a request (a route's body, an upload, a widget), or where a scaler that was loaded\nfitted is fitted again. So is `(x - x.mean()) / x.std()` of a request, where the model's training t\
ook mean and deviation of its\nrows. It is an error on any side where a scaler is fitted on one row, as `DataFrame([row])` or `reshape(1, -1)`\nmakes one: each column becomes one and the same number, whatever the row holds. A fit on a data file as the service starts is a\nwarning: the numbers may happen to be the same today.\n\nAn error is a fallback too that reckons with the request's own minimum, ran\
ge, mean or deviation (`(row - row.min()) / \u2026`) where the\nscaler is not taken, in an `except` or where it is `None`; and such a calculation that stands in the place of a fitted scaler.\n\nNot found are: a service that trains (what it fits goes on into a model's `fit`), a function that both sides call, windows\nthat are scaled one by one in training too, what is fitted for a chart or a comparison besi\
de a model that has its own scaler, `partial_fit`, and what learns nothing (`Normalizer`, `Binarizer`).\n\n## Example\n\n```\n\u2716 audit/fit-at-inference  app.py:15\n  `scaler.fit_transform(features)` fits a StandardScaler on what the service\n  receives, where training fitted one at train.py:13\n  training  train.py:13  scaler.fit_transform(X_train)\n  inference  app.py:16  model.predict(features)\n  certain:\
 a person gives it by `flask.request.get_json` (app.py:12);\n  inference: `predict` is behind `@flask.Flask.route` (app.py:11); the model\n  is asked with it at app.py:16\n  \u2192 load the scaler that training saves, and call `transform` alone\n```\n\n## How to mend it\n\nSave the scaler that training fits, beside the model; load it in the service; call `transform` alone:\n\n```python\njoblib.dump(scaler, \"model\
s/scaler.joblib\")        # train.py\nscaler = joblib.load(\"models/scaler.joblib\")       # app.py\nrows = scaler.transform(rows)\n```\n\nBetter still, train a `Pipeline` that holds both, and save that: there is then nothing to forget.\n\n## How to turn it off\n\nFor one place, with a reason, on its line or the one above:\n\n```python\n# scalerlock: ignore[fit-at-inference] why this is right here\n```\n\nFor what \
is there today: `scalerlock audit --write-baseline`. For the whole repository, in `scalerlock.yml`:\n\n```yaml\nrules:\n  audit/fit-at-inference: warning   # error | warning | off\n```\n","audit/fit-before-split":"# audit/fit-before-split\n\nA scaler is fitted on data that is split into training and test afterwards. Level: `error`.\n\n## What it means\n\nA scaler is fitted on all rows, which are split i\
nto training and test afterwards. The scaler has seen the test: the score is better than\nthe model will be. The scaler that is saved is the wrong one too, for it is not the one that the model's report is about.\n\nIt is an error where what becomes of the parts is seen: a model learns from the one, and is asked with the other or measured by it\n(`predict`, `score`, `validation_data`, a metric). So it \
is where rows are cut off by hand (`X[:n]` and `X[n:]`, windows that a loop\ngathered), whatever the parts are called. It is an error too where `train_test_split` gives parts that are called `X_train` and `X_test`\nand are returned or stored. It is a warning where that is not seen and no name says it; where the mean and the deviation are taken by hand,\nor what learned is no scaler; where the rows we\
re called `X_train` before they were split; where only a validation was seen, which the model\nis watched by while it learns, and the test is another file that is rightly transformed; where one script stores what it scaled, and another\none reads that very file and splits it; where cross-validation makes the folds (`cross_val_score`, `KFold`, a search for parameters):\nthere each fold's test has been\
 seen; and where the model itself holds rows back (`validation_split=0.2`): the score while it learns is\ntoo good, and the test may be another file.\n\nNot found are: what is done row by row, as `x.mean(axis=1)`; a split that only draws a sample, for its other part is never used; one that no model is trained from, as to explain\none that was loaded; a test part that nothing is asked with; encoders of\
 labels and categories; and a last fit on everything after the\nevaluation.\n\n## Example\n\n```\n\u2716 audit/fit-before-split  train.py:11\n  `scaler.fit_transform(X)` fits a StandardScaler on all rows, and\n  train.py:12 splits them into training and test afterwards: the test has\n  been seen\n  training  train.py:12  train_test_split(X_scaled, y, test_size=0.3)\n  certain: the split at train.py:12 is of data \
that this made\n  \u2192 split first, `fit` on the training part alone, and `transform` both\n```\n\n## How to mend it\n\nSplit first. Fit on the training part, transform both; or put the scaler into a `Pipeline` and let `cross_val_score` fit it in each fold.\n\n```python\nX_train, X_test, y_train, y_test = train_test_split(X, y)\nscaler = StandardScaler().fit(X_train)\nX_train, X_test = scaler.transform(X_train)\
, scaler.transform(X_test)\n```\n\n## How to turn it off\n\nFor one place, with a reason, on its line or the one above:\n\n```python\n# scalerlock: ignore[fit-before-split] why this is right here\n```\n\nFor what is there today: `scalerlock audit --write-baseline`. For the whole repository, in `scalerlock.yml`:\n\n```yaml\nrules:\n  audit/fit-before-split: warning   # error | warning | off\n```\n",
"audit/fit-on-test":`# audit/fit-on-test

A scaler is fitted on a test or validation set, where \`transform\` is meant. Level: \`error\`.

## What it means

\`fit_transform\` is called on the test or the validation set. The rows are scaled by their own mean and deviation, so the score is of
another transform than the one that will run; and where it is the same object, the scaler that is saved afterwards is the test set's.

It is an error where the data is followed to a split; a warning where only its name says that it is a test set, and then only
where a scaler is fitted on the training part in the same file. One line may do it to both: in a function that is called with each
part, or in a loop over them. It is a warning too where no scaler is fitted, and each part is normalized by its own numbers:
\`(test - test.mean()) / test.std()\`, \`scale(X_test)\`; and where a scaler that training fitted and saved is loaded, and fitted anew on
rows that were read from a file that is called a test or a validation. Saved again afterwards, it learns on, and is no finding.

Not found is what is done row by row, as \`x.mean(axis=1)\`: one row needs no other.

Not found is a second model, which stacks or calibrates others and is trained with just those rows: to it they are the training part, and
its scaler is its own.

## Example

\`\`\`
\u2716 audit/fit-on-test  train.py:12
  \`sc_X.fit_transform(X_test)\` fits a StandardScaler on the test set, which
  the one fitted at train.py:11 should transform
  training  train.py:11  sc_X.fit_transform(X_train)
  certain: the second part of \`train_test_split\` (train.py:9)
  \u2192 call \`transform\` with the scaler that was fitted on the training part
\`\`\`

## How to mend it

Call \`transform\` with the scaler that was fitted on the training part.

## How to turn it off

For one place, with a reason, on its line or the one above:

\`\`\`python
# scalerlock: ignore[fit-on-test] why this is right here
\`\`\`

For what is there today: \`scalerlock audit --write-baseline\`. For the whole repository, in \`scalerlock.yml\`:

\`\`\`yaml
rules:
  audit/fit-on-test: warning   # error | warning | off
\`\`\`
`,"audit/not-applied":`# audit/not-applied

One side normalizes what the other feeds to the model raw. Level: \`error\`.

## What it means

The data that trained the model was normalized, and what the service feeds it is not, or the other way round: a scaler that is
saved and never loaded, one that is loaded and never called, \`/ 255\` on one side alone, a \`Normalize\` that was forgotten.

It is an error where the data of the service is followed from its beginning to the model and nothing normalizes it on the way. The other
way round it is a warning: what training reads may have been normalized before it was stored. A model that normalizes in itself (a
\`Pipeline\`, a \`Rescaling\` or \`Normalization\` layer) needs nothing outside.

A training may do so to itself: the model learns from what a scaler gave of the training part, and is asked with the raw rows of the test
in the same code. That is an error, where nothing else trains that model, and all of the way of the rows is known.

It is an error too where one of two scalers is skipped: the second was fitted on what the first gives, and what a service receives, or a
person types in, goes through the second alone.

Nothing is said where it cannot be seen who normalizes: of an object of the project's own class that came out of a file and whose
\`predict\` may do so; of a step that the inference side does elsewhere and hands on in a way that is not followed (a page that scales and
posts the rows, \`preprocess\` before \`predict\`, a dependency, a store between two callbacks); of rows out of a file that this training
does not read; of a forecaster, which is asked with dates. A scaler that turns the model's answers back is one of the target: its step
is missed with a warning at most, and only where all that the model learned from went through it.

Where no file says which model is asked, it is a warning, and only where the repository trains one model and asks one.

## Example

\`\`\`
\u2716 audit/not-applied  app.py:12
  \`model.predict(np.array(values).reshape(1, -1))\` asks the model with raw
  data, and it was trained on what \`scaler.fit_transform(X_train)\` gives
  (train.py:10)
  training  train.py:10  scaler.fit_transform(X_train)
  training  train.py:12  LogisticRegression().fit(X_train, y_train)
  certain: the model that app.py:12 asks is the one that train.py:12 trains;
  all of the data's way to app.py:12 is known, and this normalization is not
  on it; inference: \`predict\` is behind \`@flask.Flask.route\` (app.py:10)
  \u2192 save that scaler in training, load it here, and \`transform\` before the
    model is asked
\`\`\`

## How to mend it

Do on both sides the same: best by one function that training and service import, or by a model that holds its scaler.

## How to turn it off

For one place, with a reason, on its line or the one above:

\`\`\`python
# scalerlock: ignore[not-applied] why this is right here
\`\`\`

For what is there today: \`scalerlock audit --write-baseline\`. For the whole repository, in \`scalerlock.yml\`:

\`\`\`yaml
rules:
  audit/not-applied: warning   # error | warning | off
\`\`\`
`,"audit/scaler-missing":`# audit/scaler-missing

The inference side loads a scaler that is not in the tree and that no code writes. Level: \`error\`.

## What it means

The code of the service loads a scaler by a path that is known in full. The tree has no such file, nor a pointer to one (Git LFS, DVC),
and no code of the repository writes it; or it lies on somebody's disk and \`.gitignore\` keeps it out. A fresh clone does not
start, or is mended with an old scaler that somebody still has. The same holds for numbers that the service normalizes by and reads
from a file: \`np.load("mean.npy")\`, \`json.load(f)["mean"]\`.

Where the model beside it is missing as well, the artifacts are kept elsewhere: it is a warning where training writes a scaler under
another name, and else nothing is said. Nor is it of a path that comes from outside (the environment, arguments), of what is fetched first, and of a load that
the code itself makes optional.

## Example

\`\`\`
\u2716 audit/scaler-missing  src/service.py:11
  models/scaler.pkl is loaded here, is not in the tree, and no code writes
  it: training writes models/std_scaler.pkl at src/train.py:14
  training  src/train.py:14  pickle.dump(scaler, f)
  inference  src/service.py:16  scaler.transform([row])
  inference  src/service.py:16  model.predict(scaler.transform([row]))
  certain: looked for models/scaler.pkl, src/models/scaler.pkl; inference:
  \`src/service.py\` imports FastAPI
  \u2192 load models/std_scaler.pkl, or save the scaler as models/scaler.pkl
\`\`\`

## How to mend it

Save the scaler in training under the path that the service loads, and commit it or its pointer. Where training saves it
under another name, load that one.

## How to turn it off

For one place, with a reason, on its line or the one above:

\`\`\`python
# scalerlock: ignore[scaler-missing] why this is right here
\`\`\`

For what is there today: \`scalerlock audit --write-baseline\`. For the whole repository, in \`scalerlock.yml\`:

\`\`\`yaml
rules:
  audit/scaler-missing: warning   # error | warning | off
\`\`\`
`,"audit/scaler-not-saved":`# audit/scaler-not-saved

Training fits a scaler and never saves it, and the inference side makes its own. Level: \`warning\`.

## What it means

Training fits a scaler, trains a model on what it gives, and saves the model alone. The numbers of the scaler end with the process.
Where the model is asked, another scaler is fitted: on the whole file instead of the training part, on an export, on a sample. The
model was never trained with that one. Mean and deviation that both sides take by hand, each of a table of its own, are the same.

## Example

\`\`\`
\u26A0 audit/scaler-not-saved  train.py:13
  \`sc.fit_transform(X_train)\` fits a StandardScaler that training never
  saves, and app.py:11 fits another for the same model
  inference  app.py:11  sc.fit(df[["age", "bmi", "children"]])
  inference  app.py:17  reg.predict(sc.transform([[age, bmi, children]]))
  likely: no \`dump\` or \`save\` of it, or of anything that holds it, follows
  train.py:13; inference: \`app.py\` imports Streamlit; the model is asked
  with it at app.py:17
  \u2192 save the fitted scaler beside the model, and load it where the model is
    asked
\`\`\`

## How to mend it

Save the fitted scaler beside the model, or both as one: \`joblib.dump({"model": model, "scaler": scaler}, \u2026)\`, or a \`Pipeline\`.
Load it where the model is asked, and take the second \`fit\` out.

## How to turn it off

For one place, with a reason, on its line or the one above:

\`\`\`python
# scalerlock: ignore[scaler-not-saved] why this is right here
\`\`\`

For what is there today: \`scalerlock audit --write-baseline\`. For the whole repository, in \`scalerlock.yml\`:

\`\`\`yaml
rules:
  audit/scaler-not-saved: warning   # error | warning | off
\`\`\`
`,"audit/unreadable":`# audit/unreadable

A source cannot be read, or not to its end: what it normalizes is not audited. Level: \`warning\`.

## What it means

A commit or a pull request brings a Python file or a notebook that does not parse, is too large or too deep, is no UTF-8, or takes
too many steps to follow. Nothing was found in it, and that says nothing. What the audit reads at most is in
[the audit](../../audit.md).

\`scalerlock audit\`, which looks at all that there is, names such files in a note beside its findings.

## Example

\`\`\`
\u26A0 audit/unreadable  train.py:12
  train.py is not audited, or not to its end: it does not parse as Python at
  line 12
  \u2192 mend the file, or leave it out by \`audit: { ignore: [\u2026] }\` in the
    policy
\`\`\`

## How to mend it

Mend the file. Where it is no code that ever runs (a template, another version of Python), leave it out in \`scalerlock.yml\`:

\`\`\`yaml
audit:
  ignore: ["templates/**"]
\`\`\`

## How to turn it off

In \`scalerlock.yml\`; \`error\` refuses what cannot be read:

\`\`\`yaml
rules:
  audit/unreadable: off   # error | warning | off
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
policy of the base judges. What weakens it (a pair removed or edited, a level lowered, a path ignored, \`audit\` removed or its sides named otherwise) is an error here;
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
