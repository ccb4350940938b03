// A repository of services that train and serve: 100,000 lines of Python and 200 notebooks, half of it code that has nothing to do
// with normalization.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './repositories.mjs';

const SERVICES = 200;

/** Makes it, committed. Gives how many lines of Python it has. */
export function makeProject(folder) {
  mkdirSync(folder, { recursive: true });
  run(folder, 'git', 'init', '--quiet');
  let lines = 0;
  for (let index = 0; index < SERVICES; index += 1) {
    const name = `service_${String(index).padStart(3, '0')}`;
    const files = {
      'config.py': config(name),
      'train.py': train(index),
      'features.py': features(),
      'app/main.py': app(index),
      'app/models.py': plain('models', 3),
      'lib/storage.py': plain('storage', 4),
      'lib/report.py': plain('report', 4),
    };
    for (const [path, text] of Object.entries(files)) {
      const at = join(folder, name, path);
      mkdirSync(join(at, '..'), { recursive: true });
      writeFileSync(at, text);
      lines += text.split('\n').length;
    }
    writeFileSync(join(folder, name, 'explore.ipynb'), notebook(index));
  }
  run(folder, 'git', 'add', '--all');
  run(folder, 'git', 'commit', '--quiet', '--message', 'services');
  return lines;
}

function config(name) {
  return `"""Where ${name} keeps its things."""
from pathlib import Path

BASE = Path(__file__).resolve().parent
MODELS = BASE / "models"
SCALER_PATH = MODELS / "scaler.joblib"
MODEL_PATH = MODELS / "model.joblib"
COLUMNS = ["age", "income", "tenure", "calls", "balance"]
TARGET = "churned"
SEED = 42
`;
}

function train(index) {
  return `"""Trains the model."""
import argparse
import json
import logging

import joblib
import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler

from config import COLUMNS, MODEL_PATH, MODELS, SCALER_PATH, SEED, TARGET
from features import add_ratios, clean, window_features

log = logging.getLogger(__name__)


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="data/customers_${index}.csv")
    parser.add_argument("--trees", type=int, default=200)
    parser.add_argument("--scaler", choices=["standard", "minmax"], default="standard")
    return parser.parse_args()


def make_scaler(name):
    if name == "standard":
        return StandardScaler()
    return MinMaxScaler(feature_range=(0, 1))


def cross_validate(frame, target, trees):
    scores = []
    for fold, (train_rows, test_rows) in enumerate(StratifiedKFold(5).split(frame, target)):
        scaler = StandardScaler()
        inside = scaler.fit_transform(frame.iloc[train_rows])
        outside = scaler.transform(frame.iloc[test_rows])
        model = RandomForestClassifier(n_estimators=trees, random_state=SEED)
        model.fit(inside, target.iloc[train_rows])
        score = roc_auc_score(target.iloc[test_rows], model.predict_proba(outside)[:, 1])
        log.info("fold %d: %.4f", fold, score)
        scores.append(score)
    return float(np.mean(scores)), float(np.std(scores))


def build_pipeline(trees):
    numbers = Pipeline([("scale", StandardScaler())])
    columns = ColumnTransformer([("numbers", numbers, COLUMNS), ("kinds", OneHotEncoder(), ["plan", "region"])])
    return Pipeline([("columns", columns), ("forest", RandomForestClassifier(n_estimators=trees))])


def main():
    arguments = parse_arguments()
    frame = clean(pd.read_csv(arguments.data))
    frame = add_ratios(frame)
    target = frame.pop(TARGET)
    mean, deviation = cross_validate(frame[COLUMNS], target, arguments.trees)
    log.info("cross validation: %.4f +- %.4f", mean, deviation)
    X_train, X_test, y_train, y_test = train_test_split(frame, target, test_size=0.2, random_state=SEED)
    scaler = make_scaler(arguments.scaler)
    X_train_scaled = scaler.fit_transform(X_train[COLUMNS])
    X_test_scaled = scaler.transform(X_test[COLUMNS])
    model = RandomForestClassifier(n_estimators=arguments.trees, random_state=SEED)
    model.fit(X_train_scaled, y_train)
    accuracy = accuracy_score(y_test, model.predict(X_test_scaled))
    MODELS.mkdir(exist_ok=True)
    joblib.dump(scaler, SCALER_PATH)
    joblib.dump(model, MODEL_PATH)
    with open(MODELS / "metrics.json", "w") as file:
        json.dump({"accuracy": accuracy, "auc": mean, "deviation": deviation}, file)


if __name__ == "__main__":
    main()
`;
}

