/*
 * Projects of a training script and a service, put together of the ways that people write them: all are right, and each has a way to
 * be wrong.
 */

/** What prepares the rows: how it is made, and whether it works on a table with names. */
const PREPARE: Record<string, { make: string; isTable?: true; isPlain?: true }> = {
  scaler: { make: 'StandardScaler()' },
  'another scaler': { make: 'MinMaxScaler(feature_range=(0, 1))' },
  'two scalers': { make: 'Pipeline([("first", MinMaxScaler()), ("second", StandardScaler())])' },
  'a pipeline': { make: 'Pipeline([("fill", SimpleImputer()), ("scale", StandardScaler())])' },
  'made by function': { make: 'make_pipeline(StandardScaler(), PCA(n_components=2))' },
  'a union': { make: 'FeatureUnion([("scale", StandardScaler()), ("pca", PCA(2))])' },
  columns: {
    make: 'ColumnTransformer([("n", StandardScaler(), ["age", "income"]), ("c", OneHotEncoder(), ["plan"])])',
    isTable: true,
  },
  'columns by function': {
    make: 'make_column_transformer((MinMaxScaler(), ["age", "income"]), remainder="passthrough")',
    isTable: true,
  },
  'columns with pipelines': {
    make: 'ColumnTransformer([("n", Pipeline([("f", SimpleImputer()), ("s", RobustScaler())]), ["age"]), ("c", OneHotEncoder(), ["plan"])])',
    isTable: true,
  },
  'categories alone': {
    make: 'ColumnTransformer([("c", OneHotEncoder(), ["plan"])], remainder="passthrough")',
    isTable: true,
    isPlain: true,
  },
  'nothing that scales': { make: 'Pipeline([("fill", SimpleImputer()), ("pca", PCA(2))])', isPlain: true },
};

/** How training takes it, and what it then calls its rows. */
const FIT: Record<string, { lines: string[]; train: string; test: string }> = {
  'in place': {
    lines: ['X_train = prepare.fit_transform(X_train)', 'X_test = prepare.transform(X_test)'],
    train: 'X_train',
    test: 'X_test',
  },
  'fit, then transform': {
    lines: [
      'prepare.fit(X_train)',
      'inside = prepare.transform(X_train)',
      'outside = prepare.transform(X_test)',
    ],
    train: 'inside',
    test: 'outside',
  },
  'as tables': {
    lines: [
      'X_train_scaled = pd.DataFrame(prepare.fit_transform(X_train))',
      'X_test_scaled = pd.DataFrame(prepare.transform(X_test))',
    ],
    train: 'X_train_scaled',
    test: 'X_test_scaled',
  },
  'by a function': {
    lines: [
      'def both(train, test, transformer):',
      '    return transformer.fit_transform(train), transformer.transform(test), transformer',
      'inside, outside, prepare = both(X_train, X_test, prepare)',
    ],
    train: 'inside',
    test: 'outside',
  },
};

/** How both get from the one to the other. */
const KEEP: Record<string, { save: string[]; load: string[] }> = {
  joblib: {
    save: ['joblib.dump(model, "models/model.joblib")', 'joblib.dump(prepare, "models/prepare.joblib")'],
    load: ['model = joblib.load("models/model.joblib")', 'prepare = joblib.load("models/prepare.joblib")'],
  },
  pickle: {
    save: [
      'with open("model.pkl", "wb") as file:',
      '    pickle.dump(model, file)',
      'with open("prepare.pkl", "wb") as file:',
      '    pickle.dump(prepare, file)',
    ],
    load: [
      'model = pickle.load(open("model.pkl", "rb"))',
      'prepare = pickle.load(open("prepare.pkl", "rb"))',
    ],
  },
  'a dict': {
    save: ['joblib.dump({"model": model, "prepare": prepare}, "bundle.joblib")'],
    load: ['bundle = joblib.load("bundle.joblib")', 'model, prepare = bundle["model"], bundle["prepare"]'],
  },
  'a tuple': {
    save: ['joblib.dump((model, prepare), "both.joblib")'],
    load: ['model, prepare = joblib.load("both.joblib")'],
  },
  'functions of its own': {
    save: ['save_object("model.pkl", model)', 'save_object(path="prepare.pkl", thing=prepare)'],
    load: ['model = load_object("model.pkl")', 'prepare = load_object("prepare.pkl")'],
  },
};

const OBJECTS = `import pickle

def save_object(path, thing):
    with open(path, "wb") as file:
        pickle.dump(thing, file)

def load_object(path):
    with open(path, "rb") as file:
        return pickle.load(file)
`;

/** Who asks the model: `ROW` of what it is given, and `ASK`. */
const SERVE: Record<string, string> = {
  flask: `from flask import Flask, request
app = Flask(__name__)
LOAD
@app.route("/predict", methods=["POST"])
def predict():
    age, income, plan = request.form["age"], request.form["income"], request.form["plan"]
    row = ROW
    return str(ASK[0])
`,
  'fastapi, loaded late': `from fastapi import FastAPI
app = FastAPI()
@app.post("/predict")
def predict(age: float, income: float, plan: str):
    LOAD
    row = ROW
    return {"prediction": float(ASK[0])}
`,
  streamlit: `import streamlit as st
LOAD
age, income, plan = st.number_input("age"), st.number_input("income"), st.selectbox("plan", ["a", "b"])
if st.button("Predict"):
    row = ROW
    st.success(ASK[0])
`,
  gradio: `import gradio as gr
LOAD
def predict(age, income, plan):
    row = ROW
    return str(ASK[0])
gr.Interface(fn=predict, inputs=["number", "number", "text"], outputs="text").launch()
`,
  lambda: `import json
LOAD
def lambda_handler(event, context):
    body = json.loads(event["body"])
    age, income, plan = body["age"], body["income"], body["plan"]
    row = ROW
    return {"statusCode": 200, "body": json.dumps(float(ASK[0]))}
`,
};

/** What a service may do with its row: what is right, and two mistakes. */
export const ASK = {
  right: 'model.predict(prepare.transform(row))',
  refit: 'model.predict(prepare.fit_transform(row))',
  raw: 'model.predict(row)',
} as const;

export interface Combination {
  name: string;
  /** Whether what prepares the rows normalizes nothing. */
  isPlain: boolean;
  /** The project's files, by what its service does. */
  files: (ask: string) => Map<string, string>;
}

/** Every second way with every other one would be thousands: each pair of ways stands together in some of these. */
export function combinations(): Combination[] {
  const found: Combination[] = [];
  const [fits, keeps, serves] = [Object.keys(FIT), Object.keys(KEEP), Object.keys(SERVE)];
  Object.entries(PREPARE).forEach(([prepare, { isPlain = false }], row) => {
    keeps.forEach((keep, column) => {
      serves.forEach((serve, index) => {
        const fit = fits[(row + column + index) % fits.length] ?? '';
        const ways = { prepare, fit, keep, serve };
        const name = Object.values(ways).join(' · ');
        found.push({ name, isPlain, files: (ask) => projectOf(ways, ask) });
      });
    });
  });
  return found;
}

type Ways = Record<'prepare' | 'fit' | 'keep' | 'serve', string>;

function projectOf(ways: Ways, ask: string): Map<string, string> {
  const { make = '', isTable } = PREPARE[ways.prepare] ?? {};
  const { lines = [], train = '', test = '' } = FIT[ways.fit] ?? {};
  const { save = [], load = [] } = KEEP[ways.keep] ?? {};
  const row = isTable
    ? 'pd.DataFrame([{"age": age, "income": income, "plan": plan}])'
    : '[[float(age), float(income)]]';
  const training = [
    ...['import joblib', 'import pickle', 'import pandas as pd', 'from objects import save_object'],
    ...['from sklearn.compose import ColumnTransformer, make_column_transformer'],
    ...['from sklearn.decomposition import PCA', 'from sklearn.impute import SimpleImputer'],
    ...['from sklearn.linear_model import LogisticRegression'],
    ...['from sklearn.model_selection import train_test_split'],
    ...['from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline'],
    ...['from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, RobustScaler, StandardScaler'],
    'frame = pd.read_csv("customers.csv")',
    'X, y = frame.drop(columns=["churn"]), frame["churn"]',
    'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=4)',
    `prepare = ${make}`,
    ...lines,
    `model = LogisticRegression().fit(${train}, y_train)`,
    `print(model.score(${test}, y_test))`,
    ...save,
  ];
  const service = (SERVE[ways.serve] ?? '')
    .replace(/^( *)LOAD$/m, (_, indent: string) => load.map((line) => indent + line).join('\n'))
    .replace('ROW', row)
    .replace('ASK', ask);
  const imports = 'import joblib\nimport pickle\nimport pandas as pd\nfrom objects import load_object\n';
  return new Map([
    ['objects.py', OBJECTS],
    ['train.py', `${training.join('\n')}\n`],
    ['app.py', imports + service],
  ]);
}