function features() {
  return `"""Features out of the raw table."""
import numpy as np
import pandas as pd


def clean(frame):
    frame = frame.drop_duplicates()
    frame = frame[frame["age"].between(18, 110)]
    for column in ["income", "balance"]:
        median = frame[column].median()
        frame[column] = frame[column].fillna(median)
    return frame.reset_index(drop=True)


def add_ratios(frame):
    frame = frame.copy()
    frame["balance_to_income"] = frame["balance"] / frame["income"].clip(lower=1)
    frame["calls_per_month"] = frame["calls"] / frame["tenure"].clip(lower=1)
    frame["log_income"] = np.log1p(frame["income"])
    return frame


def window_features(series, size):
    windows = []
    for start in range(0, len(series) - size):
        window = series[start : start + size]
        windows.append((window - window.mean()) / (window.std() + 1e-8))
    return np.stack(windows)


def normalize_image(image):
    image = image.astype("float32") / 255.0
    return (image - np.array([0.485, 0.456, 0.406])) / np.array([0.229, 0.224, 0.225])


${[1, 2, 3, 4, 5, 6].map((n) => `def bucket_${n}(frame, column, edges):\n    labels = []\n    for value in frame[column]:\n        index = 0\n        for edge in edges:\n            if value > edge:\n                index += 1\n        labels.append(f"{column}_{index}_${n}")\n    result = pd.Series(labels, index=frame.index)\n    counts = result.value_counts(normalize=True)\n    rare = counts[counts < 0.01].index\n    return result.where(~result.isin(rare), "other")\n`).join('\n\n')}`;
}

function app(index) {
  return `"""Serves the model."""
import logging
from contextlib import asynccontextmanager

import joblib
import pandas as pd
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from config import COLUMNS, MODEL_PATH, SCALER_PATH
from features import add_ratios

log = logging.getLogger(__name__)
state = {}


@asynccontextmanager
async def lifespan(app):
    state["scaler"] = joblib.load(SCALER_PATH)
    state["model"] = joblib.load(MODEL_PATH)
    yield
    state.clear()


app = FastAPI(title="service ${index}", lifespan=lifespan)


class Customer(BaseModel):
    age: float
    income: float
    tenure: float
    calls: float
    balance: float
    plan: str = "basic"
    region: str = "north"


def to_frame(customers):
    rows = [customer.model_dump() for customer in customers]
    return add_ratios(pd.DataFrame(rows))


@app.get("/health")
def health():
    return {"ready": "model" in state}


@app.post("/predict")
def predict(customers: list[Customer]):
    if not customers:
        raise HTTPException(status_code=422, detail="no customers")
    frame = to_frame(customers)
    scaled = state["scaler"].transform(frame[COLUMNS])
    scores = state["model"].predict_proba(scaled)[:, 1]
    return [{"score": float(score), "churns": bool(score > 0.5)} for score in scores]
`;
}

/** Code as any program has it. */
function plain(name, count) {
  const parts = Array.from(
    { length: count },
    (_, index) => `
class ${name.charAt(0).toUpperCase()}${name.slice(1)}Entry${index}:
    """One entry, as it is kept."""

    def __init__(self, key, value, tags=()):
        self.key = key
        self.value = value
        self.tags = list(tags)
        self.history = []

    def update(self, value, *, reason="unknown"):
        if value == self.value:
            return False
        self.history.append({"old": self.value, "new": value, "reason": reason})
        self.value = value
        return True

    def to_dict(self):
        return {"key": self.key, "value": self.value, "tags": sorted(self.tags), "changes": len(self.history)}


def ${name}_merge_${index}(left, right, prefer="left"):
    merged = dict(right)
    for key, value in left.items():
        if key in merged and prefer != "left":
            continue
        merged[key] = value if not isinstance(value, dict) else ${name}_merge_${index}(value, merged.get(key, {}))
    return merged
`,
  );
  return `"""Part of the program that ${name} is."""\nimport json\nimport os\n\n${parts.join('\n')}`;
}

function notebook(index) {
  const cells = Array.from({ length: 20 }, (_, cell) => {
    const steps = [
      [
        '%matplotlib inline\n',
        'import pandas as pd\n',
        'import numpy as np\n',
        'import matplotlib.pyplot as plt',
      ],
      [`df = pd.read_csv("data/customers_${index}.csv")\n`, 'df.head()'],
      [
        'from sklearn.preprocessing import StandardScaler\n',
        'scaler = StandardScaler()\n',
        'scaled = scaler.fit_transform(df[["age", "income"]])',
      ],
      [
        'fig, ax = plt.subplots(figsize=(8, 4))\n',
        `ax.hist(df["age"], bins=${20 + cell})\n`,
        'ax.set_title("age")\n',
        'plt.show()',
      ],
      ['for column in df.columns:\n', '    print(column, df[column].nunique(), df[column].isna().mean())'],
    ];
    return {
      cell_type: 'code',
      execution_count: cell,
      metadata: {},
      outputs: [output(cell)],
      source: steps[cell % steps.length],
    };
  });
  const metadata = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1);
}

/** A picture, as most outputs are. */
function output(cell) {
  return {
    output_type: 'display_data',
    metadata: {},
    data: { 'image/png': 'iVBORw0KGgo'.repeat(400 + cell * 50) },
  };
}
